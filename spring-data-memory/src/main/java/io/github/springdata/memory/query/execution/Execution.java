package io.github.springdata.memory.query.execution;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.store.Deadline;
import io.github.springdata.memory.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a statement: its arguments, the versions of the tables that it sees,
 * and what is computed once. Used by one thread at a time.
 */
final class Execution {

	private final QueryArguments arguments;

	private final TableSource tables;

	private final @Nullable String name;

	private final Map<MemoryPersistentEntity<?>, Table> versions = new HashMap<>(0);

	private @Nullable Map<Object, Object> computed;

	private @Nullable Deadline deadline;

	private long steps;

	/**
	 * Creates an execution.
	 * @param name what full scans are counted by, {@code null} for their own conditions
	 */
	Execution(@Nullable Object[] arguments, TableSource tables, @Nullable String name) {
		this.arguments = QueryArguments.of(arguments);
		this.tables = tables;
		this.name = name;
	}

	/**
	 * The arguments, without an order or a piece of the results.
	 */
	QueryArguments arguments() {
		return this.arguments;
	}

	@Nullable String name() {
		return this.name;
	}

	Table table(MemoryPersistentEntity<?> entity) {
		return this.versions.computeIfAbsent(entity, this::open);
	}

	private Table open(MemoryPersistentEntity<?> entity) {
		Table table = this.tables.table(entity);
		this.deadline = table.deadline();
		return table;
	}

	/**
	 * Takes note of a step of what may take long, wherever in the statement that is, and
	 * looks at the deadline every so many steps.
	 */
	void step() {
		if ((++this.steps & (Deadline.INTERVAL - 1)) == 0 && this.deadline != null) {
			this.deadline.check();
		}
	}

	/**
	 * Takes note of several steps.
	 */
	void steps(int count) {
		long before = this.steps;
		this.steps += count;
		if (((before ^ this.steps) & -Deadline.INTERVAL) != 0 && this.deadline != null) {
			this.deadline.check();
		}
	}

	@Nullable Deadline deadline() {
		return this.deadline;
	}

	/**
	 * What an operator computes once per execution.
	 */
	@SuppressWarnings("unchecked")
	<T> T once(Object operator, Supplier<T> supplier) {
		Map<Object, Object> computed = this.computed;
		if (computed == null) {
			computed = new IdentityHashMap<>();
			this.computed = computed;
		}
		return (T) computed.computeIfAbsent(operator, (added) -> supplier.get());
	}

}
