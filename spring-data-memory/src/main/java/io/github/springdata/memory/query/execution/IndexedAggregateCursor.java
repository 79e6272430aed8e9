package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * The one group of all rows of a table, whose aggregates are told by indexes.
 */
final class IndexedAggregateCursor extends Cursor<Tuple> {

	private final List<IndexedAggregate> aggregates;

	private final Table table;

	private final GroupStep step;

	private final Tuple tuple;

	private final List<QueryPlan> inputs = new ArrayList<>();

	private boolean read;

	IndexedAggregateCursor(List<IndexedAggregate> aggregates, Table table, GroupStep step, Tuple tuple) {
		this.aggregates = aggregates;
		this.table = table;
		this.step = step;
		this.tuple = tuple;
	}

	@Override
	@Nullable Tuple fetch() {
		if (this.read) {
			return null;
		}
		this.read = true;
		this.aggregates.forEach((aggregate) -> this.tuple.set(aggregate.slot(), read(aggregate)));
		return this.step.accepts(this.tuple) ? this.tuple : null;
	}

	private @Nullable Object read(IndexedAggregate aggregate) {
		QueryArguments arguments = this.tuple.execution().arguments();
		PathReader extreme = aggregate.extreme();
		if (extreme == null) {
			Counting counting = aggregate.rows().counting(this.table, arguments);
			long count = counting.run();
			aggregate.rows().report(counting.rows(), this.tuple.execution().name());
			this.inputs.add(counting.explain());
			return count;
		}
		Cursor<Object> first = aggregate.rows()
			.cursor(this.table, arguments.withLimit(1), this.tuple.execution().name());
		Object row = first.next();
		this.inputs.add(first.explain());
		return (row != null) ? extreme.read(row) : null;
	}

	@Override
	long estimate() {
		return 1;
	}

	@Override
	QueryPlan explain() {
		return new QueryPlan(QueryPlan.Kind.GROUP, "", this.inputs, 1, delivered());
	}

}
