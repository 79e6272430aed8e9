package io.github.springdata.memory.query.statement;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import org.jspecify.annotations.Nullable;

/**
 * A compiled statement that finds something.
 */
public final class PreparedSelect implements PreparedStatement {

	private final StatementFacts facts;

	private final SelectionPlan plan;

	private final @Nullable EntitySelection entity;

	private final @Nullable Class<?> instance;

	PreparedSelect(StatementFacts facts, SelectionPlan plan, @Nullable EntitySelection entity,
			@Nullable Class<?> instance) {
		this.facts = facts;
		this.plan = plan;
		this.entity = entity;
		this.instance = instance;
	}

	/**
	 * The same statement as a query for entities.
	 * @return the query, or {@code null} if the results are not the rows of one entity,
	 * or more than that entity decides which of them are found
	 */
	public @Nullable EntitySelection entity() {
		return this.entity;
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
		return this.plan.items();
	}

	/**
	 * Finds the results, as they are asked for.
	 * @param tables the tables
	 * @param call the {@linkplain #values values}, an order after that of the text, and a
	 * piece of the results
	 * @return the items of each result; entities are stored rows
	 */
	public Stream<@Nullable Object[]> run(TableSource tables, QueryArguments call) {
		return this.plan.rows(this.facts.frame(call.values(), tables), call).map(Row::items);
	}

	/**
	 * Counts the results.
	 * @param tables the tables
	 * @param call as for {@link #run}; the order does not matter
	 * @return the number of results
	 */
	public long count(TableSource tables, QueryArguments call) {
		return this.plan.count(this.facts.frame(call.values(), tables), call);
	}

	/**
	 * Runs the statement and tells how.
	 * @param tables the tables
	 * @param call as for {@link #run}
	 * @return the plan with the numbers of this run
	 */
	public QueryPlan explain(TableSource tables, QueryArguments call) {
		return this.plan.explain(this.facts.frame(call.values(), tables), call);
	}

	@Override
	public String text() {
		return this.facts.text();
	}

	@Override
	public List<StatementParameter> parameters() {
		return this.facts.slots().parameters();
	}

	@Override
	public Set<MemoryPersistentEntity<?>> entities() {
		return this.facts.entities();
	}

	@Override
	public @Nullable Object[] values(Function<StatementParameter, @Nullable Object> argument) {
		return this.facts.slots().values(argument);
	}

	@Override
	public String toString() {
		return text();
	}

}
