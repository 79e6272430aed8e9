package io.github.springdata.memory.jpa.relational;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.context.RowChanges;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.Transaction;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * Difference between two states of the tables of a persistence unit.
 *
 * @param unit the unit
 * @param before the tables as they were
 * @param after the tables as they are
 */
record RelationalChanges(PersistenceUnit unit, RelationalSource before, RelationalSource after) {

	/**
	 * Makes the changes in the store: all, or none.
	 * @throws PersistenceException if a row does not fit the mapping or a constraint
	 */
	void apply(Transaction transaction) {
		RowChanges changes = new RowChanges(this.unit, transaction);
		List<Draft> inserted = new ArrayList<>();
		for (RowType type : this.unit.rows().tables()) {
			if (EntityTables.ofHierarchy(type.root()).stream().anyMatch(this::isChanged)) {
				add(type, transaction, changes, inserted);
			}
		}
		changes.apply();
		IdPositions ids = new IdPositions(this.unit);
		ids.move(this.before, this.after);
		inserted.forEach((draft) -> ids.use(draft.entity().root(), draft.id()));
	}

	private boolean isChanged(String table) {
		return !this.before.rows(table).equals(this.after.rows(table));
	}

	private void add(RowType type, Transaction transaction, RowChanges changes, List<Draft> inserted) {
		Map<Object, Draft> old = drafts(type, this.before);
		Map<Object, Draft> drafts = drafts(type, this.after);
		old.keySet().stream().filter((id) -> !drafts.containsKey(id)).forEach((id) -> changes.delete(type, id));
		drafts.forEach((id, draft) -> {
			Draft earlier = old.get(id);
			if (earlier == null) {
				changes.insert(type, type.create(draft.values()));
				inserted.add(draft);
			}
			else if (!Objects.deepEquals(earlier.values(), draft.values())) {
				changes.update(type, updated(type, transaction, earlier, draft));
			}
		});
	}

	private Map<Object, Draft> drafts(RowType type, RelationalSource source) {
		List<Draft> drafts = new HierarchyRows(source, this.unit.rows(), type.root()).read();
		Map<Object, Draft> byId = new LinkedHashMap<>();
		for (Draft draft : drafts) {
			if (byId.put(draft.id(), draft) != null) {
				throw new PersistenceException(
						"There are two rows of %s with id %s".formatted(draft.entity().name(), draft.id()));
			}
		}
		return byId;
	}

	/**
	 * The row of the store with the columns that differ.
	 */
	private static Row updated(RowType type, Transaction transaction, Draft before, Draft after) {
		Row row = (Row) transaction.get(type.table(), after.id());
		if (row == null) {
			throw new OptimisticLockException("The row of %s with id %s was deleted while scripts changed it"
				.formatted(after.entity().name(), after.id()));
		}
		List<@Nullable Object> values = new ArrayList<>();
		for (int i = 0; i < after.values().length; i++) {
			boolean same = Objects.deepEquals(before.values()[i], after.values()[i]);
			values.add(same ? row.get(i) : after.values()[i]);
		}
		return type.create(values.toArray());
	}

}
