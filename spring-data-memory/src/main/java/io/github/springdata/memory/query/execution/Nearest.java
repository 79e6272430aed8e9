package io.github.springdata.memory.query.execution;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria;

import org.springframework.data.geo.Point;

/**
 * The order by the distance from a point, which a test of a distance implies.
 *
 * @param path reads the points; absent ones come last
 * @param center the point
 * @param metric how points are measured
 */
record Nearest(PathReader path, Point center, PointMetric metric) implements Comparator<Object> {

	/**
	 * The order that a criteria implies.
	 * @return the order, or {@link RowOrder#NONE}
	 */
	static RowOrder order(Criteria criteria, MemoryPersistentEntity<?> entity, @Nullable Object[] arguments) {
		Condition.Near near = find(criteria);
		if (near == null || !(near.point().resolve(arguments) instanceof Point center)) {
			return RowOrder.NONE;
		}
		DistanceRange range = (near.distance() != null) ? DistanceRange.of(near.distance().resolve(arguments)) : null;
		PointMetric metric = (range != null) ? range.metric() : PointMetric.PLANE;
		return RowOrder.of(new Nearest(entity.getPath(near.path()), center, metric));
	}

	private static Condition.@Nullable Near find(Criteria criteria) {
		if (criteria instanceof Condition.Near near && !near.negated()) {
			return near;
		}
		if (criteria instanceof Criteria.And and) {
			for (Criteria operand : and.operands()) {
				Condition.Near near = find(operand);
				if (near != null) {
					return near;
				}
			}
		}
		return null;
	}

	@Override
	public int compare(Object left, Object right) {
		return Double.compare(distance(left), distance(right));
	}

	private double distance(Object row) {
		Object point = this.path.read(row);
		return (point != null) ? this.metric.distance(this.center, (Point) point) : Double.POSITIVE_INFINITY;
	}

	@Override
	public String toString() {
		return "distance of %s from %s".formatted(this.path.path(), this.center);
	}

}
