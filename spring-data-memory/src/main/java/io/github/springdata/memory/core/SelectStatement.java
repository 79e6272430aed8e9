package io.github.springdata.memory.core;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.springdata.memory.query.statement.EntitySelection;
import io.github.springdata.memory.query.statement.PreparedSelect;
import io.github.springdata.memory.query.statement.StatementParameter;
import org.jspecify.annotations.Nullable;

/**
 * A compiled statement that finds something.
 *
 * @param <T> the type of the results
 * @param statement the statement
 * @param query runs it, with values that the statement collected
 */
public record SelectStatement<T>(PreparedSelect statement, EntityQuery<T> query) {

	/**
	 * The parameters, each once.
	 * @return the parameters in the order in which they stand in the text
	 */
	public List<StatementParameter> parameters() {
		return this.statement.parameters();
	}

	/**
	 * Collects the values of one execution.
	 * @param argument gives the value of a parameter
	 * @return the values for the query
	 */
	public @Nullable Object[] values(Function<StatementParameter, @Nullable Object> argument) {
		return this.statement.values(argument);
	}

	/**
	 * The entities whose tables are read.
	 * @return the types
	 */
	public Set<Class<?>> entityTypes() {
		return Statements.types(this.statement);
	}

	/**
	 * Whether each result is made of one row of an entity, so that results can be
	 * scrolled by the keys of the rows, and not only by offset.
	 * @return {@code false} if results are joined, grouped, distinct or combined, or are
	 * ordered by what is computed
	 */
	public boolean hasKeys() {
		return this.statement.rows() != null;
	}

	/**
	 * Makes sure that the ids of the rows that results are made of have an order, without
	 * which results cannot be scrolled by keys.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if they have
	 * none
	 */
	public void requireOrderedIds() {
		EntitySelection rows = this.statement.rows();
		if (rows != null) {
			rows.entity().getIdPaths(); // refuses ids without an order
		}
	}

	/**
	 * The statement with a name, under which the full scans of its query are counted.
	 * @param name the name, for example that of a repository method
	 * @return the statement
	 */
	public SelectStatement<T> named(String name) {
		return new SelectStatement<>(this.statement, this.query.named(name));
	}

}
