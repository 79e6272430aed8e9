package io.github.springdata.memory.store;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.collection.PersistentSlotMap;
import io.github.springdata.memory.store.collection.PersistentVector;
import io.github.springdata.memory.store.collection.Portions;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexEditor;
import io.github.springdata.memory.store.index.IndexEntries;

/**
 * A bulk edit of a table, by one thread at a time. Every operation first reads all that
 * it needs and checks the id and the unique keys, then changes rows and indexes; a
 * refused operation has changed nothing. An exception that the code of a row or key
 * throws during the second part leaves the editor unusable: see {@link #isIntact()}.
 */
final class TableEditor {

	private final TableDefinition definition;

	private final Object lineage;

	private final PersistentVector.Transient<Object> rows;

	private final PersistentSlotMap.Transient slots;

	private final Index[] indexes;

	/** The editors of the indexes that were changed. */
	private final @Nullable IndexEditor[] edited;

	private boolean intact = true;

	/** Called for each row, or step of that size, of what takes long. */
	private Runnable step = () -> {
	};

	TableEditor(TableDefinition definition, Object lineage, PersistentVector.Transient<Object> rows,
			PersistentSlotMap.Transient slots, Index[] indexes) {
		this.definition = definition;
		this.lineage = lineage;
		this.rows = rows;
		this.slots = slots;
		this.indexes = indexes;
		this.edited = new IndexEditor[indexes.length];
	}

	/**
	 * Has something called while many rows are written. What it throws ends the work.
	 */
	TableEditor watchedBy(Runnable step) {
		this.step = step;
		return this;
	}

	private IndexDefinition index(int position) {
		return this.indexes[position].definition();
	}

	/**
	 * The entries of an index as they are now.
	 */
	private IndexEntries entries(int position) {
		IndexEditor editor = this.edited[position];
		return (editor != null) ? editor : this.indexes[position];
	}

	private IndexEditor editor(int position) {
		IndexEditor editor = this.edited[position];
		if (editor == null) {
			editor = this.indexes[position].edit();
			this.edited[position] = editor;
		}
		return editor;
	}

	/**
	 * Whether rows and indexes agree.
	 * @return {@code false} after an operation broke off half-way; the editor must then
	 * be thrown away
	 */
	boolean isIntact() {
		return this.intact;
	}

	int size() {
		return this.rows.size();
	}

	@Nullable Object get(Object id) {
		int slot = this.slots.get(id);
		return (slot != PersistentSlotMap.ABSENT) ? this.rows.get(slot) : null;
	}

	void insert(Object row) {
		Object id = this.definition.idOf(row);
		if (this.slots.contains(id)) {
			throw taken(id);
		}
		Object[] keys = keysOf(row);
		for (int i = 0; i < keys.length; i++) {
			checkUnique(entries(i), keys[i]);
		}
		this.intact = false;
		int slot = append(id, row);
		for (int i = 0; i < keys.length; i++) {
			editor(i).add(keys[i], slot);
		}
		this.intact = true;
	}

	/**
	 * Adds rows, which takes less time than to add them one by one, above all where a
	 * sorted index gets its keys in no order. If that throws, the editor must be thrown
	 * away.
	 */
	void insertAll(List<Object> rows) {
		Object[][] keys = keysOf(rows);
		int slot = this.rows.length();
		Portions.forEach(rows.size(), (from, to) -> append(rows, from, to));
		for (int i = 0; i < keys.length; i++) {
			addAll(editor(i), keys[i], slot);
		}
	}

	/**
	 * The keys of rows, index by index.
	 */
	private Object[][] keysOf(List<Object> rows) {
		Object[][] keys = new Object[this.indexes.length][rows.size()];
		for (int i = 0; i < keys.length; i++) {
			IndexDefinition index = index(i);
			@Nullable Object[] keysOfIndex = keys[i];
			Portions.forEach(rows.size(), (from, to) -> readKeys(index, rows, keysOfIndex, from, to));
		}
		return keys;
	}

	private void readKeys(IndexDefinition index, List<Object> rows, @Nullable Object[] keys, int from, int to) {
		for (int i = from; i < to; i++) {
			this.step.run();
			keys[i] = index.key(rows.get(i));
		}
	}

	private void append(List<Object> rows, int from, int to) {
		for (int i = from; i < to; i++) {
			this.step.run();
			append(this.definition.idOf(rows.get(i)), rows.get(i));
		}
	}

	private int append(Object id, Object row) {
		int slot = this.rows.append(row);
		checkFree(id, this.slots.put(id, slot));
		return slot;
	}

	private void checkFree(Object id, int slot) {
		if (slot != PersistentSlotMap.ABSENT) {
			throw taken(id);
		}
	}

	private UniqueKeyViolationException taken(Object id) {
		return new UniqueKeyViolationException(this.definition.name(), TableDefinition.PRIMARY_KEY, id);
	}

	private void addAll(IndexEditor index, Object[] keys, int slot) {
		if (index.definition().unique()) {
			checkTaken(this.definition.name(), index, index.addAllUnique(keys, slot, this.step));
		}
		else {
			index.addAll(keys, slot);
		}
	}

	void update(Object row) {
		Object id = this.definition.idOf(row);
		int slot = requireSlot(id);
		Object before = stored(slot);
		if (before != row) {
			replace(slot, keysOf(before), row, keysOf(row));
		}
	}

	private void replace(int slot, Object[] oldKeys, Object row, Object[] newKeys) {
		@Nullable Object[] leaving = new Object[newKeys.length];
		Object[] entering = new Object[newKeys.length];
		for (int i = 0; i < newKeys.length; i++) {
			IndexDefinition index = index(i);
			if (!index.sameKey(oldKeys[i], newKeys[i])) {
				leaving[i] = index.difference(oldKeys[i], newKeys[i]);
				entering[i] = index.difference(newKeys[i], oldKeys[i]);
				checkUnique(entries(i), entering[i]);
			}
		}
		this.intact = false;
		this.rows.set(slot, row);
		for (int i = 0; i < newKeys.length; i++) {
			if (leaving[i] != null) {
				editor(i).remove(leaving[i], slot);
				editor(i).add(entering[i], slot);
			}
		}
		this.intact = true;
	}

	void delete(Object id) {
		int slot = requireSlot(id);
		Object[] keys = keysOf(stored(slot));
		this.intact = false;
		removeKeys(keys, slot);
		this.rows.remove(slot);
		this.slots.remove(id);
		this.intact = true;
	}

	/**
	 * Writes the changes that a transaction made to another version. All old keys leave
	 * the indexes before the first new key enters, so that rows may exchange unique keys.
	 * Keys that a row keeps stay where they are. If that throws, the editor must be
	 * thrown away.
	 */
	void apply(ChangeSet changes) {
		ChangeSet.Change single = changes.single();
		if (single != null && !single.reinserted()) {
			apply(single);
			return;
		}
		for (ChangeSet.Change change : changes) {
			this.step.run();
			detach(change);
		}
		for (ChangeSet.Change change : changes) {
			this.step.run();
			attach(change);
		}
	}

	/**
	 * Writes the only change, for which every key is read and compared once.
	 */
	private void apply(ChangeSet.Change change) {
		Object after = change.after();
		if (after == null) {
			delete(change.id());
		}
		else if (change.before() == null) {
			insert(after);
		}
		else {
			update(after);
		}
	}

	private void detach(ChangeSet.Change change) {
		if (change.before() == null) {
			return;
		}
		int slot = requireSlot(change.id());
		for (int i = 0; i < this.indexes.length; i++) {
			Object leaving = change.leaving(index(i));
			if (leaving != null) {
				editor(i).remove(leaving, slot);
			}
		}
		if (!change.isUpdate()) {
			this.rows.remove(slot);
			this.slots.remove(change.id());
		}
	}

	private void attach(ChangeSet.Change change) {
		Object after = change.after();
		if (after == null) {
			return;
		}
		int slot = change.isUpdate() ? requireSlot(change.id()) : append(change.id(), after);
		if (change.isUpdate()) {
			this.rows.set(slot, after);
		}
		for (int i = 0; i < this.indexes.length; i++) {
			Object entering = change.entering(index(i));
			if (entering != null) {
				addUnique(this.definition.name(), editor(i), entering, slot);
			}
		}
	}

	private int requireSlot(Object id) {
		int slot = this.slots.get(id);
		if (slot == PersistentSlotMap.ABSENT) {
			throw new RowNotFoundException(this.definition.name(), id);
		}
		return slot;
	}

	Table freeze() {
		Index[] frozen = new Index[this.indexes.length];
		for (int i = 0; i < frozen.length; i++) {
			IndexEditor editor = this.edited[i];
			frozen[i] = (editor != null) ? editor.freeze() : this.indexes[i];
		}
		return new Table(this.definition, this.lineage, this.rows.persistent(), this.slots.persistent(), frozen);
	}

	private Object stored(int slot) {
		return Objects.requireNonNull(this.rows.get(slot), "The id map must not point at a hole");
	}

	private Object[] keysOf(Object row) {
		Object[] keys = new Object[this.indexes.length];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = index(i).key(row);
		}
		return keys;
	}

	private void removeKeys(Object[] keys, int slot) {
		for (int i = 0; i < keys.length; i++) {
			editor(i).remove(keys[i], slot);
		}
	}

	private void checkUnique(IndexEntries index, Object key) {
		checkUnique(this.definition.name(), index, key);
	}

	static void checkUnique(String table, IndexEntries index, Object key) {
		checkTaken(table, index, index.findTaken(key));
	}

	private static void checkTaken(String table, IndexEntries index, @Nullable Object taken) {
		if (taken != null) {
			throw new UniqueKeyViolationException(table, index.definition().name(), taken);
		}
	}

	static void addUnique(String table, IndexEditor index, Object key, int slot) {
		checkUnique(table, index, key);
		index.add(key, slot);
	}

}
