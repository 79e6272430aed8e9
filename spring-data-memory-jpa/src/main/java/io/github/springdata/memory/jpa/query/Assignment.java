package io.github.springdata.memory.jpa.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.jpa.row.RowTypes;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Statement;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

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

	/**
	 * What is wrong with a value, as far as that is known without it.
	 * @param value the value as it was lowered
	 * @param assignment the assignment as the text has it
	 * @param computed the class of what is stored, {@code Object} if it is not known
	 * @return the problem, or {@code null}
	 */
	@Nullable String problem(Term value, Statement.Assignment assignment, Class<?> computed) {
		boolean fits = (isWhole(this.meaning) || isWhole(value.meaning())) ? isSame(value)
				: fits(computed) && !isUnread(value.expression());
		return fits ? null : "cannot assign '%s' to '%s', which is a %s; cast it".formatted(assignment.value(),
				assignment.property(), this.meaning.type().getSimpleName());
	}

	private static boolean isWhole(Meaning meaning) {
		return meaning instanceof Meaning.Entity || meaning instanceof Meaning.Embedded;
	}

	private boolean isSame(Term value) {
		boolean missing = value.expression() instanceof Expression.Literal literal && literal.value() == null;
		Class<?> given = value.meaning().type();
		return missing || this.meaning.type().isAssignableFrom(given) || given.isAssignableFrom(this.meaning.type());
	}

	/**
	 * Whether a string is not the one that a converter made.
	 */
	private boolean isUnread(Expression value) {
		return this.meaning instanceof Meaning.Basic basic && basic.form() != null && !basic.form().isIdentity()
				&& basic.type() == Boolean.class && value instanceof Expression.Literal literal
				&& literal.value() instanceof String text && !text.equals(basic.form().toStored(true))
				&& !text.equals(basic.form().toStored(false));
	}

	/**
	 * Whether values of a class can be stored: numbers as those of another class, unless
	 * they would lose what is behind the point.
	 */
	private boolean fits(Class<?> computed) {
		Class<?> stored = stored();
		boolean fraction = computed == Double.class || computed == Float.class || computed == BigDecimal.class;
		boolean number = Number.class.isAssignableFrom(stored) && Number.class.isAssignableFrom(computed)
				&& (!fraction || stored == Double.class || stored == Float.class || stored == BigDecimal.class);
		return number || stored.isAssignableFrom(computed) || computed.isAssignableFrom(stored);
	}

	private Class<?> stored() {
		return (this.meaning instanceof Meaning.Basic basic && basic.form() != null)
				? ClassUtils.resolvePrimitiveIfNecessary(basic.form().storedType()) : Object.class;
	}

	private void assign(List<RowColumn> columns, @Nullable Object[] values, int depth, @Nullable Object value) {
		int index = index(columns, this.path.get(depth));
		values[index] = (depth == this.path.size() - 1) ? fit(columns.get(index), value)
				: nested(columns.get(index), (Row) values[index], depth + 1, value);
	}

	private static @Nullable Object fit(RowColumn column, @Nullable Object value) {
		return (column.attribute() instanceof BasicModel basic) ? basic.column().fit(value) : value;
	}

	private Row nested(RowColumn column, @Nullable Row row, int depth, @Nullable Object value) {
		EmbeddedRowType type = this.rows.of(((EmbeddedModel) Objects.requireNonNull(column.attribute())).embeddable());
		@Nullable Object[] values = Row.values(row, type.columns().size());
		assign(type.columns(), values, depth, value);
		return type.create(values);
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
