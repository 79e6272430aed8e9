package io.github.springdata.memory.query.syntax;

import java.util.List;

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

	}

	/**
	 * Statement that deletes rows.
	 *
	 * @param text the text
	 * @param target the rows of which entity
	 * @param where what a row has to meet, or {@code null}
	 */
	record Delete(String text, Selection.Source target, @Nullable Expression where) implements Statement {

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

	}

	/**
	 * The new value of a property.
	 *
	 * @param property the property
	 * @param value the value
	 */
	record Assignment(Expression.Path property, Expression value) {

	}

}
