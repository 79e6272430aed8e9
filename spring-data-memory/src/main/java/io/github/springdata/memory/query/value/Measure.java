package io.github.springdata.memory.query.value;

/**
 * Distance of the values of a property from what a condition looks for.
 */
public sealed interface Measure permits PointMeasure, VectorMeasure {

	/**
	 * The distance of a value; the smaller it is, the nearer the value.
	 * @param value a value of the property, not {@code null}
	 * @return the distance
	 */
	double distance(Object value);

}
