package io.github.springdata.memory.jpa.context;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Check of the values of a row against what their columns allow.
 */
final class ColumnCheck {

	private final RowType type;

	private final EntityModel entity;

	private final @Nullable Object id;

	ColumnCheck(ManagedEntity managed) {
		this(managed.type(), managed.entity(), managed.id());
	}

	private ColumnCheck(RowType type, EntityModel entity, @Nullable Object id) {
		this.type = type;
		this.entity = entity;
		this.id = id;
	}

	/**
	 * Checks what a statement changes.
	 */
	static void check(RowType type, Row before, Row after) {
		ColumnCheck check = new ColumnCheck(type, type.entityOf(after), type.idOf(after));
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
			checkSize(basic, value);
		}
		else if (attribute instanceof ToOneModel reference && value == null && reference.relation().isOwning()
				&& reference.shared() == null && !reference.isOptional()
				&& reference.columns().stream().allMatch(ColumnModel::insertable)) {
			throw failure(attribute, "must refer to an instance of " + reference.relation().target().name());
		}
		else if (attribute instanceof EmbeddedModel nested && value != null) {
			check(nested.embeddable(), (Row) value);
		}
	}

	private void check(EmbeddableModel embeddable, Row row) {
		int column = 0;
		for (AttributeModel attribute : embeddable.attributes()) {
			if (attribute instanceof BasicModel basic && !basic.isStored()) {
				continue;
			}
			boolean stored = attribute instanceof BasicModel || attribute instanceof EmbeddedModel;
			if (!stored) {
				return;
			}
			check(attribute, row.get(column++));
		}
	}

	private void checkSize(BasicModel basic, @Nullable Object value) {
		ColumnModel column = basic.column();
		if (value instanceof String text && column.length() >= 0 && text.length() > column.length()) {
			throw failure(basic, "has %d characters, but its column takes %d; declare a greater length, or @Lob"
				.formatted(text.length(), column.length()));
		}
		if (value instanceof BigDecimal number && column.precision() > 0 && column.scale() >= 0
				&& number.precision() - number.scale() > column.precision() - column.scale()) {
			throw failure(basic, "is %s, but its column takes %d digits, %d of them behind the point".formatted(number,
					column.precision(), column.scale()));
		}
	}

	private IntegrityViolationException failure(AttributeModel attribute, String problem) {
		return new IntegrityViolationException(
				"'%s' of the %s with id %s %s".formatted(attribute.name(), this.entity.name(), this.id, problem),
				attribute.name());
	}

}
