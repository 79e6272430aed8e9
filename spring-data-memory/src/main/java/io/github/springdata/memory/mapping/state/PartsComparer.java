package io.github.springdata.memory.mapping.state;

/**
 * Comparer of the parts of objects whose values are the same.
 */
interface PartsComparer {

	boolean sameParts(Object a, Object b, Comparison comparison);

}
