package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.collection.PersistentVector;
import io.github.springdata.memory.store.index.IndexDefinition;

/**
 * Changes of a table by a transaction, one {@link Change} per row. It is read off the
 * difference between the version that the transaction started from and its own: the two
 * share all that was not written, so its cost grows with the number of changed rows.
 */
final class ChangeSet implements Iterable<ChangeSet.Change> {

	private final Collection<Change> changes;

	private ChangeSet(Collection<Change> changes) {
		this.changes = changes;
	}

	/**
	 * Changes of rows, each with another id.
	 */
	static ChangeSet of(Collection<Change> changes) {
		return new ChangeSet(changes);
	}

	/**
	 * The changes that lead from one version to another. Applied to any version they
	 * leave the rows that were inserted in the order in which the transaction has them.
	 * @param before the version that the transaction started from
	 * @param after a later version that was edited from {@code before}
	 */
	static ChangeSet between(Table before, Table after) {
		Map<Object, Change> changes = new LinkedHashMap<>();
		PersistentVector.diff(before.rows(), after.rows(), (slot, oldRow, newRow) -> {
			Object id = before.definition().idOf(present(oldRow, newRow));
			Change removal = (oldRow == null) ? changes.remove(id) : null;
			Change change = new Change(id, oldRow, newRow, false);
			changes.put(id, (removal != null) ? removal.followedBy(change) : change);
		});
		return new ChangeSet(changes.values());
	}

	/**
	 * The change of a single row.
	 */
	static ChangeSet of(Change change) {
		return new ChangeSet(List.of(change));
	}

	private static Object present(@Nullable Object oldRow, @Nullable Object newRow) {
		return (newRow != null) ? newRow : Objects.requireNonNull(oldRow, "One of the rows must be there");
	}

	/**
	 * The changes as they are to be applied to another version.
	 * @param resolution turns each change into the one to apply, or into {@code null} if
	 * nothing is left to do
	 */
	ChangeSet resolve(Function<Change, @Nullable Change> resolution) {
		List<Change> resolved = new ArrayList<>(this.changes.size());
		for (Change change : this.changes) {
			Change result = resolution.apply(change);
			if (result != null) {
				resolved.add(result);
			}
		}
		return new ChangeSet(resolved);
	}

	/**
	 * What differs between any two versions, by id: after a restore a slot may hold
	 * another row than before, and after a compaction a row has another slot. A row that
	 * is there comes where its slot is.
	 */
	static List<RowChange> rows(Table before, Table after) {
		TableDefinition definition = after.definition();
		Map<Object, RowChange> changes = new LinkedHashMap<>();
		PersistentVector.diff(before.rows(), after.rows(), (slot, oldRow, newRow) -> {
			if (oldRow != null) {
				Object id = definition.idOf(oldRow);
				changes.merge(id, new RowChange(id, oldRow, null), ChangeSet::join);
			}
			if (newRow != null) {
				Object id = definition.idOf(newRow);
				RowChange known = changes.remove(id);
				RowChange change = new RowChange(id, null, newRow);
				changes.put(id, (known != null) ? join(known, change) : change);
			}
		});
		return changes.values().stream().filter((change) -> change.before() != change.after()).toList();
	}

	private static RowChange join(RowChange first, RowChange second) {
		return new RowChange(first.id(), (first.before() != null) ? first.before() : second.before(),
				(first.after() != null) ? first.after() : second.after());
	}

	/**
	 * The only change, {@code null} if there are more of them, or none.
	 */
	@Nullable Change single() {
		return (this.changes.size() == 1) ? this.changes.iterator().next() : null;
	}

	boolean isEmpty() {
		return this.changes.isEmpty();
	}

	@Override
	public Iterator<Change> iterator() {
		return this.changes.iterator();
	}

	/**
	 * Change of a row by a transaction.
	 *
	 * @param id the id of the row
	 * @param before the row that the transaction started from, {@code null} if there was
	 * none
	 * @param after the row that the transaction leaves, {@code null} if it deleted it
	 * @param reinserted whether the row was deleted and inserted again, and so has left
	 * its place
	 */
	record Change(Object id, @Nullable Object before, @Nullable Object after, boolean reinserted) {

		boolean isUpdate() {
			return this.before != null && this.after != null && !this.reinserted;
		}

		/**
		 * The key that the row loses in an index, as far as it does not keep it.
		 * @return the key or keys, {@code null} if there is none
		 */
		@Nullable Object leaving(IndexDefinition index) {
			return difference(index, this.before, isUpdate() ? this.after : null);
		}

		/**
		 * The key that the row gains in an index, as far as it does not have it already.
		 * @return the key or keys, {@code null} if there is none
		 */
		@Nullable Object entering(IndexDefinition index) {
			return difference(index, this.after, isUpdate() ? this.before : null);
		}

		private static @Nullable Object difference(IndexDefinition index, @Nullable Object row,
				@Nullable Object other) {
			if (row == null) {
				return null;
			}
			Object key = index.key(row);
			if (other == null) {
				return key;
			}
			Object otherKey = index.key(other);
			return index.sameKey(key, otherKey) ? null : index.difference(key, otherKey);
		}

		Change startingFrom(@Nullable Object row) {
			return new Change(this.id, row, this.after, this.reinserted);
		}

		/**
		 * Joins the removal from an old slot with the insertion of the same id into a new
		 * one, which always is the higher slot.
		 */
		private Change followedBy(Change insertion) {
			return new Change(this.id, this.before, insertion.after, true);
		}

	}

}
