package io.github.springdata.memory.core;

import org.jspecify.annotations.Nullable;

/**
 * Statements in Jakarta's query language, checked and compiled once to be run many times.
 */
public interface Statements {

	/**
	 * Compiles a statement that finds something.
	 * @param <T> the type of the results
	 * @param text the text
	 * @param entity the entity that is meant where the text names none, or {@code null}
	 * @param resultType the entity, a type that a single item converts to, a record or
	 * class with a constructor for the items, an interface with accessors for their
	 * names, {@code Object[]}, {@link java.util.Map} by name, or {@code Object}
	 * @return the statement
	 * @throws io.github.springdata.memory.query.syntax.InvalidStatementException if the
	 * text is no statement, or does not fit the entities
	 * @throws IllegalArgumentException if the items do not fit the type of the results,
	 * or the statement writes
	 */
	<T> SelectStatement<T> select(String text, @Nullable Class<?> entity, Class<T> resultType);

	/**
	 * Compiles a statement that updates, deletes or inserts.
	 * @param text the text
	 * @param entity the entity that is meant where the text names none, or {@code null}
	 * @return the statement
	 * @throws io.github.springdata.memory.query.syntax.InvalidStatementException if the
	 * text is no statement, or does not fit the entities
	 * @throws IllegalArgumentException if the statement does not write
	 */
	ModifyingStatement modifying(String text, @Nullable Class<?> entity);

}
