package io.github.springdata.memory.query.predicate;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.value.Measure;
import io.github.springdata.memory.query.value.DistanceRange;
import io.github.springdata.memory.query.value.PointMeasure;
import io.github.springdata.memory.query.value.VectorRange;

import org.springframework.data.domain.Vector;
import org.springframework.data.geo.Metrics;
import org.springframework.data.geo.Point;

/**
 * The order by the distance from a point or a vector, which a test of a distance implies.
 *
 * @param path reads the values; absent ones come last
 * @param measure measures their distance
 */
public record Nearest(PathReader path, Measure measure) implements Comparator<Object> {

	/**
	 * The order that criteria imply.
	 * @param criteria the criteria
	 * @param entity the entity
	 * @param arguments what fills the parameter slots
	 * @return the order, or {@code null} if there is none
	 */
	public static @Nullable Nearest of(Criteria criteria, MemoryPersistentEntity<?> entity,
			@Nullable Object[] arguments) {
		Condition.Near near = find(criteria);
		Measure measure = (near != null) ? measure(near, arguments) : null;
		return (near != null && measure != null) ? new Nearest(entity.getPath(near.path()), measure) : null;
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

	/**
	 * Distance of a row.
	 * @param row a stored row
	 * @return the distance, infinite if the row has no value
	 */
	public double distance(Object row) {
		Object value = this.path.read(row);
		return (value != null) ? this.measure.distance(value) : Double.POSITIVE_INFINITY;
	}

	@Override
	public String toString() {
		return "distance of %s from %s".formatted(this.path.path(), this.measure);
	}

	/**
	 * The measure that a condition asks for.
	 * @return the measure, or {@code null} if the condition is met by nothing
	 */
	private static @Nullable Measure measure(Condition.Near near, @Nullable Object[] arguments) {
		Object center = near.point().resolve(arguments);
		Object limit = (near.distance() != null) ? near.distance().resolve(arguments) : null;
		if (center instanceof Point point) {
			DistanceRange range = DistanceRange.of(limit);
			return new PointMeasure(point, (range != null) ? range.unit() : Metrics.NEUTRAL);
		}
		VectorRange range = VectorRange.of(limit);
		return (center instanceof Vector vector && range != null) ? range.measure(vector) : null;
	}

}
