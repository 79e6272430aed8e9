package io.github.springdata.memory.jpa.context;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdata.memory.jpa.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * Links to rows that only one row may refer to. They are taken away from all who lose
 * them before anybody gets them, so that instances can be handed on within one flush.
 */
final class ExclusiveLinks {

	private ExclusiveLinks() {
	}

	/**
	 * The row of an instance without the links that it loses.
	 * @param before its row
	 * @param after the values of its columns as they are to be
	 * @return the row, or {@code null} if it loses none
	 */
	static @Nullable Row withoutLost(EntityPlan plan, Row before, @Nullable Object[] after) {
		@Nullable Object[] values = null;
		for (int column : plan.exclusive()) {
			if (isLost(before.get(column), after[column])) {
				values = (values != null) ? values : Row.values(before, plan.type().columns().size());
				values[column] = none(Objects.requireNonNull(before.get(column)));
			}
		}
		return (values != null) ? plan.type().create(values) : null;
	}

	/**
	 * Whether a row has any.
	 */
	static boolean has(EntityPlan plan, Row row) {
		for (int column : plan.exclusive()) {
			if (isLost(row.get(column), null)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isLost(@Nullable Object before, @Nullable Object after) {
		if (before == null || before.equals(after)) {
			return false;
		}
		Collection<?> elements = elements(before);
		return (elements == null)
				|| !((after == null) ? List.of() : new HashSet<>(Objects.requireNonNull(elements(after))))
					.containsAll(elements);
	}

	private static @Nullable Collection<?> elements(Object value) {
		return (value instanceof Map<?, ?> map) ? map.values()
				: (value instanceof Collection<?> collection) ? collection : null;
	}

	private static @Nullable Object none(Object before) {
		return (before instanceof Map) ? Map.of() : (before instanceof Collection) ? List.of() : null;
	}

}
