package io.github.springdata.memory.repository.equality;

import java.util.Objects;

/**
 * An abstract class whose subclasses define equality.
 */
abstract class Token {

	static final class Named extends Token {

		final String name;

		Named(String name) {
			this.name = name;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Named named && this.name.equals(named.name);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.name);
		}

	}

	/** Has no state and one instance. */
	static final class Nothing extends Token {

		static final Nothing INSTANCE = new Nothing();

		private Nothing() {
		}

	}

}
