package io.github.springdata.memory.core;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.SharedRow;
import io.github.springdata.memory.mapping.UnitOfWorkMode;

import org.springframework.dao.InvalidDataAccessApiUsageException;

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

	/**
	 * When that was read.
	 */
	private long read;

	private boolean deleted;

	/**
	 * The deleted instance of the same row whose place this one took.
	 */
	private @Nullable ManagedInstance replaced;

	private boolean kept = true;

	private ManagedInstance(EntityTable<?> table, Object id, Object instance, long since, Object row,
			@Nullable Identity before) {
		this.table = table;
		this.id = id;
		this.instance = instance;
		this.since = since;
		this.origin = row;
		this.before = before;
		this.row = row;
		this.read = since;
	}

	static ManagedInstance loaded(EntityTable<?> table, Object id, Object instance, long since, Object row) {
		return new ManagedInstance(table, id, instance, since, row, null);
	}

	/**
	 * Takes note of the moment when the row was found.
	 */
	ManagedInstance asOf(long moment) {
		this.read = moment;
		return this;
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

	long since() {
		return this.since;
	}

	/**
	 * Where this is at present: to be in step with a row or, once that is deleted, in a
	 * state of its own.
	 */
	Position position() {
		return new Position(this.row, this.deleted, this.deleted ? this.table.state().copyIn(this.instance) : this.row);
	}

	void replace(ManagedInstance replaced) {
		this.replaced = replaced;
	}

	/**
	 * This instance and all whose place it took.
	 */
	Stream<ManagedInstance> withReplaced() {
		return Stream.iterate(this, Objects::nonNull, (instance) -> instance.replaced);
	}

	/**
	 * Whether the unit of work still answers for the instance.
	 */
	boolean isKept() {
		return this.kept;
	}

	/**
	 * This instance or, if it was let go, the last one before it that was not.
	 */
	ManagedInstance newestKept() {
		ManagedInstance earlier = this.replaced;
		return (this.kept || earlier == null) ? this : earlier.newestKept();
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
		return !this.deleted
				&& (this.row == row || (isOfClassOf(row) && this.table.state().isAssignable(this.instance)));
	}

	/**
	 * Whether the instance can have the state of a row.
	 */
	boolean isOfClassOf(Object row) {
		return SharedRow.instanceOf(row).getClass() == this.instance.getClass();
	}

	boolean isChanged() {
		return !this.deleted && this.table.state().isAssignable(this.instance)
				&& !this.table.state().same(this.instance, this.row);
	}

	/**
	 * Refuses a changed id.
	 */
	void checkId() {
		Object now = this.table.ids().read(this.instance);
		if (!this.id.equals(now)) {
			throw new InvalidDataAccessApiUsageException(
					"The id of an instance of %s was changed from %s to %s within a transaction; delete it and insert another one"
						.formatted(this.table.type().getName(), this.id, now));
		}
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
	 * @param moment when the row was found
	 */
	void refresh(Object row, long moment) {
		if (moment < this.read) {
			return;
		}
		this.read = moment;
		if (this.row != row && !isChanged()) {
			reset(row);
		}
	}

	/**
	 * Takes on the state of a row. An immutable instance cannot, so that it no longer
	 * stands for its row.
	 */
	void reset(Object row) {
		this.deleted = false;
		if (this.table.state().isAssignable(this.instance)) {
			this.row = row;
			copyInto(row);
		}
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
	 * Goes back to an earlier position.
	 */
	void goBackTo(Position position) {
		this.row = position.row();
		this.deleted = position.deleted();
		copyInto(position.state());
	}

	/**
	 * Goes back to a moment before the unit of work took charge. What was loaded since
	 * goes on to stand for its row, if that is there.
	 * @param row what the transaction holds now, {@code null} if it does not matter
	 */
	void letGo(@Nullable Object row) {
		if (this.before == null && row != null && isOfClassOf(row)) {
			reset(row);
			return;
		}
		if (this.before != null || this.table.mode() == UnitOfWorkMode.SHARED) {
			restore();
		}
		this.kept = false;
	}

	private void copyInto(Object state) {
		if (this.table.state().isAssignable(this.instance)) {
			this.table.state().copyInto(state, this.instance);
		}
	}

	/**
	 * State of an instance at a savepoint.
	 *
	 * @param row the row that it was last in step with
	 * @param deleted whether that was deleted
	 * @param state the state of the instance
	 */
	record Position(Object row, boolean deleted, Object state) {
	}

}
