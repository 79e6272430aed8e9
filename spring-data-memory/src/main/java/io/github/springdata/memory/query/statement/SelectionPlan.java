package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.RowStep;
import io.github.springdata.memory.query.execution.ValueConversion;
import io.github.springdata.memory.message.MessageText;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Sort;

/**
 * A compiled selection.
 */
final class SelectionPlan {

	private final BodyPlan body;

	private final List<OrderKey> order;

	/**
	 * The same order as one that the only source can deliver, or {@code null}.
	 */
	private final @Nullable Sort sort;

	private final @Nullable Evaluation limit;

	private final @Nullable Evaluation offset;

	private final SortResolver resolver;

	SelectionPlan(BodyPlan body, List<OrderKey> order, @Nullable Sort sort, @Nullable Evaluation limit,
			@Nullable Evaluation offset, SortResolver resolver) {
		this.body = body;
		this.order = order;
		this.sort = sort;
		this.limit = limit;
		this.offset = offset;
		this.resolver = resolver;
	}

	List<ResultItem> items() {
		return this.body.items();
	}

	/**
	 * The only source, if each of its rows is one result, in an order of its properties.
	 */
	@Nullable EntityStage rows() {
		EntityStage scan = (this.body instanceof BlockPlan block) ? block.scan() : null;
		return (scan != null && this.sort != null && scan.isPlain()) ? scan : null;
	}

	/**
	 * Whether results are the rows of the only source and nothing else.
	 */
	boolean isOfEntities() {
		EntityStage rows = rows();
		return rows != null && width() == 1 && items().get(0).entity() == rows.entity();
	}

	/**
	 * The result that a row of the only source is.
	 */
	@Nullable Object[] result(Frame outer, Object row) {
		EntityStage stage = Objects.requireNonNull(rows());
		return ((BlockPlan) this.body).result(stage.with(outer, row));
	}

	/**
	 * Whether the only source can put its rows in an order.
	 */
	boolean isBySource(Sort sort) {
		return this.resolver.isBySource(sort);
	}

	Sort sort() {
		return (this.sort != null) ? this.sort : Sort.unsorted();
	}

	int width() {
		return this.body.items().size();
	}

	long outer() {
		return this.body.outer();
	}

	/**
	 * The type of the only item.
	 */
	Typed item() {
		ResultItem item = this.body.items().get(0);
		return new Typed(item.type(), (frame) -> null, 0, item.entity(), null, null);
	}

	/**
	 * The values of the only item.
	 */
	List<@Nullable Object> values(Frame outer) {
		List<@Nullable Object> values = new ArrayList<>();
		rows(outer, QueryArguments.none()).forEach((row) -> values.add(row.items()[0]));
		return values;
	}

	boolean exists(Frame outer) {
		return rows(outer, QueryArguments.none()).findFirst().isPresent();
	}

	/**
	 * Finds results.
	 * @param call what the execution adds to the selection: an order after its own, and a
	 * piece of its results
	 */
	Stream<Row> rows(Frame outer, QueryArguments call) {
		Stream<Row> own = cut(sorted(outer, call), number(this.offset, outer, 0),
				number(this.limit, outer, Query.UNLIMITED));
		return cut(own, call.offset(), call.limit());
	}

	private Stream<Row> sorted(Frame outer, QueryArguments call) {
		BlockPlan block = (this.body instanceof BlockPlan plan) ? plan : null;
		EntityStage scan = (block != null && this.sort != null) ? block.scan() : null;
		if (block != null && scan != null && this.resolver.isBySource(call.sort())) {
			QueryArguments arguments = QueryArguments.of(outer.execution().arguments()).withSort(call.sort());
			return block.scan(scan, outer, scan.isPlain() ? limited(arguments, outer, call) : arguments);
		}
		List<OrderKey> all = new ArrayList<>(this.order);
		all.addAll(this.resolver.resolve(call.sort()));
		Stream<Row> rows = this.body.run(outer);
		return all.isEmpty() ? rows
				: rows.map((row) -> OrderKey.Sortable.of(row, all))
					.sorted(outer.execution().watch(OrderKey.comparator(all)))
					.map(OrderKey.Sortable::row);
	}

	/**
	 * Lets the source find no more rows than are needed.
	 */
	private QueryArguments limited(QueryArguments arguments, Frame outer, QueryArguments call) {
		long own = number(this.limit, outer, Query.UNLIMITED);
		long called = (call.limit() != Query.UNLIMITED) ? call.offset() + call.limit() : Query.UNLIMITED;
		long least = (own < 0) ? called : (called < 0) ? own : Math.min(own, called);
		long needed = (least < 0) ? least : least + number(this.offset, outer, 0);
		return (needed < 0 || needed > Integer.MAX_VALUE) ? arguments : arguments.withLimit((int) needed);
	}

	private static Stream<Row> cut(Stream<Row> rows, long offset, long limit) {
		Stream<Row> rest = (offset > 0) ? rows.skip(offset) : rows;
		return (limit != Query.UNLIMITED) ? rest.limit(limit) : rest;
	}

	private static long number(@Nullable Evaluation evaluation, Frame outer, long absent) {
		Object value = (evaluation != null) ? evaluation.evaluate(outer) : null;
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

	long count(Frame outer, QueryArguments call) {
		BlockPlan block = (this.body instanceof BlockPlan plan) ? plan : null;
		EntityStage scan = (block != null && this.limit == null && this.offset == null) ? block.scan() : null;
		if (scan == null || !scan.isPlain()) {
			return rows(outer, call.withSort(Sort.unsorted())).mapToLong((row) -> 1).sum();
		}
		QueryArguments arguments = QueryArguments.of(outer.execution().arguments()).withOffset(call.offset());
		return scan.pushdown()
			.query(outer.execution())
			.count(outer.execution().table(scan.entity()), arguments.withLimit(call.limit()));
	}

	QueryPlan explain(Frame outer, QueryArguments call) {
		BlockPlan block = (this.body instanceof BlockPlan plan) ? plan : null;
		EntityStage scan = (block != null && this.sort != null) ? block.scan() : null;
		if (scan != null && scan.isPlain() && this.resolver.isBySource(call.sort())) {
			QueryArguments arguments = QueryArguments.of(outer.execution().arguments()).withSort(call.sort());
			return scan.pushdown()
				.query(outer.execution())
				.explain(outer.execution().table(scan.entity()), limited(arguments, outer, call));
		}
		long rows = rows(outer, call).mapToLong((row) -> 1).sum();
		QueryPlan plan = this.body.explain(outer);
		if (!this.order.isEmpty() || call.sort().isSorted()) {
			plan = new RowStep.Sorted(this.resolver.label(call.sort()), plan, plan.estimate(), plan.rows());
		}
		boolean whole = this.limit == null && this.offset == null && call.limit() == Query.UNLIMITED
				&& call.offset() == 0;
		return whole ? plan : new RowStep.Slice(number(this.offset, outer, 0) + call.offset(),
				Math.max(number(this.limit, outer, Query.UNLIMITED), call.limit()), plan, rows, rows);
	}

}
