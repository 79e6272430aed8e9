package io.github.springdata.memory.jpa.context;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.jpa.row.RowTypes;
import org.jspecify.annotations.Nullable;

/**
 * Check of the values of a row against what their columns allow.
 */
final class ColumnCheck {

	private final RowTypes rows;

	private final RowType type;

	private final EntityModel entity;

	private final @Nullable Object id;

	ColumnCheck(RowTypes rows, ManagedEntity managed) {
		this(rows, managed.type(), managed.entity(), managed.id());
	}

	private ColumnCheck(RowTypes rows, RowType type, EntityModel entity, @Nullable Object id) {
		this.rows = rows;
		this.type = type;
		this.entity = entity;
		this.id = id;
	}

	/**
	 * Checks what a statement changes.
	 */
	static void check(RowTypes rows, RowType type, Row before, Row after) {
		ColumnCheck check = new ColumnCheck(rows, type, type.entityOf(after), type.idOf(after));
		for (int i = 0; i < type.columns().size(); i++) {
			if (before.get(i) != after.get(i)) {
				check.check(type.columns().get(i), after.get(i));
			}
		}
	}

	void check(@Nullable Object[] values) {
		List<RowColumn> columns = this.type.columns();
		for (int i = 0; i < values.length; i++) {
			check(columns.get(i), values[i]);
		}
	}

	private void check(RowColumn column, @Nullable Object value) {
		AttributeModel attribute = column.attribute();
		if (column.role() == RowColumn.Role.STATE
				&& this.entity.isKindOf((EntityModel) Objects.requireNonNull(attribute).owner())) {
			check(attribute, value);
		}
	}

	private void check(AttributeModel attribute, @Nullable Object value) {
		if (attribute instanceof BasicModel basic) {
			if (value == null && !basic.isOptional() && !basic.isVersion() && basic.column().insertable()) {
				throw failure(attribute, "must not be null");
			}
			checkSize(basic, basic.column(), value);
		}
		else if (attribute instanceof ToOneModel reference && value == null && reference.relation().isOwning()
				&& reference.shared() == null && !reference.isOptional()
				&& reference.columns().stream().allMatch(ColumnModel::insertable)) {
			throw failure(attribute, "must refer to an instance of " + reference.relation().target().name());
		}
		else if (attribute instanceof ToOneModel reference && value != null && reference.mapsId() != null) {
			checkMapped(reference, value);
		}
		else if (attribute instanceof EmbeddedModel nested) {
			check(nested.embeddable(), (Row) value);
		}
		else if (attribute instanceof PluralModel plural && value != null) {
			checkElements(plural, value);
		}
	}

	/**
	 * Checks the attributes of an embeddable. Where there is none, all its columns are
	 * null, which those of primitive attributes may be.
	 */
	private void check(EmbeddableModel embeddable, @Nullable Row row) {
		EmbeddedRowType type = this.rows.of(embeddable);
		List<AttributeModel> attributes = embeddable.attributes();
		for (int i = 0; i < attributes.size(); i++) {
			int column = type.number(i);
			if (column >= 0 && (row != null || !attributes.get(i).type().isPrimitive())) {
				check(attributes.get(i), (row != null) ? row.get(column) : null);
			}
		}
	}

	private void checkElements(PluralModel plural, Object value) {
		if (value instanceof Map<?, ?> map) {
			check(plural, plural.key(), plural.keyColumns(), map.keySet());
			check(plural, plural.element(), plural.elementColumns(), map.values());
		}
		else {
			check(plural, plural.element(), plural.elementColumns(), (Collection<?>) value);
		}
	}

	private void check(PluralModel plural, @Nullable ElementModel model, List<ColumnModel> columns,
			Collection<?> elements) {
		if (model instanceof ElementModel.Embedded nested) {
			elements.forEach((element) -> check(nested.embeddable(), (Row) element));
		}
		else if (model instanceof ElementModel.Basic && (columns.get(0).length() >= 0 || columns.get(0).scale() >= 0)) {
			elements.forEach((element) -> checkSize(plural, columns.get(0), element));
		}
		else if (model instanceof ElementModel.Entity element && !element.manyToMany()) {
			checkOnce(plural, elements);
		}
	}

	/**
	 * Checks that a reference that the id, or a part of it, is made of still leads there.
	 */
	private void checkMapped(ToOneModel reference, Object value) {
		Object part = mapped(String.valueOf(reference.mapsId()));
		if (part != null && !(part instanceof Row) && !part.equals(value)) {
			throw failure(reference,
					"refers to the instance with id %s, but maps an id that is %s and stays the same; persist another instance"
						.formatted(value, part));
		}
	}

	private @Nullable Object mapped(String part) {
		if (part.isEmpty() || this.entity.id().idClass() != null
				|| !(this.entity.id().single() instanceof EmbeddedModel embedded)) {
			return part.isEmpty() ? this.id : null;
		}
		List<String> names = embedded.embeddable().attributes().stream().map(AttributeModel::name).toList();
		return (this.id instanceof Row row && names.contains(part)) ? row.get(names.indexOf(part)) : null;
	}

	/**
	 * Checks that a join table has each element once, which can be that of one owner
	 * alone.
	 */
	private void checkOnce(PluralModel plural, Collection<?> ids) {
		Set<Object> seen = new HashSet<>();
		for (Object id : ids) {
			if (!seen.add(id)) {
				throw failure(plural,
						"has the element with id %s twice, but its table has each element once; add it once, or make the relation @ManyToMany"
							.formatted(id));
			}
		}
	}

	private void checkSize(AttributeModel attribute, ColumnModel column, @Nullable Object value) {
		if (value instanceof String text && column.length() >= 0 && text.length() > column.length()) {
			throw failure(attribute, "has %d characters, but its column takes %d; declare a greater length, or @Lob"
				.formatted(text.length(), column.length()));
		}
		if (value instanceof BigDecimal number && column.precision() > 0 && column.scale() >= 0
				&& number.precision() - number.scale() > column.precision() - column.scale()) {
			throw failure(attribute, "is %s, but its column takes %d digits, %d of them behind the point"
				.formatted(number, column.precision(), column.scale()));
		}
	}

	private IntegrityViolationException failure(AttributeModel attribute, String problem) {
		return new IntegrityViolationException(
				"'%s' of the %s with id %s %s".formatted(attribute.name(), this.entity.name(), this.id, problem),
				attribute.name());
	}

}
