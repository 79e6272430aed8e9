package io.github.springdata.memory.jpa.query;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.ValueForm;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.util.NumberUtils;

/**
 * Maker of results of what rows' statements find.
 */
final class ResultReader {

	private final RowTypes rows;

	private final EntityLoader loader;

	private final Lowering lowering;

	ResultReader(RowTypes rows, EntityLoader loader, Lowering lowering) {
		this.rows = rows;
		this.loader = loader;
		this.lowering = lowering;
	}

	/**
	 * Makes a part of a result.
	 * @param columns what was found
	 */
	@Nullable Object read(ResultShape shape, @Nullable Object[] columns) {
		if (shape instanceof ResultShape.Value value) {
			Object stored = columns[value.column()];
			return (stored != null) ? read(value, stored) : null;
		}
		if (shape instanceof ResultShape.Entry entry) {
			return new SimpleImmutableEntry<>(read(entry.key(), columns), read(entry.value(), columns));
		}
		ResultShape.Instance instance = (ResultShape.Instance) shape;
		@Nullable Object[] arguments = instance.arguments().stream().map((argument) -> read(argument, columns)).toArray();
		return Constructors.create(instance.type(), arguments);
	}

	private @Nullable Object read(ResultShape.Value value, Object stored) {
		if (value.meaning() instanceof Meaning.Entity entity) {
			return value.row() ? this.loader.load(this.rows.of(entity.entity()), (Row) stored)
					: this.loader.reference(entity.entity(), stored);
		}
		return read(value.meaning(), stored);
	}

	private @Nullable Object read(Meaning meaning, Object stored) {
		if (meaning instanceof Meaning.Embedded embedded) {
			return (stored instanceof Row row) ? this.loader.embedded(this.rows.of(embedded.embeddable()), row)
					: stored;
		}
		if (meaning instanceof Meaning.Entity entity) {
			return this.loader.reference(entity.entity(), stored);
		}
		if (meaning instanceof Meaning.Kind) {
			return Objects.requireNonNull(this.lowering.find(stored.toString())).type();
		}
		if (meaning instanceof Meaning.Plural plural) {
			return collection(Meaning.of(plural.attribute().element()), stored);
		}
		ValueForm form = ((Meaning.Basic) meaning).form();
		if (form != null) {
			Object value = number(stored, form.storedType());
			return form.storedType().isInstance(value) ? form.toJava(value) : stored;
		}
		return number(stored, meaning.type());
	}

	private Object collection(Meaning element, Object stored) {
		List<@Nullable Object> elements = new ArrayList<>();
		Collection<?> members = (stored instanceof Map<?, ?> map) ? map.values() : (Collection<?>) stored;
		members.forEach((member) -> elements.add((member != null) ? read(element, member) : null));
		return elements;
	}

	/**
	 * A number, date or time as one of a type.
	 */
	static @Nullable Object computed(@Nullable Object value, Class<?> type) {
		return (value != null) ? TemporalValues.convert(Objects.requireNonNull(number(value, type)), type) : null;
	}

	/**
	 * A number as one of a type.
	 */
	@SuppressWarnings("unchecked")
	static @Nullable Object number(@Nullable Object value, Class<?> type) {
		boolean other = value instanceof Number && !type.isInstance(value) && Number.class.isAssignableFrom(type)
				&& type != Number.class;
		return other ? NumberUtils.convertNumberToTargetClass((Number) Objects.requireNonNull(value),
				(Class<? extends Number>) type) : value;
	}

}
