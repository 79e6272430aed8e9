package io.github.springdata.memory.core;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Transaction;

/**
 * The deletion of the row of an instance.
 *
 * @param table the table
 * @param id the id of the row
 * @param instance the instance, whose version the row has to have
 */
record Removal(EntityTable<?> table, Object id, Object instance) {

	/**
	 * Deletes the row.
	 * @return the row, {@code null} if there was none
	 */
	@Nullable Object execute(Transaction transaction) {
		Object row = transaction.get(this.table.name(), this.id);
		Versions versions = this.table.versions();
		if (versions != null) {
			versions.check(versions.read(this.instance), this.table.accepts(row) ? row : null, this.id);
		}
		return (this.table.accepts(row) && transaction.delete(this.table.name(), this.id)) ? row : null;
	}

}
