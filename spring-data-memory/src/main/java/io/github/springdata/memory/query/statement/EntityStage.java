package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.RowStep;
import io.github.springdata.memory.query.execution.StatementStep;
import io.github.springdata.memory.query.execution.StatementStep.Kind;
import io.github.springdata.memory.store.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;

/**
 * The rows of an entity, found by a query for what is asked of them alone, and joined to
 * the rows before by what is asked of both.
 *
 * <h2>How it joins</h2> If a property of the entity has to equal something that is known
 * from the rows before, its rows are looked up. With an index on the property, or by id,
 * they are looked up one by one, which costs some row reads for each row before. Else, or
 * if there are so many rows before that reading all rows once costs less, they are put
 * into a hash table. Both numbers are known exactly: the rows before have been found, and
 * the table knows its size. A hash table serves the whole execution, also that of a
 * subquery which runs again and again. Without such an equality each row is tested.
 */
final class EntityStage implements Stage {

	/**
	 * What a look-up in an index costs, in rows read.
	 */
	private static final int LOOKUP_COST = 4;

	private final Variable variable;

	private final MemoryPersistentEntity<?> entity;

	private final Pushdown pushdown;

	private final @Nullable JoinKey key;

	private final boolean left;

	private final List<Evaluation> on;

	private final List<Evaluation> where;

	private final boolean first;

	private boolean copies;

	/**
	 * Creates the stage.
	 * @param pushdown finds the rows
	 * @param key looks rows up for a row before, or {@code null} if nothing does
	 * @param left whether rows before are kept that nothing is joined to
	 * @param on what has to be met by rows to be joined
	 * @param where what joined rows have to meet
	 * @param first whether nothing comes before, not even an enclosing selection
	 */
	EntityStage(Variable variable, MemoryPersistentEntity<?> entity, Pushdown pushdown, @Nullable JoinKey key,
			boolean left, List<Evaluation> on, List<Evaluation> where, boolean first) {
		this.variable = variable;
		this.entity = entity;
		this.pushdown = pushdown;
		this.key = key;
		this.left = left;
		this.on = on;
		this.where = where;
		this.first = first;
	}

	Variable variable() {
		return this.variable;
	}

	MemoryPersistentEntity<?> entity() {
		return this.entity;
	}

	Pushdown pushdown() {
		return this.pushdown;
	}

	boolean isFirst() {
		return this.first;
	}

	/**
	 * The same stage with rows in an order.
	 */
	EntityStage sorted(Sort sort) {
		return new EntityStage(this.variable, this.entity, this.pushdown.sorted(sort), this.key, this.left, this.on,
				this.where, this.first);
	}

	/**
	 * Whether the query for the rows alone decides which of them are found.
	 */
	boolean isPlain() {
		return this.first && this.on.isEmpty() && this.where.isEmpty();
	}

	/**
	 * Lets the stage deliver copies, of which parts may be handed out.
	 */
	void deliverCopies() {
		this.copies = !this.entity.getState().isImmutable();
	}

	@Override
	public Stream<Frame> apply(Stream<Frame> input) {
		if (this.first) {
			return input.flatMap((frame) -> scan(frame, QueryArguments.of(frame.execution().arguments())));
		}
		List<Frame> before = input.toList();
		if (before.isEmpty()) {
			return Stream.empty();
		}
		Function<Frame, List<Object>> matches = matches(before.size(), before.get(0).execution());
		return before.stream().flatMap((frame) -> join(frame, matches.apply(frame)));
	}

	/**
	 * The rows of the only source.
	 */
	Stream<Frame> scan(Frame frame, QueryArguments arguments) {
		Execution execution = frame.execution();
		return this.pushdown.query(execution)
			.stream(execution.table(this.entity), arguments)
			.map((row) -> with(frame, row))
			.peek((joined) -> execution.step())
			.filter((joined) -> holds(this.on, joined) && holds(this.where, joined))
			.peek((joined) -> execution.deliver(this));
	}

	Frame with(Frame frame, Object row) {
		return frame.with(this.variable.slot(), delivered(row));
	}

	/**
	 * A row, or a copy if parts of it may be handed out.
	 */
	Object delivered(Object row) {
		return this.copies ? this.entity.getState().copyOut(row) : row;
	}

	private static boolean holds(List<Evaluation> tests, Frame frame) {
		for (Evaluation test : tests) {
			if (!test.holds(frame)) {
				return false;
			}
		}
		return true;
	}

	private Stream<Frame> join(Frame frame, List<Object> rows) {
		List<Frame> joined = new ArrayList<>();
		for (Object row : rows) {
			frame.execution().step();
			Frame candidate = with(frame, row);
			if (holds(this.on, candidate)) {
				joined.add(candidate);
			}
		}
		if (joined.isEmpty() && this.left) {
			joined.add(frame.with(this.variable.slot(), null));
		}
		joined.removeIf((candidate) -> !holds(this.where, candidate));
		joined.forEach((candidate) -> frame.execution().deliver(this));
		return joined.stream();
	}

	private Function<Frame, List<Object>> matches(int before, Execution execution) {
		Table table = execution.table(this.entity);
		JoinKey key = this.key;
		if (key == null) {
			List<Object> rows = execution.once(this, () -> rows(execution, table));
			return (frame) -> rows;
		}
		Function<Object, List<Object>> lookup = (execution.known(this) == null) ? key.lookup(table, this.entity) : null;
		if (lookup != null && (long) before * LOOKUP_COST <= table.size() + LOOKUP_COST) {
			execution.once(key, () -> Kind.INDEX_JOIN);
			Predicate<Object> test = this.pushdown.test(execution);
			return (frame) -> filter(key.rows(frame, lookup), test);
		}
		Map<Object, List<Object>> hashed = execution.once(this, () -> hash(execution, table, key));
		return (frame) -> key.rows(frame, (value) -> hashed.getOrDefault(Values.key(value), List.of()));
	}

	private static List<Object> filter(List<Object> rows, Predicate<Object> test) {
		return rows.stream().filter(test).collect(Collectors.toList());
	}

	private List<Object> rows(Execution execution, Table table) {
		return this.pushdown.query(execution).list(table, QueryArguments.of(execution.arguments()));
	}

	private Map<Object, List<Object>> hash(Execution execution, Table table, JoinKey key) {
		Map<Object, List<Object>> hashed = new HashMap<>();
		for (Object row : rows(execution, table)) {
			execution.step();
			Object value = key.reader().read(row);
			if (value != null) {
				Object normal = Values.key(value);
				hashed.computeIfAbsent((normal != null) ? normal : value, (ignored) -> new ArrayList<>()).add(row);
			}
		}
		return hashed;
	}

	@Override
	public QueryPlan explain(List<QueryPlan> before, Frame outer) {
		Execution execution = outer.execution();
		PreparedQuery query = this.pushdown.query(execution);
		QueryPlan own = query.explain(execution.table(this.entity), QueryArguments.of(execution.arguments()));
		if (before.isEmpty()) {
			return filtered(own, execution);
		}
		boolean index = this.key != null && execution.known(this.key) == Kind.INDEX_JOIN;
		Kind kind = (this.key == null) ? Kind.NESTED_LOOP : index ? Kind.INDEX_JOIN : Kind.HASH_JOIN;
		List<QueryPlan> inputs = new ArrayList<>(before);
		if (!index) {
			inputs.add(own);
		}
		String label = (this.key != null) ? this.key.label() : this.variable.name();
		return new StatementStep(kind, label, inputs, before.get(0).estimate(), execution.delivered(this));
	}

	private QueryPlan filtered(QueryPlan own, Execution execution) {
		if (this.on.isEmpty() && this.where.isEmpty()) {
			return own;
		}
		return new RowStep.Filter(this.pushdown.rest(), own, own.estimate(), execution.delivered(this));
	}

}
