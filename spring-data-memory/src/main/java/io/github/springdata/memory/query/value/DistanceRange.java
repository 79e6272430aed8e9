package io.github.springdata.memory.query.value;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Range;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Metric;
import org.springframework.data.geo.Metrics;
import org.springframework.data.geo.Point;

/**
 * Distances between two bounds, all in the plane or all on the sphere.
 *
 * @param range the bounds, as multiples of the unit's base
 * @param unit the unit of the bounds, which says how points are measured
 */
public record DistanceRange(Range<Double> range, Metric unit) {

	/**
	 * Reads a condition's operand.
	 * @param distance a greatest distance, or a range of distances
	 * @return the distances, or {@code null} if it is neither, or one bound is in the
	 * plane and the other on the sphere
	 */
	public static @Nullable DistanceRange of(@Nullable Object distance) {
		if (distance instanceof Distance greatest) {
			return new DistanceRange(Range.leftUnbounded(Range.Bound.inclusive(greatest.getNormalizedValue())),
					unit(greatest));
		}
		return (distance instanceof Range<?> range) ? of(range) : null;
	}

	private static @Nullable DistanceRange of(Range<?> range) {
		Object lower = range.getLowerBound().getValue().orElse(null);
		Object upper = range.getUpperBound().getValue().orElse(null);
		boolean distances = isDistanceOrAbsent(lower) && isDistanceOrAbsent(upper);
		Metric unit = unit((lower != null) ? lower : upper);
		if (!distances || (upper != null && PointMetric.of(unit(upper)) != PointMetric.of(unit))) {
			return null;
		}
		return new DistanceRange(range.map((bound) -> ((Distance) bound).getNormalizedValue()), unit);
	}

	private static boolean isDistanceOrAbsent(@Nullable Object bound) {
		return bound == null || bound instanceof Distance;
	}

	private static Metric unit(@Nullable Object bound) {
		return (bound instanceof Distance distance) ? distance.getMetric() : Metrics.NEUTRAL;
	}

	/**
	 * The points at these distances.
	 * @param center the point that distances are measured from
	 * @return the test for a point
	 */
	public Predicate<Object> around(Point center) {
		PointMetric metric = PointMetric.of(this.unit);
		return (value) -> this.range.contains(metric.distance(center, (Point) value));
	}

}
