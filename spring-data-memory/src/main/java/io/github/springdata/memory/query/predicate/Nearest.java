package io.github.springdata.memory.query.predicate;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.value.Measure;

/**
 * The order by the distance from a point or a vector, which a test of a distance implies.
 *
 * @param path reads the values; absent ones come last
 * @param measure measures their distance
 */
public record Nearest(PathReader path, Measure measure) implements Comparator<Object> {

	/**
	 * The order that a criteria implies.
	 * @param criteria the criteria
	 * @param entity the entity
	 * @param arguments what fills the parameter slots
	 * @return the order, or {@code null} if there is none
	 */
	public static @Nullable Nearest of(Criteria criteria, MemoryPersistentEntity<?> entity,
			@Nullable Object[] arguments) {
		Condition.Near near = find(criteria);
		Measure measure = (near != null) ? Measure.of(near, arguments) : null;
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

}
