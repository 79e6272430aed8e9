package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Expression.Aggregate.Kind;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.StatementStep;
import io.github.springdata.memory.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates over one entity that need not read all rows: numbers of rows, which indexes
 * count, and smallest and greatest values, which stand at the ends of sorted indexes.
 *
 * @param stage finds the rows
 * @param parts one per aggregate
 */
record IndexedAggregates(EntityStage stage, List<Part> parts) {

	/**
	 * An aggregate.
	 *
	 * @param slot where it goes
	 * @param kind how it is made
	 * @param rows the rows that count, of extremes the wanted one first
	 * @param reader reads the property, or {@code null} if rows are counted
	 */
	record Part(int slot, Kind kind, Pushdown rows, @Nullable PathReader reader) {

		@Nullable Object read(EntityStage stage, Table table, Execution execution) {
			QueryArguments arguments = QueryArguments.of(execution.arguments());
			if (this.kind == Kind.COUNT) {
				return this.rows.query(execution).count(table, arguments);
			}
			List<Object> first = this.rows.query(execution).list(table, arguments.withLimit(1));
			return (first.isEmpty() || this.reader == null) ? null : this.reader.read(stage.delivered(first.get(0)));
		}

		boolean isServed(Table table) {
			return this.kind == Kind.COUNT || table.indexes()
				.stream()
				.map((index) -> index.definition())
				.anyMatch((index) -> index.isOrdered() && !index.multiValued() && this.reader != null
						&& index.properties().get(0).path().equals(this.reader.path())
						&& !index.properties().get(0).ignoreCase());
		}

	}

	boolean areServed(Execution execution) {
		Table table = execution.table(this.stage.entity());
		return this.parts.stream().allMatch((part) -> part.isServed(table));
	}

	Frame read(Frame outer) {
		Table table = outer.execution().table(this.stage.entity());
		Frame frame = new Frame(outer.slots().clone(), outer.execution());
		this.parts.forEach((part) -> frame.slots()[part.slot()] = part.read(this.stage, table, outer.execution()));
		return frame;
	}

	QueryPlan explain(Execution execution) {
		Table table = execution.table(this.stage.entity());
		QueryArguments arguments = QueryArguments.of(execution.arguments());
		List<QueryPlan> inputs = new ArrayList<>();
		for (Part part : this.parts) {
			QueryArguments limited = (part.kind() == Kind.COUNT) ? arguments : arguments.withLimit(1);
			inputs.add(part.rows().query(execution).explain(table, limited));
		}
		return new StatementStep(StatementStep.Kind.GROUP, "", inputs, 1, 1);
	}

}
