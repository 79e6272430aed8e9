package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.UniqueKeyViolationException;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

/**
 * The store under test.
 */
final class MemoryDatabase implements Database {

	private static final String TABLE = "rows";

	private final MemoryStore store = new MemoryStore();

	MemoryDatabase(Map<Integer, Integer> rows, boolean versioned) {
		IndexDefinition index = IndexDefinition.of("value", IndexKind.SORTED, false,
				List.of(new IndexedProperty("value", false, Integer.class, (row) -> ((Row) row).value())));
		TableDefinition definition = TableDefinition.of(TABLE, Row.class, (row) -> ((Row) row).id(), List.of(index));
		this.store.define(versioned ? definition.withVersion() : definition);
		Transaction transaction = this.store.begin();
		rows.forEach((id, value) -> transaction.insert(TABLE, new Row(id, value)));
		transaction.commit();
	}

	MemoryStore store() {
		return this.store;
	}

	@Override
	public Session open(IsolationLevel level) {
		return new MemorySession(this.store.begin(level, false));
	}

	@Override
	public Map<Integer, Integer> committed() {
		return rows(this.store.table(TABLE), Condition.ALL);
	}

	@Override
	public void close() {
	}

	private static Map<Integer, Integer> rows(Table table, Condition condition) {
		Map<Integer, Integer> rows = new TreeMap<>();
		table.rows().forEach((slot, row) -> {
			if (condition.test().test(((Row) row).value())) {
				rows.put(((Row) row).id(), ((Row) row).value());
			}
		});
		return rows;
	}

	private record Row(int id, int value) {
	}

	private static final class MemorySession extends Session {

		private final Transaction transaction;

		MemorySession(Transaction transaction) {
			this.transaction = transaction;
		}

		@Override
		protected @Nullable Integer doRead(int id) {
			Object row = this.transaction.get(TABLE, id);
			return (row != null) ? ((Row) row).value() : null;
		}

		@Override
		protected Map<Integer, Integer> doQuery(Condition condition) {
			Predicate<Object> predicate = (row) -> condition.test().test(((Row) row).value());
			return rows(this.transaction.table(TABLE, predicate), condition);
		}

		@Override
		protected void doWrite(int id, int value) throws Refusal {
			doRead(id);
			attempt(() -> this.transaction.update(TABLE, new Row(id, value)));
		}

		@Override
		protected void doInsert(int id, int value) throws Refusal {
			attempt(() -> this.transaction.insert(TABLE, new Row(id, value)));
		}

		@Override
		protected int doDelete(Condition condition) throws Refusal {
			List<Integer> ids = new ArrayList<>(doQuery(condition).keySet());
			attempt(() -> ids.forEach((id) -> this.transaction.delete(TABLE, id)));
			return ids.size();
		}

		@Override
		protected void doCommit() throws Refusal {
			attempt(this.transaction::commit);
		}

		@Override
		protected void doRollback() {
			this.transaction.rollback();
		}

		private static void attempt(Runnable action) throws Refusal {
			try {
				action.run();
			}
			catch (StoreException ex) {
				throw new Refusal(ex, ex instanceof UniqueKeyViolationException);
			}
		}

	}

}
