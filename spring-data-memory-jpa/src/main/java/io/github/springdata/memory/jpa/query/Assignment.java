package io.github.springdata.memory.jpa.query;

import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.jpa.row.RowTypes;
import org.jspecify.annotations.Nullable;

/**
 * Column that a statement assigns to.
 *
 * @param rows the row types
 * @param path the names of the column, and of those of the embeddables in it
 * @param meaning what the column holds
 */
record Assignment(RowTypes rows, List<String> path, Meaning meaning) {

	/**
	 * A row with another value.
	 * @param values the values of all columns of the row, which are changed
	 */
	void apply(RowType type, @Nullable Object[] values, @Nullable Object value) {
		assign(type.columns(), values, 0, ResultReader.number(value, stored()));
	}

	private Class<?> stored() {
		return (this.meaning instanceof Meaning.Basic basic && basic.form() != null) ? basic.form().storedType()
				: Object.class;
	}

	private void assign(List<RowColumn> columns, @Nullable Object[] values, int depth, @Nullable Object value) {
		int index = index(columns, this.path.get(depth));
		values[index] = (depth == this.path.size() - 1) ? value
				: nested(columns.get(index), (Row) values[index], depth + 1, value);
	}

	private Row nested(RowColumn column, @Nullable Row row, int depth, @Nullable Object value) {
		EmbeddedRowType type = this.rows.of(((EmbeddedModel) Objects.requireNonNull(column.attribute())).embeddable());
		@Nullable Object[] values = values(type.columns().size(), row);
		assign(type.columns(), values, depth, value);
		return type.create(values);
	}

	/**
	 * The values of all columns of a row.
	 */
	static @Nullable Object[] values(int size, @Nullable Row row) {
		@Nullable Object[] values = new @Nullable Object[size];
		for (int i = 0; i < size && row != null; i++) {
			values[i] = row.get(i);
		}
		return values;
	}

	private static int index(List<RowColumn> columns, String name) {
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i).name().equals(name)) {
				return i;
			}
		}
		throw new IllegalStateException("No column '%s'".formatted(name));
	}

}
