package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.index.IndexDefinition;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SchemaManager;
import jakarta.persistence.SchemaValidationException;

/**
 * Manager of the tables of a unit, which are there as long as the store is.
 *
 * @param unit the unit
 */
record MemorySchemaManager(PersistenceUnit unit) implements SchemaManager {

	@Override
	public void create(boolean createSchemas) {
		MemoryStore store = this.unit.store();
		for (RowType type : this.unit.rows().tables()) {
			store.define(type.definition());
			missing(type).forEach((index) -> store.addIndex(type.table(), index));
		}
	}

	private List<IndexDefinition> missing(RowType type) {
		Table table = this.unit.store().table(type.table());
		return type.definition().indexes().stream().filter((index) -> table.index(index.name()) == null).toList();
	}

	@Override
	public void drop(boolean dropSchemas) {
		truncate();
	}

	@Override
	public void validate() throws SchemaValidationException {
		List<Exception> failures = new ArrayList<>();
		for (RowType type : this.unit.rows().tables()) {
			missing(type).forEach((index) -> failures.add(new PersistenceException(
					"Table '%s' has lost its index '%s'; create() adds it".formatted(type.table(), index.name()))));
		}
		if (!failures.isEmpty()) {
			throw new SchemaValidationException(
					"The tables are not those of the mapping: " + failures.stream().map(Exception::getMessage).toList(),
					failures.toArray(Exception[]::new));
		}
	}

	@Override
	public void truncate() {
		MemoryStore store = this.unit.store();
		Transaction transaction = store.begin(IsolationLevel.READ_COMMITTED, false);
		this.unit.truncate(transaction);
		transaction.commit();
	}

}
