package io.github.springdata.memory.mapping.state;

/**
 * Copier and comparer of the objects of one run-time class.
 */
interface Copier {

	/**
	 * Copies an object with everything in it.
	 * @param source the object
	 * @param frozen whether a collection or map becomes unmodifiable, as parts of
	 * immutable objects are
	 * @param run what was copied so far
	 * @return the copy, or the very same object if it is immutable throughout
	 */
	Object copy(Object source, boolean frozen, CopyRun run);

	/**
	 * Whether objects are copied and compared without regard to the parts that they have.
	 */
	default boolean isFlat() {
		return false;
	}

	/**
	 * Compares two objects deeply.
	 * @param a an object of the class
	 * @param b any other object
	 * @param comparison what was compared so far
	 */
	boolean same(Object a, Object b, Comparison comparison);

}
