package io.github.springdata.memory.jpa.relational;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.IdModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowTypes;

import org.jspecify.annotations.Nullable;

/**
 * Reader of the stored forms of attributes from the columns that the mapping says.
 *
 * @param rows the row types
 * @param columns the value of a column
 */
record ColumnValues(RowTypes rows, Function<ColumnModel, @Nullable Object> columns) {

	/**
	 * The stored form of an attribute that is in columns.
	 * @return the stored form, {@code null} if all columns are
	 */
	@Nullable Object attribute(AttributeModel attribute) {
		if (attribute instanceof BasicModel basic) {
			return basic.isComputed() ? null
					: DatabaseValues.toStored(this.columns.apply(basic.column()), basic.form(), basic.column());
		}
		if (attribute instanceof EmbeddedModel nested) {
			return embeddable(nested.embeddable());
		}
		return (attribute instanceof ToOneModel reference) ? reference(reference) : null;
	}

	private @Nullable Object embeddable(EmbeddableModel embeddable) {
		EmbeddedRowType type = this.rows.of(embeddable);
		@Nullable Object[] values = type.columns()
			.stream()
			.map((column) -> attribute(Objects.requireNonNull(column.attribute())))
			.toArray();
		return Arrays.stream(values).allMatch(Objects::isNull) ? null : type.create(values);
	}

	private @Nullable Object reference(ToOneModel reference) {
		EntityModel target = reference.relation().target();
		if (reference.referenced() != null) {
			throw new UnsupportedOperationException("'%s' refers to '%s', which is not the id of %s"
				.formatted(reference, reference.referenced(), target.name()));
		}
		return referring(reference.columns()).id(target);
	}

	/**
	 * A reader of the columns that are referred to, which has the values of those that
	 * refer to them.
	 */
	ColumnValues referring(List<ColumnModel> joinColumns) {
		return new ColumnValues(this.rows, (id) -> {
			for (ColumnModel column : joinColumns) {
				if (joinColumns.size() == 1 || id.name().equalsIgnoreCase(column.referenced())) {
					return this.columns.apply(column);
				}
			}
			return null;
		});
	}

	/**
	 * The stored form of the id of an entity.
	 */
	@Nullable Object id(EntityModel entity) {
		IdModel id = entity.id();
		if (id.idClass() == null) {
			return attribute(id.single());
		}
		EmbeddedRowType type = this.rows.of(id.idClass());
		@Nullable Object[] values = type.columns()
			.stream()
			.map((column) -> attribute(Objects.requireNonNull(entity.root().find(column.name()))))
			.toArray();
		return Arrays.stream(values).allMatch(Objects::isNull) ? null : type.create(values);
	}

	/**
	 * The stored form of an element or a key of a collection.
	 * @param columns its columns, if it is no embeddable
	 */
	@Nullable Object element(ElementModel element, List<ColumnModel> columns) {
		if (element instanceof ElementModel.Basic basic) {
			ColumnModel column = columns.get(0);
			return DatabaseValues.toStored(this.columns.apply(column), basic.form(), column);
		}
		return (element instanceof ElementModel.Embedded embedded) ? embeddable(embedded.embeddable())
				: referring(columns).id(((ElementModel.Entity) element).relation().target());
	}

	/**
	 * What a column holds that serves a collection of another entity.
	 */
	@Nullable Object link(RowColumn column) {
		PluralModel collection = column.collection();
		return switch (column.role()) {
			case OWNER -> referring(collection.columns()).id((EntityModel) collection.owner());
			case POSITION -> DatabaseValues.toInteger(this.columns.apply(collection.keyColumns().get(0)));
			case KEY -> element(Objects.requireNonNull(collection.key()), collection.keyColumns());
			default -> throw new IllegalArgumentException("Column '%s' serves no collection".formatted(column.name()));
		};
	}

}
