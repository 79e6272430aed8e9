package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.syntax.Selection.SetOperation.Kind;
import io.github.springdata.memory.query.value.ValueConversion;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Sort;

/**
 * Plan of a selection: its results in their order, and the piece of them that is wanted.
 * Safe for use by several threads.
 */
public final class SelectionPlan {

	private final SelectPlan body;

	private final List<SortKey> order;

	private final @Nullable Evaluator limit;

	private final @Nullable Evaluator offset;

	private final CallOrder callOrder;

	/**
	 * Whether the only source delivers its rows in the order of the selection.
	 */
	private final boolean ordered;

	private SelectionPlan(SelectPlan body, List<SortKey> order, boolean ordered, @Nullable Evaluator limit,
			@Nullable Evaluator offset, CallOrder callOrder) {
		this.body = body;
		this.order = order;
		this.ordered = ordered;
		this.limit = limit;
		this.offset = offset;
		this.callOrder = callOrder;
	}

	/**
	 * A block of sources, conditions, groups and items.
	 * @param sources the sources, each joined to those before
	 * @param group the grouping, or {@code null}
	 * @param indexed the aggregates of the only group, if indexes may have all of them
	 * @param columns the items of a result
	 * @param distinct whether equal results come once
	 * @return the plan of the block
	 */
	public static SelectPlan block(List<JoinStep> sources, @Nullable GroupStep group, List<IndexedAggregate> indexed,
			List<ResultColumn> columns, boolean distinct) {
		return new QueryBlockPlan(sources, group, indexed, columns, distinct);
	}

	/**
	 * Two selections that are combined.
	 * @param kind the set operation
	 * @param all whether equal results may come more than once
	 * @param left the first selection
	 * @param right the second selection
	 * @return the plan of both
	 */
	public static SelectPlan combination(Kind kind, boolean all, SelectPlan left, SelectPlan right) {
		return new SetOperationPlan(kind, all, left, right);
	}

	/**
	 * Adds order and limits.
	 * @param body finds the results
	 * @param order their order
	 * @param ordered whether the only source of the body delivers them in that order
	 * @param limit computes their greatest number, or {@code null}
	 * @param offset computes the number of results to leave out, or {@code null}
	 * @param callOrder resolves the order that a call adds
	 * @return the plan
	 */
	public static SelectionPlan of(SelectPlan body, List<SortKey> order, boolean ordered, @Nullable Evaluator limit,
			@Nullable Evaluator offset, CallOrder callOrder) {
		return new SelectionPlan(body, order, ordered, limit, offset, callOrder);
	}

	/**
	 * The order that a call adds to that of a selection.
	 */
	public interface CallOrder {

		/**
		 * Whether the only source can put its rows in an order.
		 * @param sort the order
		 * @return {@code false} if it names an item that is no property of the rows
		 */
		boolean isBySource(Sort sort);

		/**
		 * The keys of an order.
		 * @param sort the order
		 * @return the keys
		 */
		List<SortKey> resolve(Sort sort);

		/**
		 * The whole order, for plans.
		 * @param sort the order of the call
		 * @return the order
		 */
		String label(Sort sort);

	}

	/**
	 * The only source, if it delivers the rows of the results in their order.
	 */
	private @Nullable TableStep scan() {
		return this.ordered ? this.body.scan() : null;
	}

	/**
	 * The result that a row of the only source is.
	 * @param tuple an empty tuple
	 * @param row the row
	 * @return the items of the result; entities are stored rows
	 */
	public @Nullable Object[] result(Tuple tuple, Object row) {
		TableStep scan = Objects.requireNonNull(scan());
		tuple.set(scan.slot(), row);
		return ((QueryBlockPlan) this.body).items(tuple);
	}

	/**
	 * Whether the only source can put its rows in an order.
	 * @param sort the order
	 * @return {@code false} if it names an item that is no property of the rows
	 */
	public boolean isBySource(Sort sort) {
		return this.callOrder.isBySource(sort);
	}

	/**
	 * The values of the only item.
	 * @param tuple the rows of the selections around this one
	 * @return the values of all results
	 */
	public List<@Nullable Object> values(Tuple tuple) {
		List<@Nullable Object> values = new ArrayList<>();
		open(tuple, QueryArguments.none()).forEach((row) -> values.add(row.items()[0]));
		return values;
	}

	/**
	 * Whether there is any result.
	 * @param tuple the rows of the selections around this one
	 * @return whether there is one
	 */
	public boolean exists(Tuple tuple) {
		return open(tuple, QueryArguments.none()).next() != null;
	}

	/**
	 * Finds results as they are asked for.
	 * @param tuple an empty tuple
	 * @param call what the call adds to the selection: an order after its own, and a
	 * piece of its results
	 * @return the items of each result; entities are stored rows
	 */
	public Stream<@Nullable Object[]> stream(Tuple tuple, QueryArguments call) {
		return StreamSupport.stream(new CursorSpliterator<>(open(tuple, call)), false).map(ResultRow::items);
	}

	/**
	 * Finds all results.
	 * @param tuple an empty tuple
	 * @param call as for {@link #stream}
	 * @param action takes the items of each result; entities are stored rows
	 */
	public void forEach(Tuple tuple, QueryArguments call, Consumer<@Nullable Object[]> action) {
		open(tuple, call).forEach((row) -> action.accept(row.items()));
	}

	/**
	 * Finds results one step at a time.
	 * @param tuple an empty tuple
	 * @param call as for {@link #stream}
	 * @return the items of each result; entities are stored rows
	 */
	public ResultCursor<@Nullable Object[]> walk(Tuple tuple, QueryArguments call) {
		return new PipelineResultCursor<>(open(tuple, call)).map(ResultRow::items);
	}

	/**
	 * Counts results.
	 * @param tuple an empty tuple
	 * @param call as for {@link #stream}; the order does not matter
	 * @return the number of results
	 */
	public long count(Tuple tuple, QueryArguments call) {
		TableStep scan = (this.limit == null && this.offset == null) ? this.body.scan() : null;
		if (scan == null || !scan.isPlain()) {
			return open(tuple, call.withSort(Sort.unsorted())).drain(Query.UNLIMITED);
		}
		QueryArguments arguments = tuple.execution().arguments().withOffset(call.offset()).withLimit(call.limit());
		return scan.rows().count(tuple.execution().table(scan.entity()), arguments, tuple.execution().name());
	}

	/**
	 * Runs the selection to its end and describes how.
	 * @param tuple an empty tuple
	 * @param call as for {@link #stream}
	 * @return the plan with the numbers of this run
	 */
	public QueryPlan explain(Tuple tuple, QueryArguments call) {
		Cursor<ResultRow> results = open(tuple, call);
		results.drain(Query.UNLIMITED);
		return results.explain();
	}

	private Cursor<ResultRow> open(Tuple tuple, QueryArguments call) {
		RowRange range = new RowRange(number(this.offset, tuple, 0), number(this.limit, tuple, Query.UNLIMITED))
			.cut(call.offset(), call.limit());
		TableStep scan = scan();
		if (scan != null && this.callOrder.isBySource(call.sort())) {
			return scan(scan, tuple, call, range);
		}
		List<SortKey> order = new ArrayList<>(this.order);
		order.addAll(this.callOrder.resolve(call.sort()));
		return cut(sorted(this.body.open(tuple, order), order, tuple, call, range), range);
	}

	private Cursor<ResultRow> scan(TableStep scan, Tuple tuple, QueryArguments call, RowRange range) {
		QueryArguments arguments = tuple.execution().arguments().withSort(call.sort());
		QueryBlockPlan block = (QueryBlockPlan) this.body;
		if (scan.isPlain() && range.limit() <= Integer.MAX_VALUE) {
			return block.select(scan.open(tuple, arguments.withOffset(range.offset()).withLimit((int) range.limit())),
					List.of(), tuple);
		}
		return cut(block.select(scan.open(tuple, arguments), List.of(), tuple), range);
	}

	private Cursor<ResultRow> sorted(Cursor<ResultRow> results, List<SortKey> order, Tuple tuple, QueryArguments call,
			RowRange range) {
		if (order.isEmpty()) {
			return results;
		}
		String label = this.callOrder.label(call.sort());
		boolean top = range.isLimited() && range.needed() < Integer.MAX_VALUE;
		return top ? new TopCursor<>(results, SortKey.comparator(order), (int) range.needed(), label)
				: new SortCursor<>(results, SortKey.comparator(order), label, tuple.execution().deadline());
	}

	private static Cursor<ResultRow> cut(Cursor<ResultRow> results, RowRange range) {
		return range.isWhole() ? results : new SliceCursor<>(results, range);
	}

	private static long number(@Nullable Evaluator evaluator, Tuple tuple, long absent) {
		Object value = (evaluator != null) ? evaluator.evaluate(tuple) : null;
		if (value == null) {
			return absent;
		}
		Object number = (value instanceof Number) ? ValueConversion.convert(value, Long.class) : null;
		if (!(number instanceof Long count) || count < 0) {
			throw new InvalidDataAccessApiUsageException(
					"A limit or offset must be a whole number that is not negative, but is '%s'"
						.formatted(MessageText.of(value)));
		}
		return count;
	}

}
