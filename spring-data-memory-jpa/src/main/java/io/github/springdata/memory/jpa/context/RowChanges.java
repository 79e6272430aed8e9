package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.Savepoint;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.PersistenceException;

/**
 * Changes of rows that no persistence context makes, as scripts do. Instances that are
 * managed stay as they are until they are refreshed.
 */
public final class RowChanges {

	private final PersistenceUnit unit;

	private final Transaction transaction;

	private final Map<RowType, List<Row>> inserted = new LinkedHashMap<>();

	private final Map<RowType, List<Row>> updated = new LinkedHashMap<>();

	private final Map<RowType, List<Object>> deleted = new LinkedHashMap<>();

	/**
	 * Creates changes, of which there are none yet.
	 * @param unit the unit that has the rows
	 * @param transaction the transaction to make them in
	 */
	public RowChanges(PersistenceUnit unit, Transaction transaction) {
		this.unit = unit;
		this.transaction = transaction;
	}

	/**
	 * Adds a row to insert.
	 * @param type the table
	 * @param row the row
	 */
	public void insert(RowType type, Row row) {
		this.inserted.computeIfAbsent(type, (key) -> new ArrayList<>()).add(row);
	}

	/**
	 * Adds a row to replace.
	 * @param type the table
	 * @param row the row as it is to be
	 */
	public void update(RowType type, Row row) {
		this.updated.computeIfAbsent(type, (key) -> new ArrayList<>()).add(row);
	}

	/**
	 * Adds a row to delete.
	 * @param type the table
	 * @param id the stored form of its id
	 */
	public void delete(RowType type, Object id) {
		this.deleted.computeIfAbsent(type, (key) -> new ArrayList<>()).add(id);
	}

	/**
	 * Makes the changes: all, or none.
	 * @throws PersistenceException if an id or unique key is there already, or if a row
	 * refers to one that is missing
	 */
	public void apply() {
		if (this.inserted.isEmpty() && this.updated.isEmpty() && this.deleted.isEmpty()) {
			return;
		}
		Savepoint savepoint = this.transaction.savepoint();
		try {
			write();
			check();
			this.transaction.release(savepoint);
		}
		catch (RuntimeException ex) {
			this.transaction.rollbackTo(savepoint);
			throw ex;
		}
	}

	private void write() {
		this.deleted.forEach((type, ids) -> ids.forEach(
				(id) -> StoreFailures.translate(() -> this.transaction.delete(type.table(), id), type.table(), null)));
		this.updated.forEach((type, rows) -> StoreFailures
			.translate(() -> this.transaction.updateAll(type.table(), new ArrayList<>(rows)), type.table(), null));
		this.inserted.forEach((type, rows) -> StoreFailures
			.translate(() -> this.transaction.insertAll(type.table(), new ArrayList<>(rows)), type.table(), null));
	}

	private void check() {
		PersistenceContext context = new PersistenceContext(this.unit);
		context.join(this.transaction);
		new CascadingDeletes(context, this.transaction).apply(this.deleted);
		ReferenceChecks.check(this.transaction, this.updated, this.deleted);
		ReferenceChecks.check(this.transaction, this.inserted, Map.of());
	}

}
