package io.github.springdata.memory.jpa.context;

import java.util.HashMap;
import java.util.Map;

import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.SlotSet;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.IndexDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Check of instances as they are persisted whose ids a database gives by inserting them
 * at once: what it would refuse then is refused then, and not by the flush. The rows are
 * written by the flush all the same.
 */
final class InsertionCheck {

	private final PersistenceContext context;

	private final RowWriter drafts;

	/** The instances that wait for a flush by the unique keys that they had. */
	private final Map<IndexDefinition, Map<Object, ManagedEntity>> waiting = new HashMap<>(0);

	InsertionCheck(PersistenceContext context) {
		this.context = context;
		this.drafts = RowWriter.ofDrafts(context);
	}

	/**
	 * Forgets the instances that waited for a flush.
	 */
	void clear() {
		this.waiting.clear();
	}

	/**
	 * Checks the values of columns and unique keys, as far as they are known before what
	 * the instance refers to is saved.
	 * @param managed a new instance
	 * @throws IntegrityViolationException if its row could not be inserted
	 */
	void check(ManagedEntity managed) {
		if (refersToUnsaved(managed)) {
			return;
		}
		@Nullable Object[] values = this.drafts.values(managed);
		new ColumnCheck(this.context.unit().rows(), managed).check(values);
		Row row = managed.type().create(values);
		for (IndexDefinition index : managed.type().definition().indexes()) {
			if (index.unique() && !index.multiValued() && index.constrains(index.key(row))) {
				check(managed, index, index.key(row));
			}
		}
	}

	private boolean refersToUnsaved(ManagedEntity managed) {
		for (Relations.Relation relation : managed.plan().relations().all()) {
			if (relation.isToOne() && relation.model().isOwning()) {
				for (Object target : relation.targets(managed.instance(), false)) {
					if (this.context.idOf(relation.model().target(), target) == null) {
						return true;
					}
				}
			}
		}
		return false;
	}

	private void check(ManagedEntity managed, IndexDefinition index, Object key) {
		ManagedEntity other = this.waiting.computeIfAbsent(index, (unique) -> new HashMap<>()).put(key, managed);
		if ((other != null && other.isNew() && has(other, index, key)) || isTaken(managed, index, key)) {
			throw new IntegrityViolationException(
					"Table '%s' already has a row with the key of a new instance in the unique index '%s'"
						.formatted(managed.type().table(), index.name()),
					index.name());
		}
	}

	private boolean isTaken(ManagedEntity managed, IndexDefinition index, Object key) {
		Table table = this.context.transaction().table(managed.type().table(), (row) -> index.has(row, key));
		Index rows = table.index(index.name());
		SlotSet slots = (rows != null) ? rows.slots(key) : SlotSet.empty();
		Row row = slots.isEmpty() ? null : (Row) table.rowAt(slots.first());
		ManagedEntity other = (row != null) ? this.context.managed(managed.type(), managed.type().idOf(row)) : null;
		return row != null && (other == null || has(other, index, key));
	}

	/**
	 * Whether an instance still has a key once it is flushed.
	 */
	private boolean has(ManagedEntity other, IndexDefinition index, Object key) {
		return !other.isRemoved() && this.context.managed(other.instance()) == other
				&& index.has(other.type().create(this.drafts.values(other)), key);
	}

}
