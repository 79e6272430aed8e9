package io.github.springdata.memory.store.index;

/**
 * Kind of an {@link Index}: what questions it answers.
 */
public enum IndexKind {

	/**
	 * Answers equality only, in constant time. Keys need {@code equals} and
	 * {@code hashCode}.
	 */
	HASH,

	/**
	 * Answers equality, ranges, prefixes and order, in logarithmic time. Keys need to be
	 * {@link Comparable} with each other.
	 */
	SORTED

}
