package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.statement.PreparedSelect;
import io.github.springdata.memory.query.syntax.Expression.Aggregate.Kind;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.Selection;

import org.springframework.data.domain.Sort;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Aggregates as far as they are put together.
 *
 * @param statements runs them
 * @param type the class of the entity
 * @param matching what rows have to meet
 * @param keys what rows are grouped by
 * @param aggregates what is made of the rows
 * @param having what results have to meet
 * @param sort the order
 * @param limit the greatest number of results
 */
record FluentAggregate(Statements statements, Class<?> type, Criteria matching, List<Selection.Item> keys,
		List<Selection.Item> aggregates, Criteria having, Sort sort, int limit) implements AggregateOperation {

	private static final Location NOWHERE = Location.of(0);

	static AggregateOperation of(Statements statements, Class<?> type) {
		Assert.notNull(type, "Type must not be null");
		return new FluentAggregate(statements, type, Criteria.empty(), List.of(), List.of(), Criteria.empty(),
				Sort.unsorted(), Query.UNLIMITED);
	}

	@Override
	public AggregateOperation matching(Criteria criteria) {
		Assert.notNull(criteria, "Criteria must not be null");
		return new FluentAggregate(this.statements, this.type, criteria, this.keys, this.aggregates, this.having,
				this.sort, this.limit);
	}

	@Override
	public AggregateOperation groupBy(String... paths) {
		List<Selection.Item> keys = new ArrayList<>(this.keys);
		for (String path : paths) {
			keys.add(new Selection.Item(path(path), path.substring(path.lastIndexOf('.') + 1)));
		}
		return new FluentAggregate(this.statements, this.type, this.matching, keys, this.aggregates, this.having,
				this.sort, this.limit);
	}

	private static Expression.Path path(String path) {
		Assert.hasText(path, "Path must not be empty");
		return new Expression.Path(List.of(path.split("\\.", -1)), NOWHERE);
	}

	@Override
	public AggregateOperation count() {
		Expression one = new Expression.Literal(1, NOWHERE);
		return with(new Selection.Item(new Expression.Aggregate(Kind.COUNT, false, one, NOWHERE), "count"));
	}

	@Override
	public AggregateOperation count(String path) {
		return with(Kind.COUNT, false, path);
	}

	@Override
	public AggregateOperation countDistinct(String path) {
		return with(Kind.COUNT, true, path);
	}

	@Override
	public AggregateOperation sum(String path) {
		return with(Kind.SUM, false, path);
	}

	@Override
	public AggregateOperation avg(String path) {
		return with(Kind.AVG, false, path);
	}

	@Override
	public AggregateOperation min(String path) {
		return with(Kind.MIN, false, path);
	}

	@Override
	public AggregateOperation max(String path) {
		return with(Kind.MAX, false, path);
	}

	private AggregateOperation with(Kind kind, boolean distinct, String path) {
		Expression.Aggregate aggregate = new Expression.Aggregate(kind, distinct, path(path), NOWHERE);
		String prefix = switch (kind) {
			case COUNT -> "count";
			case SUM -> "sum";
			case AVG -> "avg";
			case MIN -> "min";
			case MAX -> "max";
		};
		return with(new Selection.Item(aggregate,
				prefix + StringUtils.capitalize(path.substring(path.lastIndexOf('.') + 1))));
	}

	private AggregateOperation with(Selection.Item item) {
		List<Selection.Item> aggregates = new ArrayList<>(this.aggregates);
		aggregates.add(item);
		return withAggregates(aggregates);
	}

	private AggregateOperation withAggregates(List<Selection.Item> aggregates) {
		return new FluentAggregate(this.statements, this.type, this.matching, this.keys, aggregates, this.having,
				this.sort, this.limit);
	}

	@Override
	public AggregateOperation named(String name) {
		Assert.hasText(name, "Name must not be empty");
		Assert.state(!this.aggregates.isEmpty(), "Add an aggregate before it is named");
		List<Selection.Item> aggregates = new ArrayList<>(this.aggregates);
		int last = aggregates.size() - 1;
		aggregates.set(last, new Selection.Item(aggregates.get(last).expression(), name));
		return withAggregates(aggregates);
	}

	@Override
	public AggregateOperation having(Criteria criteria) {
		Assert.notNull(criteria, "Criteria must not be null");
		return new FluentAggregate(this.statements, this.type, this.matching, this.keys, this.aggregates, criteria,
				this.sort, this.limit);
	}

	@Override
	public AggregateOperation sort(Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		return new FluentAggregate(this.statements, this.type, this.matching, this.keys, this.aggregates, this.having,
				this.sort.and(sort), this.limit);
	}

	@Override
	public AggregateOperation limit(int limit) {
		Assert.isTrue(limit >= 0, "Limit must not be negative");
		return new FluentAggregate(this.statements, this.type, this.matching, this.keys, this.aggregates, this.having,
				this.sort, limit);
	}

	@Override
	public <T> List<T> as(Class<T> type) {
		Assert.notNull(type, "Type must not be null");
		PreparedSelect statement = prepare();
		return this.statements.query(statement, type).list(arguments(statement));
	}

	@Override
	public QueryPlan explain() {
		PreparedSelect statement = prepare();
		return this.statements.query(statement, Object.class).explain(arguments(statement));
	}

	private QueryArguments arguments(PreparedSelect statement) {
		return QueryArguments.of(statement.values((parameter) -> null)).withSort(this.sort).withLimit(this.limit);
	}

	private PreparedSelect prepare() {
		Assert.state(!this.keys.isEmpty() || !this.aggregates.isEmpty(),
				"Group by a property, or add an aggregate such as count()");
		List<Selection.Item> items = new ArrayList<>(this.keys);
		items.addAll(this.aggregates);
		Selection.Source source = new Selection.Source(Selection.Source.Kind.ROOT, List.of(), null, Selection.THIS,
				null, NOWHERE);
		Expression having = this.having.isEmpty() ? null : this.having.accept(new HavingExpression(items));
		Selection.QueryBlock block = new Selection.QueryBlock(false, items, List.of(source), null,
				this.keys.stream().map(Selection.Item::expression).toList(), having);
		return this.statements.prepare(this.type, this.matching, new Selection(block, List.of(), null, null));
	}

}
