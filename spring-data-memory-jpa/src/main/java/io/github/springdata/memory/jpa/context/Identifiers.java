package io.github.springdata.memory.jpa.context;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.IdModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowTypes;
import io.github.springdata.memory.store.index.IndexKeys;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Ids of entities in both forms: as the application has them and as rows have them.
 */
final class Identifiers {

	private final RowTypes rows;

	Identifiers(RowTypes rows) {
		this.rows = rows;
	}

	/**
	 * The stored form of an id.
	 * @throws IllegalArgumentException if it is not of the type of ids of the entity
	 */
	Object toStored(EntityModel entity, Object id) {
		IdModel model = entity.id();
		if (!ClassUtils.resolvePrimitiveIfNecessary(model.type()).isInstance(id)) {
			throw new IllegalArgumentException("An id of %s is a %s, not a %s: %s".formatted(entity.name(),
					model.type().getName(), id.getClass().getName(), id));
		}
		if (model.idClass() != null) {
			return embed(model.idClass(), id);
		}
		AttributeModel attribute = model.single();
		if (attribute instanceof ToOneModel reference) {
			return toStored(reference.relation().target(), id);
		}
		return (attribute instanceof EmbeddedModel nested) ? embed(nested.embeddable(), id)
				: stored((BasicModel) attribute, id);
	}

	/**
	 * The stored form of a basic id or a part of one. Decimal numbers that compare as
	 * equal are one id, whatever their scale.
	 */
	private static Object stored(BasicModel attribute, Object id) {
		Object stored = Objects.requireNonNull(attribute.form().toStored(id));
		return (stored instanceof BigDecimal decimal) ? IndexKeys.stripTrailingZeros(decimal) : stored;
	}

	/**
	 * The id of a stored form.
	 */
	Object toJava(EntityModel entity, Object stored) {
		IdModel model = entity.id();
		if (model.idClass() != null) {
			return create(model.idClass(), (Row) stored);
		}
		AttributeModel attribute = model.single();
		if (attribute instanceof ToOneModel reference) {
			return toJava(reference.relation().target(), stored);
		}
		return (attribute instanceof EmbeddedModel nested) ? create(nested.embeddable(), (Row) stored)
				: Objects.requireNonNull(((BasicModel) attribute).form().toJava(stored));
	}

	/**
	 * The stored form of an embeddable that is, or is a part of, an id.
	 */
	private Row embed(EmbeddableModel embeddable, Object instance) {
		EmbeddedRowType type = this.rows.of(embeddable);
		List<RowColumn> columns = type.columns();
		@Nullable Object[] values = new @Nullable Object[columns.size()];
		for (int i = 0; i < values.length; i++) {
			AttributeModel attribute = Objects.requireNonNull(columns.get(i).attribute());
			Object value = attribute.access().get(instance);
			values[i] = (value == null) ? null : (attribute instanceof EmbeddedModel nested)
					? embed(nested.embeddable(), value) : stored((BasicModel) attribute, value);
		}
		return type.create(values);
	}

	private Object create(EmbeddableModel embeddable, Row row) {
		List<RowColumn> columns = this.rows.of(embeddable).columns();
		@Nullable Object[] values = new @Nullable Object[columns.size()];
		for (int i = 0; i < values.length; i++) {
			Object value = row.get(i);
			values[i] = (value == null) ? null
					: (columns.get(i).attribute() instanceof EmbeddedModel nested)
							? create(nested.embeddable(), (Row) value)
							: ((BasicModel) Objects.requireNonNull(columns.get(i).attribute())).form().toJava(value);
		}
		return embeddable.create(values);
	}

	/**
	 * Reads the id of an instance.
	 * @param references the stored form of the id of another instance, {@code null} if it
	 * has none yet
	 * @return the stored form, or {@code null} if a part of it is missing
	 */
	@Nullable Object read(EntityModel entity, Object instance, BiFunction<EntityModel, Object, @Nullable Object> references) {
		IdModel model = entity.id();
		EmbeddableModel idClass = model.idClass();
		if (idClass == null) {
			return read(model.single(), instance, references);
		}
		EmbeddedRowType type = this.rows.of(idClass);
		@Nullable Object[] values = new @Nullable Object[type.columns().size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = read(part(entity, type.columns().get(i).name()), instance, references);
			if (values[i] == null) {
				return null;
			}
		}
		return type.create(values);
	}

	private static AttributeModel part(EntityModel entity, String name) {
		return Objects.requireNonNull(entity.root().find(name));
	}

	private @Nullable Object read(AttributeModel attribute, Object instance,
			BiFunction<EntityModel, Object, @Nullable Object> references) {
		Object value = attribute.access().get(instance);
		if (value == null) {
			return null;
		}
		if (attribute instanceof ToOneModel reference) {
			return references.apply(reference.relation().target(), value);
		}
		return (attribute instanceof EmbeddedModel nested) ? embed(nested.embeddable(), value)
				: stored((BasicModel) attribute, value);
	}

	/**
	 * Sets the id of an instance that is not a reference.
	 */
	void write(EntityModel entity, Object instance, Object stored) {
		AttributeModel attribute = entity.id().single();
		if (!(attribute instanceof ToOneModel)) {
			attribute.access().set(instance, toJava(entity, stored));
		}
	}

}
