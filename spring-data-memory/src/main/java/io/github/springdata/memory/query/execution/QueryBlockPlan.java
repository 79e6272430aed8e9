package io.github.springdata.memory.query.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Plan of one block of a selection: sources, conditions, groups and items.
 */
final class QueryBlockPlan extends SelectPlan {

	private final List<JoinStep> sources;

	private final @Nullable GroupStep group;

	private final List<IndexedAggregate> indexed;

	private final ResultColumn[] columns;

	private final ResultKey key;

	private final boolean distinct;

	QueryBlockPlan(List<JoinStep> sources, @Nullable GroupStep group, List<IndexedAggregate> indexed,
			List<ResultColumn> columns, boolean distinct) {
		this.sources = sources;
		this.group = group;
		this.indexed = indexed;
		this.columns = columns.toArray(ResultColumn[]::new);
		this.key = ResultKey.of(columns);
		this.distinct = distinct;
	}

	@Override
	ResultKey key() {
		return this.key;
	}

	@Override
	@Nullable TableStep scan() {
		boolean simple = this.sources.size() == 1 && this.group == null && !this.distinct;
		return (simple && this.sources.get(0) instanceof TableStep step && step.isFirst()) ? step : null;
	}

	@Override
	Cursor<ResultRow> open(Tuple tuple, List<SortKey> order) {
		Cursor<ResultRow> results = select(tuples(tuple), order, tuple);
		return this.distinct ? new DistinctCursor(results, this.key) : results;
	}

	/**
	 * Makes results of tuples that were found in another way.
	 */
	Cursor<ResultRow> select(Cursor<Tuple> tuples, List<SortKey> order, Tuple tuple) {
		return new SelectCursor(tuples, this.columns, order, tuple);
	}

	private Cursor<Tuple> tuples(Tuple tuple) {
		if (this.group == null) {
			return joined(tuple);
		}
		TableStep table = (!this.indexed.isEmpty() && this.sources.get(0) instanceof TableStep step) ? step : null;
		if (table != null) {
			var version = tuple.execution().table(table.entity());
			if (this.indexed.stream().allMatch((aggregate) -> aggregate.isServed(version))) {
				return new IndexedAggregateCursor(this.indexed, version, this.group, tuple);
			}
		}
		return new GroupCursor(joined(tuple), this.group, tuple);
	}

	private Cursor<Tuple> joined(Tuple tuple) {
		Cursor<Tuple> tuples = new SingleCursor(tuple);
		for (JoinStep source : this.sources) {
			tuples = open(source, tuples, tuple);
		}
		return tuples;
	}

	/**
	 * The items of the result that a row of the only source is.
	 */
	private static Cursor<Tuple> open(JoinStep step, Cursor<Tuple> input, Tuple tuple) {
		if (!(step instanceof TableStep table)) {
			return new ElementCursor(input, (ElementStep) step, tuple);
		}
		Execution execution = tuple.execution();
		return table.isFirst() ? table.open(tuple, execution.arguments())
				: new JoinCursor(input, table, execution.once(table, () -> new JoinedRows(table, execution)), tuple);
	}

	@Nullable Object[] items(Tuple tuple) {
		return SelectCursor.items(this.columns, tuple);
	}

}
