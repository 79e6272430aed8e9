package io.github.springdata.memory.store.index;

/**
 * Kind of an {@link Index}: what questions it answers.
 */
public enum IndexKind {

	/**
	 * Answers equality only, in constant time. Keys need {@code equals} and
	 * {@code hashCode}.
	 */
	HASH(false),

	/**
	 * Answers equality, ranges, prefixes and order, in logarithmic time. Keys need to be
	 * {@link Comparable} with each other.
	 */
	SORTED(true);

	private final boolean ordered;

	IndexKind(boolean ordered) {
		this.ordered = ordered;
	}

	/**
	 * Whether keys are in order, so that ranges, prefixes and order are answered.
	 * @return {@code false} if only equality is
	 */
	public boolean isOrdered() {
		return this.ordered;
	}

}
