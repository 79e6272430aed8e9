package io.github.springdata.memory.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.ChangeSet.Change;
import io.github.springdata.memory.store.collection.PersistentSlotMap;
import io.github.springdata.memory.store.collection.PersistentVector;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexEditor;

/**
 * An immutable version of a table: rows in insertion order, each in a slot of its own, a
 * map from id to slot, and the indexes. An update keeps the slot of its row, a delete
 * leaves a hole. When holes outnumber the rows the next commit numbers the slots anew.
 * <p>
 * Versions have a <i>lineage</i> in common as long as slots were not numbered anew, so
 * that the difference of two versions can be read off slot by slot.
 * <p>
 * A version that is kept for its rows, be it that somebody asks what has changed since,
 * can let go of ids and indexes. If they are asked for nevertheless they are built anew.
 */
public final class Table {

	/**
	 * The number of holes from which on it is worth while to number slots anew.
	 */
	static final int MIN_HOLES = 1024;

	private final TableDefinition definition;

	private final Object lineage;

	private final PersistentVector<Object> rows;

	private final PersistentSlotMap slots;

	private final Index[] indexes;

	/** Whether ids and indexes are those of the rows, not empty ones in their place. */
	private final boolean whole;

	/** When the work of who looks at this version has to end. */
	private final @Nullable Deadline deadline;

	private volatile @Nullable Table rebuilt;

	Table(TableDefinition definition, Object lineage, PersistentVector<Object> rows, PersistentSlotMap slots,
			Index[] indexes) {
		this(definition, lineage, rows, slots, indexes, true, null);
	}

	private Table(TableDefinition definition, Object lineage, PersistentVector<Object> rows, PersistentSlotMap slots,
			Index[] indexes, boolean whole, @Nullable Deadline deadline) {
		this.definition = definition;
		this.lineage = lineage;
		this.rows = rows;
		this.slots = slots;
		this.indexes = indexes;
		this.whole = whole;
		this.deadline = deadline;
	}

	static Table empty(TableDefinition definition) {
		Index[] indexes = definition.indexes().stream().map(Index::empty).toArray(Index[]::new);
		return new Table(definition, new Object(), PersistentVector.empty(), PersistentSlotMap.empty(), indexes);
	}

	/**
	 * This version without ids and indexes, until somebody asks for them.
	 */
	Table rowsOnly() {
		return this.whole ? new Table(this.definition, this.lineage, this.rows, PersistentSlotMap.empty(), new Index[0],
				false, null) : this;
	}

	/**
	 * This version for somebody whose work on it has to end.
	 * @param deadline the deadline, which is added to one that this version has, or
	 * {@code null} for none
	 * @return the same version with the deadline
	 */
	public Table until(@Nullable Deadline deadline) {
		if (deadline == null) {
			return this;
		}
		Table whole = whole();
		return new Table(this.definition, this.lineage, this.rows, whole.slots, whole.indexes, true,
				(this.deadline != null) ? this.deadline.and(deadline) : deadline);
	}

	/**
	 * When work on this version has to end, because the transaction that it was taken
	 * from, or the query that it is for, has a timeout.
	 * @return the deadline, or {@code null} if there is none
	 */
	public @Nullable Deadline deadline() {
		return this.deadline;
	}

	/**
	 * This version with ids and indexes.
	 */
	private Table whole() {
		return this.whole ? this : rebuilt();
	}

	private Table rebuilt() {
		Table rebuilt = this.rebuilt;
		if (rebuilt == null) {
			PersistentSlotMap.Transient slots = this.slots.asTransient();
			this.rows.forEach((slot, row) -> slots.put(this.definition.idOf(row), slot));
			Index[] indexes = this.definition.indexes().stream().map(this::build).toArray(Index[]::new);
			rebuilt = new Table(this.definition, this.lineage, this.rows, slots.persistent(), indexes);
			this.rebuilt = rebuilt;
		}
		return rebuilt;
	}

	/**
	 * What the table is.
	 * @return the definition
	 */
	public TableDefinition definition() {
		return this.definition;
	}

	/**
	 * The number of rows.
	 * @return zero or more
	 */
	public int size() {
		return this.rows.size();
	}

	/**
	 * Whether there is a row with this id.
	 * @param id the id
	 * @return whether there is one
	 */
	public boolean contains(Object id) {
		return whole().slots.contains(id);
	}

	/**
	 * The row with an id.
	 * @param id the id
	 * @return the stored row, or {@code null} if there is none
	 */
	public @Nullable Object get(Object id) {
		int slot = slotOf(id);
		return (slot != PersistentSlotMap.ABSENT) ? this.rows.get(slot) : null;
	}

	/**
	 * The slot of the row with an id.
	 * @param id the id
	 * @return the slot, or -1 if there is no such row
	 */
	public int slotOf(Object id) {
		return whole().slots.get(id);
	}

	/**
	 * The row in a slot.
	 * @param slot a slot that was handed out by this or an earlier version
	 * @return the stored row, or {@code null} for a hole
	 */
	public @Nullable Object rowAt(int slot) {
		return this.rows.get(slot);
	}

	/**
	 * All rows by slot.
	 * @return the rows in insertion order, with holes
	 */
	public PersistentVector<Object> rows() {
		return this.rows;
	}

	/**
	 * The index of a name.
	 * @param name the name of an index
	 * @return the index, or {@code null} if there is none
	 */
	public @Nullable Index index(String name) {
		for (Index index : whole().indexes) {
			if (index.definition().name().equals(name)) {
				return index;
			}
		}
		return null;
	}

	/**
	 * All indexes, in the order of the definition.
	 * @return an immutable list, possibly empty
	 */
	public List<Index> indexes() {
		return Collections.unmodifiableList(Arrays.asList(whole().indexes));
	}

	/**
	 * The change that the insertion of a row would make.
	 * @throws UniqueKeyViolationException if its id or a unique key is taken
	 */
	Change insertion(Object row) {
		Object id = this.definition.idOf(row);
		if (contains(id)) {
			throw new UniqueKeyViolationException(this.definition.name(), TableDefinition.PRIMARY_KEY, id);
		}
		return checked(new Change(id, null, row, false));
	}

	/**
	 * The change that the replacement of a row would make.
	 * @param before the row with the id, {@code null} if there is none
	 * @throws RowNotFoundException if there is no row with its id
	 * @throws UniqueKeyViolationException if a unique key is taken
	 */
	Change replacement(Object id, @Nullable Object before, Object row) {
		if (before == null) {
			throw new RowNotFoundException(this.definition.name(), id);
		}
		return checked(new Change(id, before, row, false));
	}

	private Change checked(Change change) {
		for (Index index : whole().indexes) {
			Object entering = index.definition().unique() ? change.entering(index.definition()) : null;
			if (entering != null) {
				TableEditor.checkUnique(this.definition.name(), index, entering);
			}
		}
		return change;
	}

	TableEditor edit() {
		Table whole = whole();
		return new TableEditor(this.definition, this.lineage, this.rows.asTransient(), whole.slots.asTransient(),
				whole.indexes);
	}

	/**
	 * Whether a row that is here and in another version has the same slot in both, unless
	 * it was deleted and inserted again.
	 */
	boolean hasLineageOf(Table other) {
		return this.lineage == other.lineage;
	}

	/**
	 * What differs from an earlier version of the same table. The cost grows with the
	 * number of rows that differ; across a renumbering of slots, with the number of all
	 * rows.
	 * @param earlier another version
	 * @return the changes, those of rows that are there in the order of insertion
	 */
	public List<RowChange> changesSince(Table earlier) {
		return ChangeSet.rows(earlier, this);
	}

	private boolean isSparse() {
		int holes = this.rows.length() - size();
		return holes >= MIN_HOLES && holes > size();
	}

	/**
	 * This table without holes if they outnumber the rows, else itself. The order of the
	 * rows stays the same. The cost is linear in the number of slots, at least half of
	 * which were freed by deletes since the last time.
	 */
	Table compact() {
		if (!isSparse()) {
			return this;
		}
		PersistentVector.Transient<Object> dense = PersistentVector.empty().asTransient();
		PersistentSlotMap.Transient denseSlots = whole().slots.asTransient();
		int[] newSlots = new int[this.rows.length()];
		this.rows.forEach((slot, row) -> {
			newSlots[slot] = dense.append(row);
			denseSlots.put(this.definition.idOf(row), newSlots[slot]);
		});
		Index[] renumbered = Arrays.stream(whole().indexes)
			.map((index) -> index.renumber(newSlots))
			.toArray(Index[]::new);
		return new Table(this.definition, new Object(), dense.persistent(), denseSlots.persistent(), renumbered);
	}

	/**
	 * This table under another definition: the same rows, with indexes kept where both
	 * definitions agree and built anew where not.
	 */
	Table redefine(TableDefinition other) {
		if (other == this.definition) {
			return this;
		}
		Index[] redefined = other.indexes().stream().map(this::keepOrBuild).toArray(Index[]::new);
		return new Table(other, this.lineage, this.rows, whole().slots, redefined);
	}

	private Index keepOrBuild(IndexDefinition wanted) {
		Index existing = index(wanted.name());
		if (existing != null && existing.definition().describesSameAs(wanted)) {
			return existing;
		}
		return build(wanted);
	}

	private Index build(IndexDefinition wanted) {
		IndexEditor editor = Index.empty(wanted).edit();
		this.rows.forEach((slot, row) -> TableEditor.addUnique(this.definition.name(), editor, wanted.key(row), slot));
		return editor.freeze();
	}

	@Override
	public String toString() {
		return "table '%s' (%d rows)".formatted(this.definition.name(), size());
	}

}
