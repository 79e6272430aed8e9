package io.github.springdata.memory.store.isolation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.RowNotFoundException;
import io.github.springdata.memory.store.Savepoint;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.UniqueKeyViolationException;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

/**
 * The store under test. It has one index, or one of every sort.
 */
final class MemoryDatabase implements Database {

	/**
	 * The value from which on values are unique in a database with all indexes.
	 */
	static final int FIRST_UNIQUE = 1_000_000;

	private static final String TABLE = "rows";

	private static final IndexedProperty VALUE = property("value", Row::value);

	private static final IndexedProperty UNIQUE = property("unique",
			(row) -> (row.value() >= FIRST_UNIQUE) ? row.value() : null);

	private static final IndexedProperty NAME = new IndexedProperty("name", true, String.class,
			(row) -> ((((Row) row).id() % 2 == 0) ? "v" : "V") + ((Row) row).value());

	private static final IndexedProperty REMAINDERS = IndexedProperty.ofEach("remainders", false, Integer.class,
			(row, values) -> {
				values.accept(((Row) row).value() % 2);
				values.accept(((Row) row).value() % 3);
			});

	private static final IndexedProperty CODES = IndexedProperty.ofEach("codes", true, String.class, (row, values) -> {
		if (((Row) row).value() >= FIRST_UNIQUE) {
			values.accept("a" + ((Row) row).value());
			values.accept("A" + ((Row) row).value());
			values.accept("b" + ((Row) row).value());
			values.accept(null);
		}
	});

	private static final List<IndexDefinition> ALL_INDEXES = List.of(sorted("value", false, VALUE),
			hash("hash", false, VALUE), hash("hash-unique", true, UNIQUE), sorted("sorted-unique", true, UNIQUE),
			sorted("compound", false, NAME, VALUE), hash("compound-hash", false, VALUE, UNIQUE),
			sorted("compound-unique", true, VALUE, UNIQUE), hash("name", false, NAME), hash("each", false, REMAINDERS),
			sorted("each-sorted", false, REMAINDERS), hash("codes", true, CODES), sorted("codes-sorted", true, CODES));

	private final MemoryStore store = new MemoryStore();

	MemoryDatabase(Map<Integer, Integer> rows, boolean versioned) {
		this(rows, versioned, ALL_INDEXES.subList(0, 1));
	}

	private MemoryDatabase(Map<Integer, Integer> rows, boolean versioned, List<IndexDefinition> indexes) {
		TableDefinition definition = TableDefinition.of(TABLE, Row.class, (row) -> ((Row) row).id(), indexes);
		this.store.define(versioned ? definition.withVersion() : definition);
		Transaction transaction = this.store.begin();
		rows.forEach((id, value) -> transaction.insert(TABLE, new Row(id, value)));
		transaction.commit();
	}

	static MemoryDatabase withAllIndexes(Map<Integer, Integer> rows, boolean versioned) {
		return new MemoryDatabase(rows, versioned, ALL_INDEXES);
	}

	private static IndexedProperty property(String name, Function<Row, @Nullable Object> reader) {
		return new IndexedProperty(name, false, Integer.class, (row) -> reader.apply((Row) row));
	}

	private static IndexDefinition hash(String name, boolean unique, IndexedProperty... properties) {
		return IndexDefinition.of(name, IndexKind.HASH, unique, List.of(properties));
	}

	private static IndexDefinition sorted(String name, boolean unique, IndexedProperty... properties) {
		return IndexDefinition.of(name, IndexKind.SORTED, unique, List.of(properties));
	}

	MemoryStore store() {
		return this.store;
	}

	/**
	 * Where rows and indexes disagree in what a session sees.
	 */
	static List<String> violations(Session session) {
		Transaction transaction = ((MemorySession) session).transaction;
		return transaction.isActive() ? TableChecks.violations(transaction.table(TABLE, (row) -> false)) : List.of();
	}

	/**
	 * The committed rows in insertion order, as they are now and will be for ever.
	 */
	Version version() {
		Snapshot snapshot = this.store.snapshot();
		return new Version(snapshot, snapshot.toString(), List.copyOf(rowsOf(snapshot)));
	}

	private static List<Object> rowsOf(Snapshot snapshot) {
		List<Object> rows = new ArrayList<>();
		snapshot.table(TABLE).rows().forEach((slot, row) -> rows.add(row));
		return rows;
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

	/**
	 * A committed state.
	 *
	 * @param snapshot the state itself
	 * @param description what it looked like when it was taken
	 * @param rows the rows that it had then
	 */
	record Version(Snapshot snapshot, String description, List<Object> rows) {

		long number() {
			return this.snapshot.version();
		}

		List<String> violations() {
			List<String> violations = new ArrayList<>(TableChecks.violations(this.snapshot.table(TABLE)));
			if (!rowsOf(this.snapshot).equals(this.rows) || !this.snapshot.toString().equals(this.description)) {
				violations.add("%s has changed to %s".formatted(this.rows, rowsOf(this.snapshot)));
			}
			return violations;
		}

	}

	private static final class MemorySession extends Session {

		private final Transaction transaction;

		private final Deque<Savepoint> savepoints = new ArrayDeque<>();

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
		protected boolean doInsertIfFree(int id, int value) {
			try {
				this.transaction.insert(TABLE, new Row(id, value));
				return true;
			}
			catch (UniqueKeyViolationException ex) {
				return false;
			}
		}

		@Override
		protected boolean doWriteIfThere(int id, int value) {
			try {
				this.transaction.update(TABLE, new Row(id, value));
				return true;
			}
			catch (UniqueKeyViolationException | RowNotFoundException ex) {
				return false;
			}
		}

		@Override
		protected boolean doConfirm(int id) throws Refusal {
			Object row = this.transaction.get(TABLE, id);
			if (row != null) {
				attempt(() -> this.transaction.update(TABLE, row));
			}
			return row != null;
		}

		@Override
		protected void doMark() {
			this.savepoints.push(this.transaction.savepoint());
		}

		@Override
		protected void doGoBack() {
			if (!this.savepoints.isEmpty()) {
				this.transaction.rollbackTo(this.savepoints.element());
			}
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
