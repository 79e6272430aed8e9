package io.github.springdata.memory.jpa.relational;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

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
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowTypes;

import org.jspecify.annotations.Nullable;

/**
 * Writer of the stored forms of attributes to the columns that the mapping says, which
 * {@link ColumnValues} reads again.
 *
 * @param rows the row types
 * @param columns takes the value of a column
 */
record ColumnWriter(RowTypes rows, BiConsumer<ColumnModel, @Nullable Object> columns) {

	/**
	 * Writes an attribute that is in columns.
	 * @param stored its stored form
	 */
	void attribute(AttributeModel attribute, @Nullable Object stored) {
		if (attribute instanceof BasicModel basic) {
			if (!basic.isComputed()) {
				this.columns.accept(basic.column(), basic.form().toColumn(stored));
			}
		}
		else if (attribute instanceof EmbeddedModel nested) {
			embeddable(nested.embeddable(), (Row) stored);
		}
		else if (attribute instanceof ToOneModel reference) {
			referring(reference.columns(), reference.relation().target(), stored);
		}
	}

	private void embeddable(EmbeddableModel embeddable, @Nullable Row row) {
		EmbeddedRowType type = this.rows.of(embeddable);
		List<RowColumn> attributes = type.columns();
		for (int i = 0; i < attributes.size(); i++) {
			attribute(Objects.requireNonNull(attributes.get(i).attribute()), (row != null) ? row.get(i) : null);
		}
	}

	/**
	 * Writes the columns that refer to an instance.
	 * @param id the stored form of its id
	 */
	void referring(List<ColumnModel> joinColumns, EntityModel target, @Nullable Object id) {
		new ColumnWriter(this.rows, (referred, value) -> {
			for (ColumnModel column : joinColumns) {
				if (joinColumns.size() == 1 || referred.name().equalsIgnoreCase(column.referenced())) {
					this.columns.accept(column, value);
				}
			}
		}).id(target, id);
	}

	/**
	 * Writes the id of an entity.
	 * @param stored its stored form
	 */
	void id(EntityModel entity, @Nullable Object stored) {
		IdModel id = entity.id();
		if (id.idClass() == null) {
			attribute(id.single(), stored);
			return;
		}
		List<RowColumn> parts = this.rows.of(id.idClass()).columns();
		for (int i = 0; i < parts.size(); i++) {
			AttributeModel attribute = entity.root().find(parts.get(i).name());
			attribute(Objects.requireNonNull(attribute), (stored != null) ? ((Row) stored).get(i) : null);
		}
	}

	/**
	 * Writes an element or a key of a collection.
	 * @param own its columns, if it is no embeddable
	 */
	void element(ElementModel element, List<ColumnModel> own, @Nullable Object stored) {
		if (element instanceof ElementModel.Basic basic) {
			this.columns.accept(own.get(0), basic.form().toColumn(stored));
		}
		else if (element instanceof ElementModel.Embedded embedded) {
			embeddable(embedded.embeddable(), (Row) stored);
		}
		else {
			referring(own, ((ElementModel.Entity) element).relation().target(), stored);
		}
	}

	/**
	 * Writes what a column holds that serves a collection of another entity.
	 */
	void link(RowColumn column, @Nullable Object stored) {
		PluralModel collection = column.collection();
		switch (column.role()) {
			case OWNER -> referring(collection.columns(), (EntityModel) collection.owner(), stored);
			case POSITION -> this.columns.accept(collection.keyColumns().get(0), stored);
			case KEY -> element(Objects.requireNonNull(collection.key()), collection.keyColumns(), stored);
			default -> throw new IllegalArgumentException("Column '%s' serves no collection".formatted(column.name()));
		}
	}

}
