package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.IdModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.model.ValueForm;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.RowTypes;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of what the application has to what rows have in its place.
 *
 * @param model the mapping of the unit
 * @param rows the row types
 */
record StoredForms(PersistenceModel model, RowTypes rows) {

	/**
	 * The stored form of a value.
	 * @param value a value of the application
	 * @param meaning what it is compared with or assigned to
	 * @return the stored form; the value itself if it is not of the type that is meant
	 */
	@Nullable Object toStored(@Nullable Object value, Meaning meaning) {
		if (value == null) {
			return null;
		}
		if (meaning instanceof Meaning.Embedded embedded && embedded.type().isInstance(value)) {
			return embed(embedded.embeddable(), value);
		}
		if (meaning instanceof Meaning.Basic basic) {
			Object known = TemporalValues.convert(value, basic.type());
			return (basic.form() != null) ? basic(known, basic.form()) : other(known, meaning);
		}
		return other(value, meaning);
	}

	private @Nullable Object other(Object value, Meaning meaning) {
		EntityModel entity = entity(value);
		if (entity != null) {
			return id(entity, value);
		}
		return (value instanceof Class<?> type && meaning instanceof Meaning.Kind) ? this.model.entity(type).name()
				: value;
	}

	private static @Nullable Object basic(Object value, ValueForm form) {
		if (form.javaType() == Boolean.class && value instanceof Number number) {
			return form.toStored(number.intValue() != 0);
		}
		if (form.javaType() == Boolean.class && value instanceof String text
				&& (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
			return form.toStored(Boolean.valueOf(text));
		}
		if (form.javaType() == Character.class && value instanceof String text && text.length() == 1) {
			return form.toStored(text.charAt(0));
		}
		if (form.javaType().isEnum() && (value instanceof String || value instanceof Number)) {
			return constant(value, form);
		}
		return form.javaType().isInstance(value) ? form.toStored(value) : value;
	}

	/**
	 * The constant of an enum that has a name or number in its column.
	 */
	private static @Nullable Object constant(Object column, ValueForm form) {
		try {
			return form.fromColumn(column);
		}
		catch (IllegalArgumentException ex) {
			return column;
		}
	}

	private @Nullable EntityModel entity(Object value) {
		for (Class<?> type = value.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
			EntityModel entity = this.model.find(type);
			if (entity != null) {
				return entity;
			}
		}
		return null;
	}

	/**
	 * The stored form of the id of an instance.
	 */
	private @Nullable Object id(EntityModel entity, Object instance) {
		IdModel id = entity.id();
		if (id.idClass() == null) {
			return attribute(id.single(), instance);
		}
		EmbeddedRowType type = this.rows.of(id.idClass());
		@Nullable Object[] values = type.columns()
			.stream()
			.map((column) -> attribute(Objects.requireNonNull(entity.find(column.name())), instance))
			.toArray();
		return type.create(values);
	}

	private Object embed(EmbeddableModel embeddable, Object instance) {
		EmbeddedRowType type = this.rows.of(embeddable);
		@Nullable Object[] values = type.columns()
			.stream()
			.map((column) -> attribute(Objects.requireNonNull(column.attribute()), instance))
			.toArray();
		return type.create(values);
	}

	/**
	 * The stored form of an attribute of an instance.
	 */
	@Nullable Object attribute(AttributeModel attribute, Object instance) {
		Object value = attribute.access().get(instance);
		if (value == null) {
			return null;
		}
		if (attribute instanceof BasicModel basic) {
			return basic.form().toStored(value);
		}
		if (attribute instanceof EmbeddedModel nested) {
			return embed(nested.embeddable(), value);
		}
		return (attribute instanceof ToOneModel) ? toStored(value, Meaning.UNKNOWN)
				: collection((PluralModel) attribute, value);
	}

	private Object collection(PluralModel attribute, Object value) {
		Meaning element = Meaning.of(attribute.element());
		if (value instanceof Map<?, ?> map && attribute.key() != null) {
			Meaning key = Meaning.of(attribute.key());
			Map<@Nullable Object, @Nullable Object> stored = new LinkedHashMap<>();
			map.forEach((k, v) -> stored.put(toStored(k, key), toStored(v, element)));
			return stored;
		}
		List<@Nullable Object> stored = new ArrayList<>();
		((Collection<?>) value).forEach((member) -> stored.add(toStored(member, element)));
		return stored;
	}

}
