package io.github.springdata.memory.query.statement;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.store.Deadline;
import io.github.springdata.memory.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all rows of one execution: arguments, tables, what was computed
 * once, and how many rows each step delivered.
 */
final class Execution {

	private final @Nullable Object[] arguments;

	private final TableSource tables;

	private final @Nullable String name;

	private final Map<MemoryPersistentEntity<?>, Table> versions = new HashMap<>(0);

	private @Nullable Deadline deadline;

	private long steps;

	private @Nullable Map<Object, Object> computed;

	private @Nullable Map<Object, long[]> delivered;

	/**
	 * Creates an execution.
	 * @param name what full scans are counted by, {@code null} for their own conditions
	 */
	Execution(@Nullable Object[] arguments, TableSource tables, @Nullable String name) {
		this.name = name;
		this.arguments = arguments;
		this.tables = tables;
	}

	@Nullable Object[] arguments() {
		return this.arguments;
	}

	@Nullable String name() {
		return this.name;
	}

	@Nullable Object argument(int slot) {
		return this.arguments[slot];
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
	 * An order to sort results by.
	 */
	<T> Comparator<T> watch(Comparator<T> order) {
		return (this.deadline != null) ? this.deadline.watch(order) : order;
	}

	/**
	 * What a step computes once per execution.
	 */
	@SuppressWarnings("unchecked")
	<T> T once(Object step, Supplier<T> supplier) {
		Object known = known(step);
		if (known == null) {
			known = supplier.get();
			Map<Object, Object> computed = (this.computed != null) ? this.computed : new IdentityHashMap<>();
			computed.put(step, known);
			this.computed = computed;
		}
		return (T) known;
	}

	/**
	 * What a step has computed, or {@code null}.
	 */
	@Nullable Object known(Object step) {
		return (this.computed != null) ? this.computed.get(step) : null;
	}

	/**
	 * Counts a row that a step delivers.
	 */
	void deliver(Object step) {
		Map<Object, long[]> delivered = (this.delivered != null) ? this.delivered : new IdentityHashMap<>();
		delivered.computeIfAbsent(step, (key) -> new long[1])[0]++;
		this.delivered = delivered;
	}

	long delivered(Object step) {
		long[] count = (this.delivered != null) ? this.delivered.get(step) : null;
		return (count != null) ? count[0] : 0;
	}

}
