package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.OptimisticLockException;
import org.jspecify.annotations.Nullable;

/**
 * Writes of a statement, past the instances of the context (Jakarta Persistence 3.2,
 * section 4.11).
 */
public final class StatementWrites {

	private final PersistenceContext context;

	private final Transaction transaction;

	private final Map<RowType, List<Row>> written = new LinkedHashMap<>();

	private final Map<RowType, List<Object>> deleted = new LinkedHashMap<>();

	/**
	 * Creates the writes of a statement.
	 * @param context a context with a transaction
	 */
	public StatementWrites(PersistenceContext context) {
		this.context = context;
		this.transaction = context.transaction();
	}

	/**
	 * Writes a row.
	 * @param type the table
	 * @param before the row as it is
	 * @param after the row as it is to be, or {@code null} if it is to be deleted
	 */
	public void write(RowType type, Row before, @Nullable Row after) {
		if (after == null) {
			Object id = type.idOf(before);
			StoreFailures.translate(() -> this.transaction.delete(type.table(), id), type.table(), null);
			this.deleted.computeIfAbsent(type, (key) -> new ArrayList<>()).add(id);
			return;
		}
		ColumnCheck.check(this.context.unit().rows(), type, before, after);
		StoreFailures.translate(
				() -> this.transaction.put(type.table(), after, (current) -> checkSame(type, before, current)),
				type.table(), null);
		this.written.computeIfAbsent(type, (key) -> new ArrayList<>()).add(after);
	}

	/**
	 * Makes sure that a row is the one of which the new one was made, as others may
	 * commit up to then.
	 */
	private static void checkSame(RowType type, Row before, @Nullable Object current) {
		if (current != before) {
			throw new OptimisticLockException(
					"The row of %s with id %s was changed by another transaction while the statement ran; run it again"
						.formatted(type.table(), type.idOf(before)));
		}
	}

	/**
	 * Checks that what is referred to exists.
	 */
	public void check() {
		new CascadingDeletes(this.context, this.transaction).apply(this.deleted);
		ReferenceChecks.check(this.transaction, this.written, this.deleted);
	}

}
