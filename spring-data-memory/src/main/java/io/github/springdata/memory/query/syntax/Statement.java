package io.github.springdata.memory.query.syntax;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Content of a query text, with the names that stand in it, not yet looked up.
 */
public sealed interface Statement {

	/**
	 * The text.
	 * @return the text that was read
	 */
	String text();

	/**
	 * Statement that finds something.
	 *
	 * @param text the text
	 * @param selection what to find
	 */
	record Select(String text, Selection selection) implements Statement {

		@Override
		public String toString() {
			return this.selection.toString();
		}

	}

	/**
	 * Statement that changes rows.
	 *
	 * @param text the text
	 * @param target the rows of which entity
	 * @param assignments what to change, at least one
	 * @param where what a row has to meet, or {@code null}
	 */
	record Update(String text, Selection.Source target, List<Assignment> assignments,
			@Nullable Expression where) implements Statement {

		/**
		 * Copies the assignments.
		 * @param text the text
		 * @param target the rows of which entity
		 * @param assignments what to change, at least one
		 * @param where what a row has to meet, or {@code null}
		 */
		public Update {
			assignments = List.copyOf(assignments);
		}

		@Override
		public String toString() {
			return "update" + Statement.target(" ", this.target)
					+ this.assignments.stream()
						.map(Assignment::toString)
						.collect(Collectors.joining(", ", " set ", Statement.where(this.where)));
		}

	}

	/**
	 * Statement that deletes rows.
	 *
	 * @param text the text
	 * @param target the rows of which entity
	 * @param where what a row has to meet, or {@code null}
	 */
	record Delete(String text, Selection.Source target, @Nullable Expression where) implements Statement {

		@Override
		public String toString() {
			return "delete" + Statement.target(" from ", this.target) + Statement.where(this.where);
		}

	}

	private static String target(String before, Selection.Source target) {
		String text = target.toString();
		return text.isEmpty() ? "" : before + text.substring(2);
	}

	private static String where(@Nullable Expression where) {
		return (where != null) ? " where " + where : "";
	}

	private static String list(List<?> members) {
		return members.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
	}

	/**
	 * Statement that inserts rows: given ones, or those that a selection finds.
	 *
	 * @param text the text
	 * @param target of which entity
	 * @param properties the properties that get values
	 * @param rows the values of each row; empty if there is a selection
	 * @param selection finds the values of the rows, or {@code null}
	 */
	record Insert(String text, Selection.Source target, List<Expression.Path> properties, List<List<Expression>> rows,
			@Nullable Selection selection) implements Statement {

		/**
		 * Copies the lists.
		 * @param text the text
		 * @param target of which entity
		 * @param properties the properties that get values
		 * @param rows the values of each row; empty if there is a selection
		 * @param selection finds the values of the rows, or {@code null}
		 */
		public Insert {
			properties = List.copyOf(properties);
			rows = List.copyOf(rows);
		}

		@Override
		public String toString() {
			String values = this.rows.stream().map(Statement::list).collect(Collectors.joining(", "));
			return "insert into%s %s %s".formatted(Statement.target(" ", this.target), Statement.list(this.properties),
					(this.selection != null) ? this.selection : "values " + values);
		}

	}

	/**
	 * The new value of a property.
	 *
	 * @param property the property
	 * @param value the value
	 */
	record Assignment(Expression.Path property, Expression value) {

		@Override
		public String toString() {
			return this.property + " = " + this.value;
		}

	}

}
