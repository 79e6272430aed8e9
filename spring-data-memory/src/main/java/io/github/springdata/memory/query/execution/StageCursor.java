package io.github.springdata.memory.query.execution;

/**
 * Cursor that makes its rows of those of another one, and expects as many.
 *
 * @param <I> the type of the rows of the other
 * @param <T> the type of the rows
 */
abstract class StageCursor<I, T> extends Cursor<T> {

	/**
	 * The cursor that this one reads.
	 */
	protected final Cursor<I> input;

	StageCursor(Cursor<I> input) {
		this.input = input;
	}

	@Override
	long estimate() {
		return this.input.estimate();
	}

}
