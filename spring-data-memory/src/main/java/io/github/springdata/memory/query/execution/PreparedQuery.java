package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.Table;

/**
 * A query that is compiled once and run any number of times, each time planned anew over
 * the version of the table at hand. Immutable and thread-safe. Rows are stored states,
 * not copies.
 * <p>
 * Each method throws {@link org.springframework.dao.InvalidDataAccessApiUsageException}
 * if an argument does not fit its property, and
 * {@link org.springframework.data.core.PropertyReferenceException} if the call's own
 * order names an unknown property.
 */
public final class PreparedQuery {

	private final Query query;

	PreparedQuery(Query query) {
		this.query = query;
	}

	/**
	 * Finds the rows.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution
	 * @return the rows in order, in a modifiable list
	 */
	public List<Object> list(Table table, QueryArguments arguments) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Finds the rows as they are asked for.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution
	 * @return the rows in order; nothing has to be closed
	 */
	public Stream<Object> stream(Table table, QueryArguments arguments) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Counts the rows that {@link #list} would find.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution; their order does not matter
	 * @return the number of rows
	 */
	public long count(Table table, QueryArguments arguments) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Whether {@link #list} would find any row.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution; their order does not matter
	 * @return {@code true} if there is a row
	 */
	public boolean exists(Table table, QueryArguments arguments) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Runs the query as {@link #list} does, and tells how.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution
	 * @return the plan with the numbers of this run
	 */
	public QueryPlan explain(Table table, QueryArguments arguments) {
		throw new UnsupportedOperationException();
	}

	/**
	 * The criteria as a test of a single row, without order, offset and limit.
	 * @param arguments the arguments to test with
	 * @return whether a stored row meets the criteria; may be kept and used by any thread
	 */
	public Predicate<Object> matcher(QueryArguments arguments) {
		throw new UnsupportedOperationException();
	}

	/**
	 * What was compiled.
	 * @return the query
	 */
	public Query getQuery() {
		return this.query;
	}

	@Override
	public String toString() {
		return this.query.toString();
	}

}
