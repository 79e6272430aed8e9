package io.github.springdata.memory.store;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.collection.PersistentHashMap;

/**
 * A transaction's private fork of one table.
 */
final class Workspace {

	private final Table base;

	private Table view;

	private @Nullable TableEditor editor;

	private boolean edited;

	private PersistentHashMap<Object, Object> confirmed = PersistentHashMap.empty();

	private @Nullable ChangeSet changes;

	Workspace(Table base) {
		this.base = base;
		this.view = base;
	}

	/**
	 * The version that the transaction started from.
	 */
	Table base() {
		return this.base;
	}

	/**
	 * The table with all writes so far.
	 */
	Table view() {
		if (this.edited && this.editor != null) {
			this.view = this.editor.freeze();
			this.edited = false;
		}
		return this.view;
	}

	@Nullable Object get(Object id) {
		return (this.editor != null) ? this.editor.get(id) : this.view.get(id);
	}

	/**
	 * Runs a write; see {@link #isIntact()} if it throws.
	 */
	void write(Consumer<TableEditor> write) {
		TableEditor editor = this.editor;
		if (editor == null) {
			editor = this.view.edit();
			this.editor = editor;
		}
		this.edited = true;
		this.changes = null;
		write.accept(editor);
	}

	/**
	 * Notes that a row was written with the very state that it already had. Such a write
	 * changes nothing, but conflicts with others as any write.
	 */
	void confirm(Object id, Object row) {
		this.confirmed = this.confirmed.put(id, row);
	}

	boolean isIntact() {
		return this.editor == null || this.editor.isIntact();
	}

	boolean isWritten() {
		return view() != this.base || this.confirmed.size() > 0;
	}

	ChangeSet changes() {
		ChangeSet changes = this.changes;
		if (changes == null) {
			changes = ChangeSet.between(this.base, view());
			this.changes = changes;
		}
		return changes;
	}

	/**
	 * Checks that nobody else changed a row that was written here.
	 * @throws WriteConflictException if somebody did
	 * @throws UniqueKeyViolationException if somebody else inserted the same id
	 */
	void validate(Table current) {
		if (current == this.base) {
			return;
		}
		for (ChangeSet.Change change : changes()) {
			validate(current, change.id(), change.before());
		}
		this.confirmed.forEach((id, row) -> validate(current, id, row));
	}

	private void validate(Table current, Object id, @Nullable Object before) {
		Object now = current.get(id);
		if (now == before) {
			return;
		}
		String table = this.base.definition().name();
		if (before == null) {
			throw new UniqueKeyViolationException(table, TableDefinition.PRIMARY_KEY, id);
		}
		throw new WriteConflictException(table, id,
				(now != null) ? WriteConflictException.Reason.CHANGED : WriteConflictException.Reason.DELETED);
	}

	/**
	 * The writes on top of the newest committed version.
	 */
	Table rebase(Table current) {
		if (current == this.base) {
			return view();
		}
		if (changes().isEmpty()) {
			return current;
		}
		TableEditor editor = current.edit();
		editor.apply(changes());
		return editor.freeze();
	}

	State save() {
		return new State(view(), this.confirmed);
	}

	void restore(@Nullable State state) {
		this.view = (state != null) ? state.view : this.base;
		this.confirmed = (state != null) ? state.confirmed : PersistentHashMap.empty();
		this.editor = null;
		this.edited = false;
		this.changes = null;
	}

	/**
	 * What a savepoint holds of a table.
	 */
	record State(Table view, PersistentHashMap<Object, Object> confirmed) {
	}

}
