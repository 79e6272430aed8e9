package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.collection.PersistentVector;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.IndexDefinition;

/**
 * Reads of one table by a serializable transaction: ids, found or not, predicates it
 * searched by, and unique keys that writes found free or taken. It only grows, whatever
 * savepoint the transaction goes back to, since what was read may have had consequences
 * elsewhere. The outcome of the writes that it takes back there is such a thing, too.
 */
final class ReadSet {

	private static final Predicate<Object> EVERYTHING = (row) -> true;

	private final Set<Object> ids = new HashSet<>();

	private final List<Predicate<Object>> predicates = new ArrayList<>();

	private final Map<IndexDefinition, Set<Object>> keys = new LinkedHashMap<>();

	private final List<Undone> undone = new ArrayList<>();

	private boolean everything;

	void addId(Object id) {
		if (!this.everything) {
			this.ids.add(id);
		}
	}

	void addPredicate(Predicate<Object> predicate) {
		if (!this.everything) {
			this.predicates.add(predicate);
		}
	}

	/**
	 * Adds a key of a unique index.
	 */
	void addKey(IndexDefinition index, Object key) {
		if (!this.everything) {
			this.keys.computeIfAbsent(index, IndexDefinition::emptyKeySet).add(key);
		}
	}

	/**
	 * Adds the unique keys that a row has in one state and not in the next.
	 */
	void addKeys(TableDefinition definition, Object row, @Nullable Object next) {
		for (IndexDefinition index : definition.indexes()) {
			if (index.unique()) {
				Set<Object> kept = index.emptyKeySet();
				kept.addAll((next != null) ? index.keys(next) : List.of());
				index.keys(row)
					.stream()
					.filter((key) -> index.constrains(key) && !kept.contains(key))
					.forEach((key) -> addKey(index, key));
			}
		}
	}

	/**
	 * Adds the outcome of writes that are taken back.
	 */
	void addUndone(Table before, Table after) {
		if (!this.everything) {
			this.undone.add(new Undone(before, after));
		}
	}

	void addEverything() {
		this.everything = true;
		this.ids.clear();
		this.predicates.clear();
		this.predicates.add(EVERYTHING);
		this.keys.clear();
		this.undone.clear();
	}

	/**
	 * Checks that a later version differs in nothing that was read. A row counts in its
	 * old and in its new state.
	 * @param step is called for each row that differs
	 * @throws WriteConflictException if somebody wrote something that was read
	 */
	void validate(Table before, Table after, Runnable step) {
		if (after.hasLineageOf(before)) {
			PersistentVector.diff(before.rows(), after.rows(), (slot, oldRow, newRow) -> {
				step.run();
				validate(before.definition(), oldRow, newRow);
			});
		}
		else {
			validateById(before, after, step);
		}
	}

	private void validateById(Table before, Table after, Runnable step) {
		TableDefinition definition = before.definition();
		before.rows().forEach((slot, row) -> {
			step.run();
			Object now = after.get(definition.idOf(row));
			if (now != row) {
				validate(definition, row, now);
			}
		});
		after.rows().forEach((slot, row) -> {
			step.run();
			if (!before.contains(definition.idOf(row))) {
				validate(definition, null, row);
			}
		});
	}

	private void validate(TableDefinition definition, @Nullable Object oldRow, @Nullable Object newRow) {
		validate(definition, oldRow);
		validate(definition, newRow);
	}

	private void validate(TableDefinition definition, @Nullable Object row) {
		if (row == null) {
			return;
		}
		Object id = definition.idOf(row);
		if (this.ids.contains(id) || covers(row) || hasKeyOf(row) || undid(id, row)) {
			throw new WriteConflictException(definition.name(), id, WriteConflictException.Reason.READ);
		}
	}

	private boolean covers(Object row) {
		for (Predicate<Object> predicate : this.predicates) {
			if (predicate.test(row)) {
				return true;
			}
		}
		return false;
	}

	private boolean hasKeyOf(Object row) {
		for (Map.Entry<IndexDefinition, Set<Object>> entry : this.keys.entrySet()) {
			if (entry.getKey().keys(row).stream().anyMatch(entry.getValue()::contains)) {
				return true;
			}
		}
		return false;
	}

	private boolean undid(Object id, Object row) {
		for (Undone writes : this.undone) {
			if (writes.concern(id) || writes.tookKeyOf(row)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Writes that were taken back.
	 *
	 * @param before the table without them
	 * @param after the table with them
	 */
	private record Undone(Table before, Table after) {

		boolean concern(Object id) {
			return this.before.get(id) != this.after.get(id);
		}

		boolean tookKeyOf(Object row) {
			for (Index index : this.after.indexes()) {
				if (index.definition().unique() && tookKeyOf(row, index)) {
					return true;
				}
			}
			return false;
		}

		private boolean tookKeyOf(Object row, Index index) {
			for (Object key : index.definition().keys(row)) {
				if (index.definition().constrains(key) && !index.slots(key).allMatch(this::isKept)) {
					return true;
				}
			}
			return false;
		}

		private boolean isKept(int slot) {
			return slot < this.before.rows().length() && this.before.rowAt(slot) == this.after.rowAt(slot);
		}

	}

}
