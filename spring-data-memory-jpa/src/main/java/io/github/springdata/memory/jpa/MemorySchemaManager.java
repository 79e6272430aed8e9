package io.github.springdata.memory.jpa;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.SchemaManager;

/**
 * Manager of the tables of a unit, which are there as long as the store is.
 *
 * @param unit the unit
 */
record MemorySchemaManager(PersistenceUnit unit) implements SchemaManager {

	@Override
	public void create(boolean createSchemas) {
		this.unit.rows().tables().forEach((type) -> this.unit.store().define(type.definition()));
	}

	@Override
	public void drop(boolean dropSchemas) {
		truncate();
	}

	@Override
	public void validate() {
		create(false);
	}

	@Override
	public void truncate() {
		MemoryStore store = this.unit.store();
		Transaction transaction = store.begin(IsolationLevel.READ_COMMITTED, false);
		for (RowType type : this.unit.rows().tables()) {
			Table table = transaction.table(type.table());
			table.rows().forEach((slot, row) -> transaction.delete(type.table(), table.definition().idOf(row)));
		}
		transaction.commit();
	}

}
