package io.github.springdata.memory.query.statement;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.query.execution.TableSource;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;

/**
 * A compiled statement that finds something.
 */
public final class PreparedSelect extends PreparedStatement {

	private final CompiledSelection selection;

	private final @Nullable EntitySelection rows;

	private final boolean entities;

	private final @Nullable Class<?> instance;

	PreparedSelect(StatementFacts facts, CompiledSelection selection, @Nullable EntitySelection rows, boolean entities,
			@Nullable Class<?> instance) {
		super(facts);
		this.selection = selection;
		this.rows = rows;
		this.entities = entities;
		this.instance = instance;
	}

	/**
	 * The same statement as a query for entities.
	 * @return the query, or {@code null} if the results are not the rows of one entity,
	 * or more than that entity decides which of them are found
	 */
	public @Nullable EntitySelection entity() {
		return this.entities ? this.rows : null;
	}

	/**
	 * The query for the rows that results are made of.
	 * @return the query, or {@code null} if results are not made of the rows of one
	 * entity each
	 */
	public @Nullable EntitySelection rows() {
		return this.rows;
	}

	/**
	 * Makes a result of a row.
	 * @param tables the tables
	 * @param values the {@linkplain #values values}
	 * @param row a row that the query for {@linkplain #rows rows} finds
	 * @return the items of the result; entities are stored rows
	 */
	public @Nullable Object[] result(TableSource tables, @Nullable Object[] values, Object row) {
		return this.selection.plan().result(facts().tuple(values, tables), row);
	}

	/**
	 * Whether an order is one of properties of the rows that results are made of.
	 * @param sort the order
	 * @return {@code false} if it names an item that is no such property
	 */
	public boolean isOfRows(Sort sort) {
		return this.selection.plan().isBySource(sort);
	}

	/**
	 * The class that the text makes instances of.
	 * @return the class, or {@code null} if the text has no {@code new}
	 */
	public @Nullable Class<?> instance() {
		return this.instance;
	}

	/**
	 * What a result consists of.
	 * @return the items, at least one
	 */
	public List<ResultItem> items() {
		return this.selection.items();
	}

	/**
	 * Finds the results, as they are asked for.
	 * @param tables the tables
	 * @param call the {@linkplain #values values}, an order after that of the text, and a
	 * piece of the results
	 * @return the items of each result; entities are stored rows
	 */
	public Stream<@Nullable Object[]> run(TableSource tables, QueryArguments call) {
		return this.selection.plan().stream(facts().tuple(call.values(), tables), call);
	}

	/**
	 * Finds all results.
	 * @param tables the tables
	 * @param call as for {@link #run}
	 * @param action takes the items of each result; entities are stored rows
	 */
	public void forEach(TableSource tables, QueryArguments call, Consumer<@Nullable Object[]> action) {
		this.selection.plan().forEach(facts().tuple(call.values(), tables), call, action);
	}

	/**
	 * Finds the results one step at a time.
	 * @param tables the tables
	 * @param call as for {@link #run}
	 * @return the items of each result; entities are stored rows
	 */
	public ResultCursor<@Nullable Object[]> walk(TableSource tables, QueryArguments call) {
		return this.selection.plan().walk(facts().tuple(call.values(), tables), call);
	}

	/**
	 * Counts the results.
	 * @param tables the tables
	 * @param call as for {@link #run}; the order does not matter
	 * @return the number of results
	 */
	public long count(TableSource tables, QueryArguments call) {
		return this.selection.plan().count(facts().tuple(call.values(), tables), call);
	}

	/**
	 * Runs the statement and explains how.
	 * @param tables the tables
	 * @param call as for {@link #run}
	 * @return the plan with the numbers of this run
	 */
	public QueryPlan explain(TableSource tables, QueryArguments call) {
		return this.selection.plan().explain(facts().tuple(call.values(), tables), call);
	}

	@Override
	public PreparedSelect named(String name) {
		return new PreparedSelect(facts().named(name), this.selection, this.rows, this.entities, this.instance);
	}

	/**
	 * What full scans are counted by, for example the name of a repository method.
	 * @return the name, or {@code null} if it was not given one
	 */
	public @Nullable String name() {
		return facts().name();
	}

}
