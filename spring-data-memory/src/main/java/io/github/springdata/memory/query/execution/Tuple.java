package io.github.springdata.memory.query.execution;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The rows and values of one execution of a statement, each in the slot of its variable
 * or aggregate. There is one tuple for all operators, which put in what they have found
 * last: whoever needs a value later keeps the value, not the tuple.
 */
public final class Tuple {

	private static final TableSource NO_TABLES = (entity) -> {
		throw new IllegalStateException("No table can be read here");
	};

	private final @Nullable Object[] slots;

	private final Execution execution;

	private Tuple(@Nullable Object[] slots, Execution execution) {
		this.slots = slots;
		this.execution = execution;
	}

	/**
	 * Starts an execution.
	 * @param size the number of slots
	 * @param arguments the arguments
	 * @param tables the tables
	 * @param name what full scans are counted by, {@code null} for their own conditions
	 * @return an empty tuple
	 */
	public static Tuple of(int size, @Nullable Object[] arguments, TableSource tables, @Nullable String name) {
		return new Tuple(new @Nullable Object[size], new Execution(arguments, tables, name));
	}

	/**
	 * A tuple of a single row, of which no table can be read.
	 * @param size the number of slots
	 * @param arguments the arguments
	 * @param slot the slot of the row
	 * @param row the row
	 * @return the tuple
	 */
	public static Tuple ofRow(int size, @Nullable Object[] arguments, int slot, Object row) {
		Tuple tuple = of(size, arguments, NO_TABLES, null);
		tuple.set(slot, row);
		return tuple;
	}

	/**
	 * The value in a slot.
	 * @param slot the slot
	 * @return the value, {@code null} also where a left join has found nothing
	 */
	public @Nullable Object get(int slot) {
		return this.slots[slot];
	}

	/**
	 * An argument of the execution.
	 * @param index the index of the parameter
	 * @return the argument
	 */
	public @Nullable Object argument(int index) {
		return this.execution.arguments().values()[index];
	}

	/**
	 * What is computed once per execution.
	 * @param <T> the type of the value
	 * @param owner what it belongs to, by identity
	 * @param supplier computes the value
	 * @return the value
	 */
	public <T> T once(Object owner, Supplier<T> supplier) {
		return this.execution.once(owner, supplier);
	}

	/**
	 * Takes note of a step of what may take long, and ends it once its time is over.
	 */
	public void step() {
		this.execution.step();
	}

	/**
	 * The number of slots.
	 */
	int width() {
		return this.slots.length;
	}

	void set(int slot, @Nullable Object value) {
		this.slots[slot] = value;
	}

	/**
	 * The values in all slots, to be put back later.
	 */
	@Nullable Object[] copy() {
		return this.slots.clone();
	}

	void setAll(@Nullable Object[] values) {
		System.arraycopy(values, 0, this.slots, 0, values.length);
	}

	Execution execution() {
		return this.execution;
	}

}
