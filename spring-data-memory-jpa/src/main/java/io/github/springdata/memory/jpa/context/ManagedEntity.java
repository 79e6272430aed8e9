package io.github.springdata.memory.jpa.context;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/**
 * Instance in a persistence context, with the row that it was read from or written to
 * last.
 */
final class ManagedEntity {

	private final Object instance;

	private final EntityPlan plan;

	/** The place among all instances of the context, -1 if it has none. */
	private int place = -1;

	/** The next one in the table by ids. */
	private @Nullable ManagedEntity next;

	private @Nullable Object id;

	private int hash;

	private @Nullable Row row;

	private boolean removed;

	private LockModeType lockMode = LockModeType.NONE;

	/** The values of columns that no attribute of the instance holds, by number. */
	private Map<Integer, @Nullable Object> links = Map.of();

	private Map<Integer, @Nullable Object> leftOut = Map.of();

	private @Nullable Note notes;

	/** What is to be written, between the look for changes and the writing. */
	private @Nullable Object @Nullable [] pending;

	ManagedEntity(Object instance, EntityPlan plan, @Nullable Object id, @Nullable Row row) {
		this.instance = instance;
		this.plan = plan;
		this.row = row;
		if (id != null) {
			identify(id);
		}
	}

	Object instance() {
		return this.instance;
	}

	EntityPlan plan() {
		return this.plan;
	}

	EntityModel entity() {
		return this.plan.entity();
	}

	RowType type() {
		return this.plan.type();
	}

	int place() {
		return this.place;
	}

	void place(int place) {
		this.place = place;
	}

	@Nullable ManagedEntity next() {
		return this.next;
	}

	void next(@Nullable ManagedEntity next) {
		this.next = next;
	}

	/**
	 * The values that are to be written, {@code null} for none.
	 */
	@Nullable Object @Nullable [] pending() {
		return this.pending;
	}

	void pending(@Nullable Object @Nullable [] pending) {
		this.pending = pending;
	}

	/**
	 * The stored form of the id, {@code null} as long as it depends on an instance that
	 * has none yet.
	 */
	@Nullable Object id() {
		return this.id;
	}

	/**
	 * The hash of the id among those of all tables.
	 */
	int hash() {
		return this.hash;
	}

	final void identify(Object id) {
		this.id = id;
		this.hash = KeyTable.hash(type(), id);
	}

	/**
	 * The row as it was read or written last, {@code null} for an instance that is new.
	 */
	@Nullable Row row() {
		return this.row;
	}

	boolean isNew() {
		return this.row == null;
	}

	/**
	 * Notes that the row was written, or read anew.
	 */
	void synced(@Nullable Row row) {
		this.row = row;
		this.links = Map.of();
	}

	boolean isRemoved() {
		return this.removed;
	}

	void remove(boolean removed) {
		this.removed = removed;
	}

	/**
	 * Notes that the instance is removed and has no row, or none any more.
	 */
	void bury() {
		this.removed = true;
		this.lockMode = LockModeType.NONE;
		synced(null);
	}

	LockModeType lockMode() {
		return this.lockMode;
	}

	void lock(LockModeType mode) {
		this.lockMode = mode;
	}

	/**
	 * Whether columns that no attribute of the instance holds may differ from those of
	 * the row.
	 */
	boolean isLinked() {
		return !this.links.isEmpty();
	}

	/**
	 * The value of a column that no attribute of the instance holds.
	 */
	@Nullable Object link(int column) {
		return this.links.containsKey(column) ? this.links.get(column)
				: (this.row != null) ? this.row.get(column) : null;
	}

	void link(int column, @Nullable Object value) {
		if (this.links.isEmpty()) {
			this.links = new HashMap<>();
		}
		this.links.put(column, value);
	}

	/**
	 * Notes a value that is not written, as its column is none that is inserted or
	 * updated. It is no change as long as it stays the same.
	 */
	void leaveOut(int column, @Nullable Object value) {
		if (this.leftOut.isEmpty()) {
			this.leftOut = new HashMap<>();
		}
		this.leftOut.put(column, value);
	}

	/**
	 * Whether a value is one that was not written before.
	 */
	boolean isLeftOut(int column, @Nullable Object value) {
		return !this.leftOut.isEmpty() && this.leftOut.containsKey(column)
				&& Objects.deepEquals(this.leftOut.get(column), value);
	}

	/**
	 * Notes what a relation leads to as it was read or written last.
	 */
	void note(AttributeModel relation, Supplier<Collection<?>> elements) {
		Note note = find(relation);
		if (note != null) {
			note.elements = elements;
		}
		else {
			this.notes = new Note(relation, elements, this.notes);
		}
	}

	private @Nullable Note find(AttributeModel relation) {
		Note note = this.notes;
		while (note != null && note.relation != relation) {
			note = note.next;
		}
		return note;
	}

	/**
	 * What a relation led to when it was read or written last. Elements of a collection
	 * are read if nobody did so before.
	 */
	Collection<?> noted(AttributeModel relation) {
		Note note = find(relation);
		return (note != null) ? note.elements.get() : List.of();
	}

	/**
	 * What a relation led to when it was read or written last.
	 */
	private static final class Note {

		private final AttributeModel relation;

		private Supplier<Collection<?>> elements;

		private final @Nullable Note next;

		Note(AttributeModel relation, Supplier<Collection<?>> elements, @Nullable Note next) {
			this.relation = relation;
			this.elements = elements;
			this.next = next;
		}

	}

	@Override
	public String toString() {
		return "%s with id %s".formatted(entity().name(), this.id);
	}

}
