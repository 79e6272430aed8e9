package io.github.springdata.memory.repository.equality;

/**
 * A closed type that leaves equality to its records, of which one lacks it.
 */
sealed interface Shape {

	record Circle(int radius) implements Shape {
	}

	record Square(int side) implements Shape {
	}

	/** Has no equals of its own. */
	final class Blob implements Shape {

		final int size;

		Blob(int size) {
			this.size = size;
		}

	}

}
