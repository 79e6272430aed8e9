package io.github.springdata.memory.jpa.context;

import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.Transaction;

/**
 * Check that rows refer to rows that exist.
 */
final class ReferenceChecks {

	private ReferenceChecks() {
	}

	/**
	 * Checks what was written.
	 * @param written the rows by tables
	 * @param deleted the ids of rows that are gone, by tables
	 */
	static void check(Transaction transaction, Map<RowType, List<Row>> written, Map<RowType, List<Object>> deleted) {
		written.forEach((type, rows) -> {
			if (!type.definition().references().isEmpty()) {
				rows.forEach((row) -> StoreFailures.translate(() -> transaction.checkReferences(type.table(), row),
						type.table(), null));
			}
		});
		deleted.forEach((type, ids) -> ids.forEach((id) -> StoreFailures
			.translate(() -> transaction.checkUnreferenced(type.table(), id), type.table(), null)));
	}

}
