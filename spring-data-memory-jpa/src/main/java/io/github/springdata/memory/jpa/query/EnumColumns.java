package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.ValueForm;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import org.jspecify.annotations.Nullable;

/**
 * Order of the constants of enums, which are stored as they are: that of the names or
 * numbers that columns of a database would have for them.
 */
final class EnumColumns {

	private EnumColumns() {
	}

	/**
	 * What a value is ordered by.
	 * @return the value that a column would have, or the value itself if it has that
	 * order
	 */
	static Term of(Term term) {
		if (!(term.meaning() instanceof Meaning.Basic basic) || basic.form() == null || !basic.type().isEnum()
				|| basic.form() instanceof ColumnForm || isInOrder(basic.form(), basic.type())) {
			return term;
		}
		Location location = term.expression().location();
		List<Expression.Case.Branch> branches = new ArrayList<>();
		for (Object constant : basic.type().getEnumConstants()) {
			branches.add(new Expression.Case.Branch(new Expression.Literal(constant, location),
					new Expression.Literal(basic.form().toColumn(constant), location)));
		}
		return new Term(new Expression.Case(term.expression(), branches, null, location),
				new Meaning.Basic(basic.type(), new ColumnForm(basic.form())), term.text(), null, null);
	}

	/**
	 * A constant that is stored by its name as a string, and any other value as it is.
	 */
	static Term text(Term term) {
		Term column = of(term);
		return (column.meaning() instanceof Meaning.Basic basic && basic.form() instanceof ColumnForm form
				&& form.storedType() == String.class) ? Term.of(column.expression(), String.class) : term;
	}

	private static boolean isInOrder(ValueForm form, Class<?> type) {
		if (form.storedType() != type) {
			return true;
		}
		int ordinal = 0;
		for (Object constant : type.getEnumConstants()) {
			if (!(form.toColumn(constant) instanceof Number number) || number.longValue() != ordinal) {
				return false;
			}
			ordinal++;
		}
		return true;
	}

	/**
	 * Form of constants as columns would have them.
	 *
	 * @param form the form in which they are stored
	 */
	record ColumnForm(ValueForm form) implements ValueForm {

		@Override
		public Class<?> javaType() {
			return this.form.javaType();
		}

		@Override
		public Class<?> storedType() {
			Object column = this.form.toColumn(javaType().getEnumConstants()[0]);
			return Objects.requireNonNull(column).getClass();
		}

		@Override
		public boolean isIdentity() {
			return false;
		}

		@Override
		public @Nullable Object toStored(@Nullable Object value) {
			return this.form.toColumn(this.form.toStored(value));
		}

		@Override
		public @Nullable Object toJava(@Nullable Object stored) {
			return this.form.toJava(this.form.fromColumn(stored));
		}

	}

}
