package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.ChangeSet.Change;
import io.github.springdata.memory.store.WriteConflictException.Reason;
import io.github.springdata.memory.store.collection.PersistentHashMap;

/**
 * A transaction's private fork of one table.
 */
final class Workspace {

	private final boolean readCommitted;

	/** Called for each row of what takes long. */
	private final Runnable step;

	private Table base;

	private Table view;

	private @Nullable TableEditor editor;

	private boolean edited;

	private @Nullable Change deferred;

	private PersistentHashMap<Object, Object> confirmed = PersistentHashMap.empty();

	/**
	 * At read committed, the committed rows that writes started from which others have
	 * changed since, so that the writes cannot stand unless that is undone.
	 */
	private PersistentHashMap<Object, Object> lost = PersistentHashMap.empty();

	/** The committed rows that others must not have written by the commit. */
	private PersistentHashMap<Object, Object> locked = PersistentHashMap.empty();

	private @Nullable ChangeSet changes;

	/** Set at commit, after all writes. */
	private @Nullable Table compacted;

	Workspace(Table base, IsolationLevel isolation, Runnable step) {
		this.step = step;
		this.base = base;
		this.view = base;
		this.readCommitted = isolation == IsolationLevel.READ_COMMITTED;
	}

	String name() {
		return this.base.definition().name();
	}

	TableDefinition definition() {
		return this.base.definition();
	}

	/**
	 * The committed version that the fork starts from.
	 */
	Table base() {
		return this.base;
	}

	/**
	 * The table with all writes so far.
	 */
	Table view() {
		TableEditor editor = (this.deferred != null) ? editor() : this.editor;
		if (this.edited && editor != null) {
			this.view = editor.freeze();
			this.edited = false;
		}
		return this.view;
	}

	@Nullable Object get(Object id) {
		Change deferred = this.deferred;
		if (deferred != null) {
			return deferred.id().equals(id) ? deferred.after() : this.view.get(id);
		}
		return (this.editor != null) ? this.editor.get(id) : this.view.get(id);
	}

	/**
	 * Adds a row; see {@link #isIntact()} if that throws.
	 */
	void insert(Object row) {
		if (isUntouched()) {
			defer(this.view.insertion(row));
		}
		else {
			editor().insert(row);
		}
	}

	/**
	 * Adds rows; see {@link #isIntact()} if that throws.
	 */
	void insertAll(List<Object> rows) {
		editor().insertAll(rows);
	}

	/**
	 * Replaces a row by another one with its id; see {@link #isIntact()} if that throws.
	 */
	void update(Object id, @Nullable Object before, Object row) {
		if (isUntouched()) {
			defer(this.view.replacement(id, before, row));
		}
		else {
			editor().update(row);
		}
	}

	/**
	 * Removes a row that is there; see {@link #isIntact()} if that throws.
	 */
	void delete(Object id, Object row) {
		if (isUntouched()) {
			defer(new Change(id, row, null, false));
		}
		else {
			editor().delete(id);
		}
	}

	/**
	 * Writes several rows, whose unique keys are checked for what is left in the end; see
	 * {@link #isIntact()} if that throws.
	 */
	void apply(ChangeSet changes) {
		editor().apply(changes);
	}

	/**
	 * Whether all that was written is one row, which has not gone into the fork yet.
	 */
	boolean isDeferred() {
		return this.deferred != null;
	}

	/**
	 * Notes what was written since a state, and is now taken back, as read.
	 */
	void noteUndone(State state, ReadSet reads) {
		Change deferred = this.deferred;
		if (deferred == null) {
			if (view() != state.view) {
				reads.addUndone(state.view, view());
			}
			return;
		}
		reads.addId(deferred.id());
		if (deferred.after() != null) {
			reads.addKeys(definition(), deferred.after(), deferred.before());
		}
	}

	private boolean isUntouched() {
		return this.editor == null && this.deferred == null && this.view == this.base;
	}

	private void defer(Change change) {
		this.deferred = change;
	}

	/**
	 * The editor of the fork, into which the deferred write has gone.
	 */
	private TableEditor editor() {
		TableEditor editor = this.editor;
		if (editor == null) {
			editor = this.view.edit().watchedBy(this.step);
			this.editor = editor;
		}
		this.edited = true;
		this.changes = null;
		Change first = this.deferred;
		if (first != null) {
			this.deferred = null;
			editor.apply(ChangeSet.of(first));
		}
		return editor;
	}

	/**
	 * Notes that a row was written with the very state that it already had. Such a write
	 * changes nothing, but conflicts with others as any write. If the state was written
	 * here, there is such a write already.
	 */
	void confirm(Object id, Object row) {
		if (this.base.get(id) == row) {
			this.confirmed = this.confirmed.put(id, row);
		}
	}

	/**
	 * Notes a committed row that others must not have written by the commit, also where
	 * the later write stands. It stays so when a savepoint is gone back to.
	 */
	void lock(Object id) {
		Object row = this.base.get(id);
		if (row != null && this.locked.get(id) == null) {
			this.locked = this.locked.put(definition().idOf(row), row);
		}
	}

	private void checkLocked(Table current) {
		this.locked.forEach((id, row) -> {
			Object now = current.get(id);
			if (now != row) {
				throw conflict(now, new Change(id, row, row, false));
			}
		});
	}

	boolean isIntact() {
		return this.editor == null || this.editor.isIntact();
	}

	boolean isWritten() {
		return this.deferred != null || view().rows() != this.base.rows() || this.confirmed.size() > 0
				|| this.lost.size() > 0 || this.locked.size() > 0;
	}

	/**
	 * Starts from a newer committed version, with all writes so far on top of it, also
	 * those that conflict with it and so are refused at commit.
	 * @throws UniqueKeyViolationException if somebody else took an id or a unique key;
	 * then nothing has changed, and there is no state that a statement could see: not the
	 * old version, nor the newer one, which is not to be had with these writes
	 */
	void refresh(Table current) {
		if (current == this.base) {
			return;
		}
		Map<Object, Object> lost = new HashMap<>();
		this.lost.forEach((id, row) -> noteLost(lost, new Change(id, row, row, false), current));
		if (definition().versioned()) {
			this.confirmed.forEach((id, row) -> noteLost(lost, new Change(id, row, row, false), current));
		}
		List<Change> moved = new ArrayList<>();
		for (Change change : changes()) {
			Object now = current.get(change.id());
			noteLost(lost, change, current);
			if (now != null || change.after() != null) {
				moved.add(startingFrom(now, change));
			}
		}
		Table view = moved.isEmpty() ? current : edited(current, ChangeSet.of(moved));
		restore(new State(current, view, this.confirmed, persistent(lost)));
	}

	/**
	 * Notes the row that a write started from if others have changed it since in a way
	 * that the write cannot stand.
	 */
	private void noteLost(Map<Object, Object> lost, Change change, Table current) {
		Object start = start(change);
		Object now = current.get(change.id());
		boolean stands = !definition().versioned() && (now != null || change.after() == null);
		if (start != null && now != start && !stands) {
			lost.put(change.id(), start);
		}
	}

	private static PersistentHashMap<Object, Object> persistent(Map<Object, Object> rows) {
		PersistentHashMap<Object, Object> map = PersistentHashMap.empty();
		for (Map.Entry<Object, Object> entry : rows.entrySet()) {
			map = map.put(entry.getKey(), entry.getValue());
		}
		return map;
	}

	private @Nullable Object start(Change change) {
		Object lost = this.lost.get(change.id());
		return (lost != null) ? lost : change.before();
	}

	private Change startingFrom(@Nullable Object now, Change change) {
		if (start(change) == null && now != null) {
			throw new UniqueKeyViolationException(name(), TableDefinition.PRIMARY_KEY, change.id());
		}
		return change.startingFrom(now);
	}

	/**
	 * The row to read in place of one that was found some time ago: what was written here
	 * since counts, what others committed since does not.
	 */
	Object follow(Object id, Object row) {
		Object now = get(id);
		boolean foreign = this.readCommitted && now == this.base.get(id);
		return (now == null || foreign) ? row : now;
	}

	/**
	 * The writes on top of the newest committed version.
	 * @throws WriteConflictException if somebody else changed a row that was written here
	 * @throws UniqueKeyViolationException if somebody else took an id or a unique key
	 */
	Table rebase(Table current) {
		if (current == this.base && this.deferred == null && this.lost.size() == 0) {
			return view();
		}
		if (current == this.base && this.deferred != null && this.confirmed.size() == 0) {
			return edited(current, ChangeSet.of(this.deferred));
		}
		if (!this.readCommitted || definition().versioned()) {
			this.confirmed.forEach((id, row) -> resolve(current, new Change(id, row, row, false)));
			this.lost.forEach((id, row) -> resolve(current, new Change(id, row, row, false)));
		}
		ChangeSet resolved = changes().resolve((change) -> resolve(current, change));
		return resolved.isEmpty() ? current : edited(current, resolved);
	}

	private Table edited(Table table, ChangeSet changes) {
		TableEditor editor = table.edit().watchedBy(this.step);
		editor.apply(changes);
		return editor.freeze();
	}

	/**
	 * The version to publish: the writes on top of the newest committed version, without
	 * holes if there are too many.
	 * @throws StoreException as {@link #rebase(Table)}
	 */
	Table publish(Table current) {
		checkLocked(current);
		boolean unmoved = current == this.base && this.deferred == null && this.lost.size() == 0;
		return unmoved ? compacted() : rebase(current).compact();
	}

	/**
	 * Does what can be done ahead of the commit section, given the version that most
	 * likely will be the newest one then.
	 */
	void prepare(@Nullable Table current) {
		if (current == this.base && this.deferred == null) {
			compacted();
		}
		else {
			changes();
		}
	}

	private Table compacted() {
		Table compacted = this.compacted;
		if (compacted == null) {
			compacted = view().compact();
			this.compacted = compacted;
		}
		return compacted;
	}

	/**
	 * The number of rows with all writes so far, less those that the fork started with.
	 */
	int growth() {
		Change deferred = this.deferred;
		if (deferred != null) {
			return ((deferred.after() != null) ? 1 : 0) - ((deferred.before() != null) ? 1 : 0);
		}
		return ((this.editor != null) ? this.editor.size() : this.view.size()) - this.base.size();
	}

	/**
	 * What was written.
	 */
	ChangeSet changes() {
		ChangeSet changes = this.changes;
		if (changes == null) {
			changes = (this.deferred != null) ? ChangeSet.of(this.deferred) : ChangeSet.between(this.base, view());
			this.changes = changes;
		}
		return changes;
	}

	private @Nullable Change resolve(Table current, Change change) {
		Object now = current.get(change.id());
		Object start = start(change);
		if (now == start) {
			return (now == change.before()) ? change : change.startingFrom(now);
		}
		if (start == null) {
			throw new UniqueKeyViolationException(name(), TableDefinition.PRIMARY_KEY, change.id());
		}
		if (this.readCommitted && !definition().versioned()) {
			return overwrite(now, change);
		}
		throw conflict(now, change);
	}

	/**
	 * Under read committed the later write stands, and nothing is left to do for a row
	 * that is gone if it was to be deleted anyway.
	 */
	private @Nullable Change overwrite(@Nullable Object now, Change change) {
		if (now != null) {
			return change.startingFrom(now);
		}
		if (change.after() == null) {
			return null;
		}
		throw conflict(null, change);
	}

	private WriteConflictException conflict(@Nullable Object now, Change change) {
		return new WriteConflictException(name(), change.id(), (now != null) ? Reason.CHANGED : Reason.DELETED);
	}

	State save() {
		return new State(this.base, view(), this.confirmed, this.lost);
	}

	void restore(State state) {
		this.base = state.base;
		this.view = state.view;
		this.confirmed = state.confirmed;
		this.lost = state.lost;
		this.editor = null;
		this.deferred = null;
		this.changes = null;
	}

	/**
	 * The state without any write.
	 */
	State start() {
		return new State(this.base, this.base, PersistentHashMap.empty(), PersistentHashMap.empty());
	}

	/**
	 * State of a table at a savepoint.
	 */
	record State(Table base, Table view, PersistentHashMap<Object, Object> confirmed,
			PersistentHashMap<Object, Object> lost) {
	}

}
