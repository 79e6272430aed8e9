package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.springdata.memory.store.MemoryStore;
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

	private static final int CALLS = 40;

	private static int callsUntilFault = Integer.MAX_VALUE;

	private FaultProbe() {
	}

	static List<String> run() {
		List<String> findings = new ArrayList<>();
		for (int call = 1; call < CALLS; call++) {
			findings.addAll(run(call, (transaction) -> transaction.insert(TABLE, new Key(6))));
			findings.addAll(run(call, (transaction) -> transaction.delete(TABLE, new Key(2))));
		}
		return findings;
	}

	private static List<String> run(int call, Consumer<Transaction> write) {
		MemoryStore store = store();
		Transaction transaction = store.begin();
		transaction.insert(TABLE, new Key(5));
		try {
			callsUntilFault = call;
			write.accept(transaction);
		}
		catch (Fault ex) {
			callsUntilFault = Integer.MAX_VALUE;
			goOn(() -> transaction.insert(TABLE, new Key(7)));
		}
		finally {
			callsUntilFault = Integer.MAX_VALUE;
		}
		goOn(transaction::commit);
		return TableChecks.violations(store);
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
		store.define(
				TableDefinition.of(TABLE, Key.class, (row) -> row, List.of(hash, index("sorted", IndexKind.SORTED))));
		Transaction transaction = store.begin();
		for (int i = 0; i < 4; i++) {
			transaction.insert(TABLE, new Key(i));
		}
		transaction.commit();
		return store;
	}

	private static IndexDefinition index(String name, IndexKind kind) {
		return IndexDefinition.of(name, kind, false,
				List.of(new IndexedProperty(name, false, Key.class, (row) -> row)));
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
