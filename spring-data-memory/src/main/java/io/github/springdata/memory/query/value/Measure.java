package io.github.springdata.memory.query.value;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Condition;

import org.springframework.data.domain.Vector;
import org.springframework.data.geo.Metrics;
import org.springframework.data.geo.Point;

/**
 * How far the values of a property are from what a condition looks for.
 */
public sealed interface Measure permits PointMeasure, VectorMeasure {

	/**
	 * The distance of a value; the smaller it is, the nearer the value.
	 * @param value a value of the property, not {@code null}
	 * @return the distance
	 */
	double distance(Object value);

	/**
	 * The measure that a condition asks for.
	 * @param near the condition
	 * @param arguments what fills its parameter slots
	 * @return the measure, or {@code null} if the condition is met by nothing
	 */
	static @Nullable Measure of(Condition.Near near, @Nullable Object[] arguments) {
		Object center = near.point().resolve(arguments);
		Object limit = (near.distance() != null) ? near.distance().resolve(arguments) : null;
		if (center instanceof Point point) {
			DistanceRange range = DistanceRange.of(limit);
			return new PointMeasure(point, (range != null) ? range.unit() : Metrics.NEUTRAL);
		}
		VectorRange range = VectorRange.of(limit);
		return (center instanceof Vector vector && range != null) ? VectorMeasure.of(vector, range) : null;
	}

}
