package io.github.springdata.memory.core;

import org.jspecify.annotations.Nullable;

/**
 * An instance that a unit of work answers for.
 */
final class ManagedInstance {

	private final EntityTable<?> table;

	private final Object id;

	private final Object instance;

	/**
	 * When the unit of work took charge, in its own count.
	 */
	private final long since;

	/**
	 * The state to return to when the transaction is rolled back: what was loaded, or
	 * what was saved first.
	 */
	private final Object origin;

	/**
	 * The id and version to return to, if the instance was not loaded but saved.
	 */
	private final @Nullable Identity before;

	/**
	 * The state that the instance had when it was last in step with the transaction.
	 */
	private Object row;

	private boolean deleted;

	private ManagedInstance(EntityTable<?> table, Object id, Object instance, long since, Object row,
			@Nullable Identity before) {
		this.table = table;
		this.id = id;
		this.instance = instance;
		this.since = since;
		this.origin = row;
		this.before = before;
		this.row = row;
	}

	static ManagedInstance loaded(EntityTable<?> table, Object id, Object instance, long since, Object row) {
		return new ManagedInstance(table, id, instance, since, row, null);
	}

	static ManagedInstance saved(PendingWrite<?> write, long since) {
		return new ManagedInstance(write.table(), write.id(), write.instance(), since, write.state(), write.before());
	}

	EntityTable<?> table() {
		return this.table;
	}

	Object id() {
		return this.id;
	}

	Object instance() {
		return this.instance;
	}

	boolean isDeleted() {
		return this.deleted;
	}

	void setDeleted() {
		this.deleted = true;
	}

	/**
	 * Whether this stands for a row: always for mutable instances, which follow the row,
	 * but for immutable ones only as long as it is the same.
	 */
	boolean standsFor(Object row) {
		return !this.deleted && (this.row == row || this.table.state().isAssignable(this.instance));
	}

	boolean isChanged() {
		return !this.deleted && this.table.state().isAssignable(this.instance)
				&& !this.table.state().same(this.instance, this.row);
	}

	/**
	 * Takes note of the row that the instance was saved as.
	 */
	void saved(Object row) {
		this.row = row;
		this.deleted = false;
	}

	/**
	 * Takes on the state of a row that is newer, unless the application changed the
	 * instance in the meantime.
	 */
	void refresh(Object row) {
		if (this.row != row && !isChanged()) {
			reset(row);
		}
	}

	/**
	 * Takes on the state of a row.
	 */
	void reset(Object row) {
		this.row = row;
		this.deleted = false;
		copyInto(row);
	}

	/**
	 * Goes back to what the instance was when the unit of work took charge.
	 */
	void restore() {
		copyInto(this.origin);
		if (this.before != null) {
			this.before.restore();
		}
	}

	/**
	 * Goes back to an earlier moment.
	 * @param moment the moment, in the count of the unit of work
	 * @param row what the transaction holds now, or {@code null}
	 * @return whether the instance is still managed
	 */
	boolean rollBackTo(long moment, @Nullable Object row) {
		if (this.since > moment && this.before != null) {
			restore();
			return false;
		}
		if (row != null) {
			reset(row);
		}
		return true;
	}

	private void copyInto(Object state) {
		if (this.table.state().isAssignable(this.instance)) {
			this.table.state().copyInto(state, this.instance);
		}
	}

}
