package io.github.springdata.memory.jpa.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Form of constants of an enum, which are stored as they are.
 *
 * @param javaType the class of the enum
 * @param columns the value that a column of a database would have for each constant
 */
record EnumForm(Class<?> javaType, Map<Object, Object> columns) implements ValueForm {

	static EnumForm of(Class<?> type, Function<Object, Object> column) {
		Map<Object, Object> columns = new LinkedHashMap<>();
		for (Object constant : type.getEnumConstants()) {
			columns.put(constant, column.apply(constant));
		}
		return new EnumForm(type, columns);
	}

	@Override
	public boolean isShared() {
		return true;
	}

	@Override
	public @Nullable Object toColumn(@Nullable Object stored) {
		return (stored != null) ? this.columns.get(stored) : null;
	}

	@Override
	public @Nullable Object fromColumn(@Nullable Object column) {
		return (column != null)
				? this.columns.entrySet()
					.stream()
					.filter((entry) -> same(entry.getValue(), column))
					.map(Entry::getKey)
					.findFirst()
					.orElseThrow(() -> new IllegalArgumentException("%s has no constant for %s; it has %s for %s"
						.formatted(this.javaType.getName(), column, this.columns.values(), this.columns.keySet())))
				: null;
	}

	private static boolean same(Object declared, Object column) {
		return (declared instanceof Number a && column instanceof Number b) ? a.longValue() == b.longValue()
				: Objects.equals(declared.toString(), column.toString());
	}

}
