package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

/**
 * Lets a key throw at each call during a write, and then goes on as if nothing had
 * happened: with another write and a commit.
 */
final class FaultProbe {

	private static final String TABLE = "keys";

	private static final int CALLS = 60;

	private static int callsUntilFault = Integer.MAX_VALUE;

	private FaultProbe() {
	}

	static List<String> run() {
		List<String> findings = new ArrayList<>();
		for (int call = 1; call < CALLS; call++) {
			for (IsolationLevel level : List.of(IsolationLevel.READ_COMMITTED, IsolationLevel.REPEATABLE_READ)) {
				findings.addAll(run(call, level, (transaction) -> transaction.insert(TABLE, new Row(6, 6))));
				findings.addAll(run(call, level, (transaction) -> transaction.update(TABLE, new Row(3, 7))));
				findings.addAll(run(call, level, (transaction) -> transaction.delete(TABLE, new Key(2))));
				findings.addAll(run(call, level,
						(transaction) -> transaction.writeAll(TABLE, List.of(new Row(3, 7), new Row(6, 6)))));
				findings.addAll(run(call, level,
						(transaction) -> transaction.insertAll(TABLE, List.of(new Row(6, 6), new Row(7, 7)))));
			}
		}
		return findings;
	}

	private static List<String> run(int call, IsolationLevel level, Consumer<Transaction> write) {
		MemoryStore store = store();
		Transaction transaction = store.begin(level, false);
		transaction.insert(TABLE, new Row(5, 5));
		transaction.insert(TABLE, new Row(8, 8));
		boolean struck = false;
		try {
			callsUntilFault = call;
			write.accept(transaction);
		}
		catch (Fault ex) {
			struck = true;
			callsUntilFault = Integer.MAX_VALUE;
			if (level == IsolationLevel.READ_COMMITTED) {
				insertAndCommit(store, 9);
			}
			goOn(() -> transaction.insert(TABLE, new Row(10, 10)));
		}
		finally {
			callsUntilFault = Integer.MAX_VALUE;
		}
		goOn(transaction::commit);
		return (struck && isWritten(store)) ? List.of("the write that broke off at call " + call + " was committed")
				: TableChecks.violations(store);
	}

	private static boolean isWritten(MemoryStore store) {
		Table table = store.table(TABLE);
		return table.get(new Key(6)) != null || table.get(new Key(2)) == null
				|| !new Row(3, 3).equals(table.get(new Key(3)));
	}

	private static void goOn(Runnable action) {
		try {
			action.run();
		}
		catch (IllegalStateException ex) {
			// the transaction refuses to go on, as it should
		}
	}

	private static MemoryStore store() {
		MemoryStore store = new MemoryStore();
		IndexDefinition hash = index("hash", IndexKind.HASH);
		store.define(TableDefinition.of(TABLE, Row.class, (row) -> ((Row) row).id(),
				List.of(hash, index("sorted", IndexKind.SORTED))));
		for (int i = 0; i < 4; i++) {
			insertAndCommit(store, i);
		}
		return store;
	}

	private static void insertAndCommit(MemoryStore store, int id) {
		Transaction transaction = store.begin();
		transaction.insert(TABLE, new Row(id, id));
		transaction.commit();
	}

	private static IndexDefinition index(String name, IndexKind kind) {
		return IndexDefinition.of(name, kind, false,
				List.of(new IndexedProperty(name, false, Key.class, (row) -> ((Row) row).key())));
	}

	private record Row(Key id, Key key) {

		Row(int id, int key) {
			this(new Key(id), new Key(key));
		}

	}

	private record Key(int value) implements Comparable<Key> {

		private static void count() {
			if (callsUntilFault != Integer.MAX_VALUE && --callsUntilFault <= 0) {
				throw new Fault();
			}
		}

		@Override
		public int compareTo(Key other) {
			count();
			return Integer.compare(this.value, other.value);
		}

		@Override
		public boolean equals(Object other) {
			count();
			return other instanceof Key key && key.value == this.value;
		}

		@Override
		public int hashCode() {
			count();
			return this.value;
		}

	}

	private static final class Fault extends RuntimeException {

	}

}
