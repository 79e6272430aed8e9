package io.github.springdata.memory.store.isolation;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Savepoint;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.store.StoreLimits;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.store.Transaction;

import static io.github.springdata.memory.store.isolation.Ledger.ANN;
import static io.github.springdata.memory.store.isolation.Ledger.TABLE;
import static io.github.springdata.memory.store.isolation.Ledger.attempt;
import static io.github.springdata.memory.store.isolation.Ledger.insert;
import static io.github.springdata.memory.store.isolation.Ledger.update;

/**
 * What holds for writes, savepoints, limits, snapshots and compaction.
 */
final class WriteSafeguards {

	private static final int MANY = 3_000;

	private WriteSafeguards() {
	}

	static List<Safeguard> all() {
		return Stream.of(conflicts(), keys(), savepoints(), limits(), snapshots(), compaction())
			.flatMap(List::stream)
			.toList();
	}

	private static List<Safeguard> conflicts() {
		return List.of(
				meeting("both change a row", (it) -> update(it, 1, "ann", 11), (it) -> update(it, 1, "ann", 12),
						"CHANGED 1 [1:ann:12, 2:bob:20]"),
				meeting("one saves a row unchanged that the other changes", (it) -> it.update(TABLE, ANN),
						(it) -> update(it, 1, "ann", 12), "CHANGED 1 [1:ann:12, 2:bob:20]"),
				meeting("one changes a row that the other deletes", (it) -> update(it, 1, "ann", 11),
						(it) -> it.delete(TABLE, 1), "DELETED 1 [2:bob:20]"),
				meeting("both delete a row", (it) -> it.delete(TABLE, 1), (it) -> it.delete(TABLE, 1),
						"DELETED 1 [2:bob:20]"),
				meeting("one saves its own new state again", (it) -> {
					it.insert(TABLE, new Ledger.Account(3, "cleo", 30));
					it.update(TABLE, Objects.requireNonNull(it.get(TABLE, 3)));
				}, (it) -> update(it, 2, "bob", 21), "ok [1:ann:10, 2:bob:21, 3:cleo:30]"), meeting("different rows",
						(it) -> update(it, 1, "ann", 11), (it) -> update(it, 2, "bob", 21), "ok [1:ann:11, 2:bob:21]"),
				meeting("a row moves to the end", (it) -> {
					it.delete(TABLE, 1);
					insert(it, 1, "ann", 11);
				}, (it) -> insert(it, 3, "cleo", 30), "ok [2:bob:20, 3:cleo:30, 1:ann:11]"),
				new Safeguard("read committed, a versioned row", () -> {
					Ledger ledger = Ledger.versioned();
					Transaction transaction = ledger.readCommitted();
					update(transaction, 1, "ann", 11);
					ledger.commit((other) -> update(other, 1, "ann", 12));
					return ledger.end(transaction);
				}, "CHANGED 1 [1:ann:12, 2:bob:20]"), new Safeguard("read committed, a versioned row unchanged", () -> {
					Ledger ledger = Ledger.versioned();
					Transaction transaction = ledger.readCommitted();
					transaction.update(TABLE, ANN);
					ledger.commit((other) -> update(other, 1, "ann", 12));
					return ledger.end(transaction);
				}, "CHANGED 1 [1:ann:12, 2:bob:20]"), new Safeguard("read committed sees the newest state", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.readCommitted();
					update(transaction, 1, "ann", 11);
					ledger.commit((other) -> update(other, 2, "bob", 21));
					return Ledger.rows(transaction.table(TABLE)) + " " + ledger.end(transaction);
				}, "[1:ann:11, 2:bob:21] ok [1:ann:11, 2:bob:21]"),
				new Safeguard("a read-only transaction writes nothing", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.store().begin(IsolationLevel.SERIALIZABLE, true);
					transaction.table(TABLE);
					ledger.commit((other) -> update(other, 2, "bob", 21));
					return attempt(() -> update(transaction, 1, "ann", 11)) + ", "
							+ attempt(() -> transaction.delete(TABLE, 1)) + ", " + ledger.end(transaction);
				}, "ReadOnlyTransactionException, ReadOnlyTransactionException, ok [1:ann:10, 2:bob:21]"));
	}

	private static List<Safeguard> keys() {
		return List.of(new Safeguard("a taken key at the statement", () -> {
			Ledger ledger = new Ledger();
			Transaction transaction = ledger.repeatableRead();
			return List.of(attempt(() -> insert(transaction, 3, "ann", 30)),
					attempt(() -> update(transaction, 2, "ann", 20)), attempt(() -> insert(transaction, 1, "cleo", 30)),
					ledger.end(transaction));
		}, "[DUPLICATE ann, DUPLICATE ann, DUPLICATE 1, ok [1:ann:10, 2:bob:20]]"),
				meeting("both take a key", (it) -> insert(it, 3, "cleo", 30), (it) -> insert(it, 4, "cleo", 40),
						"DUPLICATE cleo [1:ann:10, 2:bob:20, 4:cleo:40]"),
				meeting("both take an id", (it) -> insert(it, 3, "cleo", 30), (it) -> insert(it, 3, "dave", 40),
						"DUPLICATE 3 [1:ann:10, 2:bob:20, 3:dave:40]"),
				meeting("rows exchange their keys", (it) -> {
					update(it, 1, null, 10);
					update(it, 2, "ann", 20);
					update(it, 1, "bob", 10);
				}, (it) -> insert(it, 4, "dave", 40), "ok [1:bob:10, 2:ann:20, 4:dave:40]"),
				meeting("old keys leave the indexes", (it) -> {
					update(it, 1, "cleo", 11);
					it.delete(TABLE, 2);
				}, (it) -> insert(it, 4, "dave", 40), "ok [1:cleo:11, 4:dave:40]"),
				new Safeguard("an index that is added meanwhile", () -> {
					Ledger ledger = new Ledger();
					ledger.store().dropIndex(TABLE, "owner");
					Transaction transaction = ledger.repeatableRead();
					insert(transaction, 3, "ann", 30);
					ledger.store().addIndex(TABLE, Ledger.OWNER);
					return ledger.end(transaction);
				}, "DUPLICATE ann [1:ann:10, 2:bob:20]"));
	}

	private static List<Safeguard> savepoints() {
		return List.of(new Safeguard("going back to a savepoint", () -> {
			Ledger ledger = new Ledger();
			Transaction transaction = ledger.repeatableRead();
			update(transaction, 1, "ann", 11);
			Savepoint savepoint = transaction.savepoint();
			insert(transaction, 3, "cleo", 30);
			update(transaction, 1, "cleo2", 12);
			transaction.rollbackTo(savepoint);
			String seen = Ledger.rows(transaction.table(TABLE)) + " " + transaction.get(TABLE, 3);
			insert(transaction, 4, "dave", 40);
			return seen + " " + ledger.end(transaction);
		}, "[1:ann:11, 2:bob:20] null ok [1:ann:11, 2:bob:20, 4:dave:40]"),
				new Safeguard("going back to before the first access", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.repeatableRead();
					Savepoint savepoint = transaction.savepoint();
					update(transaction, 1, "ann", 11);
					transaction.rollbackTo(savepoint);
					return transaction.get(TABLE, 1) + " " + ledger.end(transaction);
				}, "1:ann:10 ok [1:ann:10, 2:bob:20]"), new Safeguard("a row saved unchanged, taken back", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.repeatableRead();
					insert(transaction, 3, "cleo", 30);
					Savepoint savepoint = transaction.savepoint();
					transaction.update(TABLE, ANN);
					transaction.rollbackTo(savepoint);
					ledger.commit((other) -> update(other, 1, "ann", 11));
					return ledger.end(transaction);
				}, "ok [1:ann:11, 2:bob:20, 3:cleo:30]"),
				new Safeguard("going back after a look at the changes", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.readCommitted();
					transaction.table(TABLE);
					Savepoint savepoint = transaction.savepoint();
					update(transaction, 1, "ann", 11);
					ledger.commit((other) -> update(other, 2, "bob", 21));
					transaction.table(TABLE);
					transaction.rollbackTo(savepoint);
					insert(transaction, 3, "cleo", 30);
					return ledger.end(transaction);
				}, "ok [1:ann:10, 2:bob:21, 3:cleo:30]"), new Safeguard("stale savepoints", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.repeatableRead();
					Savepoint outer = transaction.savepoint();
					Savepoint inner = transaction.savepoint();
					transaction.rollbackTo(outer);
					String stale = attempt(() -> transaction.rollbackTo(inner));
					transaction.release(outer);
					return stale + ", " + attempt(() -> transaction.rollbackTo(outer)) + ", "
							+ attempt(() -> ledger.repeatableRead().rollbackTo(outer));
				}, "IllegalStateException, IllegalStateException, IllegalStateException"));
	}

	private static List<Safeguard> limits() {
		return List.of(new Safeguard("too many rows at the statement", () -> {
			Ledger ledger = Ledger.limited(StoreLimits.unlimited().withMaxEntries(3));
			Transaction transaction = ledger.repeatableRead();
			insert(transaction, 3, "cleo", 30);
			return attempt(() -> insert(transaction, 4, "dave", 40)) + ", " + ledger.end(transaction);
		}, "LIMIT, ok [1:ann:10, 2:bob:20, 3:cleo:30]"), new Safeguard("too many rows at commit", () -> {
			Ledger ledger = Ledger.limited(StoreLimits.unlimited().withMaxEntries(3));
			Transaction transaction = ledger.repeatableRead();
			insert(transaction, 3, "cleo", 30);
			ledger.commit((other) -> insert(other, 4, "dave", 40));
			return ledger.end(transaction);
		}, "LIMIT [1:ann:10, 2:bob:20, 4:dave:40]"), new Safeguard("too many writes", () -> {
			Ledger ledger = Ledger.limited(StoreLimits.unlimited().withMaxEntriesPerTransaction(2));
			Transaction transaction = ledger.repeatableRead();
			update(transaction, 1, "ann", 11);
			update(transaction, 1, "ann", 12);
			return attempt(() -> update(transaction, 1, "ann", 13)) + ", " + ledger.end(transaction);
		}, "LIMIT, ok [1:ann:12, 2:bob:20]"));
	}

	private static List<Safeguard> snapshots() {
		return List.of(new Safeguard("sequences go back with a restore and along with a fork", () -> {
			MemoryStore store = new Ledger().store();
			store.nextId(TABLE);
			Snapshot snapshot = store.snapshot();
			store.nextId(TABLE);
			MemoryStore fork = store.fork();
			store.restore(snapshot);
			return List.of(store.nextId(TABLE), fork.nextId(TABLE));
		}, "[2, 3]"), new Safeguard("a view is not changed by later writes", () -> {
			Ledger ledger = new Ledger();
			Transaction transaction = ledger.repeatableRead();
			insert(transaction, 3, null, 20);
			var view = transaction.table(TABLE);
			for (int id = 4; id < 40; id++) {
				insert(transaction, id, "owner" + id, 20);
			}
			update(transaction, 3, "cleo", 30);
			return Ledger.rows(view) + " " + TableChecks.violations(view) + " " + attempt(transaction::commit) + " "
					+ TableChecks.violations(ledger.store());
		}, "[1:ann:10, 2:bob:20, 3:null:20] [] ok []"), new Safeguard("a restore meets a write", () -> {
			Ledger ledger = new Ledger();
			Snapshot snapshot = ledger.store().snapshot();
			ledger.commit((other) -> update(other, 1, "ann", 11));
			Transaction transaction = ledger.repeatableRead();
			update(transaction, 1, "ann", 12);
			ledger.store().restore(snapshot);
			return ledger.end(transaction);
		}, "CHANGED 1 [1:ann:10, 2:bob:20]"), new Safeguard("slots that a restore gave to other rows", () -> {
			Ledger ledger = new Ledger();
			Snapshot snapshot = ledger.store().snapshot();
			ledger.commit((other) -> insert(other, 3, "cleo", 30));
			Transaction transaction = ledger.serializable();
			transaction.get(TABLE, 4);
			insert(transaction, 9, null, 0);
			ledger.store().restore(snapshot);
			ledger.commit((other) -> insert(other, 4, "dave", 40));
			return ledger.end(transaction);
		}, "READ 4 [1:ann:10, 2:bob:20, 4:dave:40]"));
	}

	private static List<Safeguard> compaction() {
		return List.of(acrossCompaction("a read of what stays", (it) -> it.get(TABLE, MANY), "ok"),
				acrossCompaction("a read of what goes", (it) -> it.get(TABLE, 5), "READ 5"),
				acrossCompaction("a read of what comes", (it) -> it.get(TABLE, MANY + 1), "READ " + (MANY + 1)),
				acrossCompaction("a write of what stays", (it) -> update(it, MANY, null, 1), "ok"),
				acrossCompaction("a write of what goes", (it) -> update(it, 5, null, 1), "DELETED 5"),
				new Safeguard("holes are removed", () -> {
					Ledger ledger = new Ledger();
					fill(ledger);
					clear(ledger);
					return ledger.store().table(TABLE).rows().length() + " " + TableChecks.violations(ledger.store());
				}, "2 []"));
	}

	private static Safeguard acrossCompaction(String name, Consumer<Transaction> work, String expected) {
		return new Safeguard("across a compaction: " + name, () -> {
			Ledger ledger = new Ledger();
			fill(ledger);
			Transaction transaction = ledger.serializable();
			work.accept(transaction);
			insert(transaction, MANY + 9, null, 0);
			clear(ledger);
			return attempt(transaction::commit) + " " + TableChecks.violations(ledger.store());
		}, expected + " []");
	}

	private static void fill(Ledger ledger) {
		ledger.commit((it) -> IntStream.rangeClosed(3, MANY).forEach((id) -> insert(it, id, null, id % 10)));
	}

	/**
	 * Deletes all but the last row and adds one.
	 */
	private static void clear(Ledger ledger) {
		ledger.commit((it) -> {
			IntStream.range(1, MANY).forEach((id) -> it.delete(TABLE, id));
			insert(it, MANY + 1, "new", 0);
		});
	}

	/**
	 * Another transaction commits before this one does.
	 */
	private static Safeguard meeting(String name, Consumer<Transaction> work, Consumer<Transaction> other,
			String expected) {
		return new Safeguard(name, () -> {
			Ledger ledger = new Ledger();
			Transaction transaction = ledger.repeatableRead();
			work.accept(transaction);
			ledger.commit(other);
			String end = ledger.end(transaction);
			List<String> violations = TableChecks.violations(ledger.store());
			return violations.isEmpty() ? end : end + " " + violations;
		}, expected);
	}

}
