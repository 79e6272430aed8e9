package io.github.springdata.memory.query.value;

import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Metric;
import org.springframework.data.geo.Point;

/**
 * Distances from a point.
 *
 * @param center the point
 * @param unit the unit of the distances, which says how points are measured
 */
public record PointMeasure(Point center, Metric unit) implements Measure {

	@Override
	public double distance(Object value) {
		return PointMetric.of(this.unit).distance(this.center, (Point) value);
	}

	/**
	 * A distance in the unit.
	 * @param distance the distance as it is measured
	 * @return the distance
	 */
	public Distance toDistance(double distance) {
		return new Distance(distance * this.unit.getMultiplier(), this.unit);
	}

	@Override
	public String toString() {
		return this.center.toString();
	}

}
