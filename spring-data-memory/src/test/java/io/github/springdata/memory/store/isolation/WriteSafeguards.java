package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.Savepoint;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.store.Transaction;

import static io.github.springdata.memory.store.isolation.Ledger.ANN;
import static io.github.springdata.memory.store.isolation.Ledger.TABLE;
import static io.github.springdata.memory.store.isolation.Ledger.attempt;
import static io.github.springdata.memory.store.isolation.Ledger.insert;
import static io.github.springdata.memory.store.isolation.Ledger.update;

/**
 * What holds for writes and savepoints.
 */
final class WriteSafeguards {

	private WriteSafeguards() {
	}

	static List<Safeguard> all() {
		return Stream.of(conflicts(), readCommitted(), keys(), bulk(), savepoints()).flatMap(List::stream).toList();
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
				}, (it) -> insert(it, 3, "cleo", 30), "ok [2:bob:20, 3:cleo:30, 1:ann:11]"));
	}

	private static List<Safeguard> readCommitted() {
		return List.of(new Safeguard("read committed, a versioned row", () -> {
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
				}, "ReadOnlyTransactionException, ReadOnlyTransactionException, ok [1:ann:10, 2:bob:21]"),
				new Safeguard("a read-only transaction saves nothing unchanged and deletes nothing absent", () -> {
					Transaction transaction = new Ledger().store().begin(IsolationLevel.REPEATABLE_READ, true);
					return attempt(() -> transaction.update(TABLE, ANN)) + ", "
							+ attempt(() -> transaction.delete(TABLE, 7)) + ", "
							+ attempt(() -> transaction.writeAll(TABLE, List.of(ANN)));
				}, "ReadOnlyTransactionException, ReadOnlyTransactionException, ReadOnlyTransactionException"),
				new Safeguard("read committed, a row saved unchanged that is deleted meanwhile", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.readCommitted();
					transaction.update(TABLE, ANN);
					insert(transaction, 3, "cleo", 30);
					ledger.commit((other) -> other.delete(TABLE, 1));
					return ledger.end(transaction);
				}, "ok [2:bob:20, 3:cleo:30]"),
				new Safeguard("read committed goes on writing after a conflict that is gone in the end", () -> {
					Ledger ledger = Ledger.versioned();
					Snapshot snapshot = ledger.store().snapshot();
					Transaction transaction = ledger.readCommitted();
					update(transaction, 1, "ann", 11);
					ledger.commit((other) -> update(other, 1, "ann", 12));
					transaction.get(TABLE, 1);
					insert(transaction, 3, "cleo", 30);
					ledger.store().restore(snapshot);
					ledger.commit((other) -> update(other, 2, "bob", 21));
					return ledger.end(transaction);
				}, "ok [1:ann:11, 2:bob:21, 3:cleo:30]"),
				newest("a versioned row is changed", Ledger::versioned, (it) -> update(it, 1, "ann", 11),
						(other) -> update(other, 1, "ann", 12),
						"[1:ann:11, 2:bob:22] [1:ann:11, 2:bob:23] CHANGED 1 [1:ann:12, 2:bob:23]"),
				newest("a versioned row is deleted", Ledger::versioned, (it) -> update(it, 1, "ann", 11),
						(other) -> other.delete(TABLE, 1),
						"[2:bob:22, 1:ann:11] [2:bob:23, 1:ann:11] DELETED 1 [2:bob:23]"),
				newest("a versioned row that it deletes is deleted", Ledger::versioned, (it) -> it.delete(TABLE, 1),
						(other) -> other.delete(TABLE, 1), "[2:bob:22] [2:bob:23] DELETED 1 [2:bob:23]"),
				newest("a versioned row that it saves unchanged is changed", Ledger::versioned,
						(it) -> it.update(TABLE, ANN), (other) -> update(other, 1, "ann", 12),
						"[1:ann:12, 2:bob:22] [1:ann:12, 2:bob:23] CHANGED 1 [1:ann:12, 2:bob:23]"),
				newest("a row is deleted", Ledger::new, (it) -> update(it, 1, "ann", 11),
						(other) -> other.delete(TABLE, 1),
						"[2:bob:22, 1:ann:11] [2:bob:23, 1:ann:11] DELETED 1 [2:bob:23]"),
				newest("a row is changed", Ledger::new, (it) -> update(it, 1, "ann", 11),
						(other) -> update(other, 1, "ann", 12),
						"[1:ann:11, 2:bob:22] [1:ann:11, 2:bob:23] ok [1:ann:11, 2:bob:23]"),
				newest("a row that it deletes is deleted", Ledger::new, (it) -> it.delete(TABLE, 1),
						(other) -> other.delete(TABLE, 1), "[2:bob:22] [2:bob:23] ok [2:bob:23]"),
				newest("an id is taken", Ledger::new, (it) -> insert(it, 3, "cleo", 30),
						(other) -> insert(other, 3, "dave", 40),
						"DUPLICATE 3 DUPLICATE 3 DUPLICATE 3 [1:ann:10, 2:bob:23, 3:dave:40]"),
				newest("a key is taken", Ledger::new, (it) -> insert(it, 3, "cleo", 30),
						(other) -> insert(other, 4, "cleo", 40),
						"DUPLICATE cleo DUPLICATE cleo DUPLICATE cleo [1:ann:10, 2:bob:23, 4:cleo:40]"),
				new Safeguard("read committed goes on writing after a taken key that is free in the end", () -> {
					Ledger ledger = new Ledger();
					Snapshot snapshot = ledger.store().snapshot();
					Transaction transaction = ledger.readCommitted();
					insert(transaction, 3, "cleo", 30);
					ledger.commit((other) -> insert(other, 4, "cleo", 40));
					String taken = attempt(() -> transaction.get(TABLE, 1));
					ledger.store().restore(snapshot);
					insert(transaction, 5, "dave", 50);
					ledger.commit((other) -> update(other, 2, "bob", 21));
					return taken + " " + ledger.end(transaction);
				}, "DUPLICATE cleo ok [1:ann:10, 2:bob:21, 3:cleo:30, 5:dave:50]"),
				new Safeguard("read committed goes back behind a write that conflicts", () -> {
					Ledger ledger = Ledger.versioned();
					Transaction transaction = ledger.readCommitted();
					Savepoint savepoint = transaction.savepoint();
					update(transaction, 1, "ann", 11);
					ledger.commit((other) -> update(other, 1, "ann", 12));
					String rows = Ledger.rows(transaction.table(TABLE)).toString();
					transaction.rollbackTo(savepoint);
					insert(transaction, 3, "cleo", 30);
					return rows + " " + Ledger.rows(transaction.table(TABLE)) + " " + ledger.end(transaction);
				}, "[1:ann:11, 2:bob:20] [1:ann:12, 2:bob:20, 3:cleo:30] ok [1:ann:12, 2:bob:20, 3:cleo:30]"),
				new Safeguard("read committed writes its own rows only", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.readCommitted();
					update(transaction, 1, "ann", 11);
					ledger.commit((other) -> update(other, 2, "bob", 21));
					transaction.table(TABLE);
					ledger.commit((other) -> update(other, 2, "bob", 22));
					return ledger.end(transaction);
				}, "ok [1:ann:11, 2:bob:22]"),
				new Safeguard("read committed sees a table that was filled since the first access to another", () -> {
					Ledger ledger = Ledger.withCards();
					Transaction transaction = ledger.readCommitted();
					transaction.get(TABLE, 1);
					ledger.commit((other) -> other.insert(Ledger.CARDS, new Ledger.Account(1, "card", 1)));
					return String.valueOf(transaction.get(Ledger.CARDS, 1));
				}, "1:card:1"));
	}

	/**
	 * A transaction at read committed goes on reading after another one has changed what
	 * it wrote.
	 */
	private static Safeguard newest(String name, Supplier<Ledger> ledgers, Consumer<Transaction> write,
			Consumer<Transaction> conflict, String expected) {
		return new Safeguard("read committed sees the newest state, when " + name, () -> {
			Ledger ledger = ledgers.get();
			Transaction transaction = ledger.readCommitted();
			write.accept(transaction);
			ledger.commit(conflict);
			ledger.commit((other) -> update(other, 2, "bob", 22));
			String first = seen(transaction);
			ledger.commit((other) -> update(other, 2, "bob", 23));
			return first + " " + seen(transaction) + " " + ledger.end(transaction);
		}, expected);
	}

	private static String seen(Transaction transaction) {
		List<Object> rows = new ArrayList<>();
		String outcome = attempt(() -> rows.addAll(Ledger.rows(transaction.table(TABLE))));
		return outcome.equals("ok") ? rows.toString() : outcome;
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

	/**
	 * From the second write on, writes go into a fork at once.
	 */
	private static List<Safeguard> bulk() {
		return List.of(new Safeguard("what is taken, at a later write", () -> {
			Ledger ledger = new Ledger();
			Transaction transaction = ledger.repeatableRead();
			insert(transaction, 3, "cleo", 30);
			insert(transaction, 4, null, 40);
			return List.of(attempt(() -> insert(transaction, 5, "cleo", 50)),
					attempt(() -> update(transaction, 2, "ann", 20)), attempt(() -> insert(transaction, 3, "dave", 30)),
					attempt(() -> update(transaction, 7, "eve", 70)), ledger.end(transaction));
		}, "[DUPLICATE cleo, DUPLICATE ann, DUPLICATE 3, RowNotFoundException, "
				+ "ok [1:ann:10, 2:bob:20, 3:cleo:30, 4:null:40]]"), new Safeguard("a single write is seen", () -> {
					Transaction transaction = new Ledger().repeatableRead();
					update(transaction, 1, "ann", 11);
					return transaction.get(TABLE, 1) + " " + transaction.get(TABLE, 2);
				}, "1:ann:11 2:bob:20"), new Safeguard("keys and ids at a later write that meets nobody", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.repeatableRead();
					String worked = attempt(() -> {
						insert(transaction, 3, "cleo", 30);
						update(transaction, 1, "anna", 11);
						update(transaction, 3, "dave", 31);
						transaction.delete(TABLE, 2);
						insert(transaction, 2, "bob", 22);
						transaction.delete(TABLE, 3);
					});
					return worked + " " + ledger.end(transaction) + " " + TableChecks.violations(ledger.store());
				}, "ok ok [1:anna:11, 2:bob:22] []"), meeting("old keys leave the indexes at a later write", (it) -> {
					insert(it, 3, "cleo", 30);
					update(it, 1, "anna", 11);
					update(it, 1, "annie", 12);
					it.delete(TABLE, 2);
					insert(it, 5, "ann", 20);
				}, (it) -> insert(it, 4, "anna", 10), "ok [1:annie:12, 4:anna:10, 3:cleo:30, 5:ann:20]"),
				meeting("rows exchange their keys at once",
						(it) -> it.writeAll(TABLE,
								List.of(new Ledger.Account(1, "bob", 10), new Ledger.Account(2, "ann", 20))),
						(it) -> insert(it, 4, "dave", 40), "ok [1:bob:10, 2:ann:20, 4:dave:40]"),
				meeting("one saves a row unchanged among others that the other changes",
						(it) -> it.writeAll(TABLE, List.of(ANN, new Ledger.Account(3, "cleo", 30))),
						(it) -> update(it, 1, "ann", 12), "CHANGED 1 [1:ann:12, 2:bob:20]"),
				new Safeguard("one of several rows is refused", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.repeatableRead();
					return attempt(() -> transaction.writeAll(TABLE,
							List.of(new Ledger.Account(3, "cleo", 30), new Ledger.Account(4, "ann", 40))))
							+ ", "
							+ attempt(() -> transaction.writeAll(TABLE,
									List.of(new Ledger.Account(3, "cleo", 30), new Ledger.Account(3, "dave", 40))))
							+ ", " + ledger.end(transaction);
				}, "DUPLICATE ann, DUPLICATE 3, ok [1:ann:10, 2:bob:20]"), inserts());
	}

	private static Safeguard inserts() {
		return new Safeguard("inserts of several rows", () -> {
			Ledger ledger = new Ledger();
			Transaction transaction = ledger.repeatableRead();
			return String.join(", ",
					List.of(attempt(() -> transaction.insertAll(TABLE,
							List.of(new Ledger.Account(3, "cleo", 30), new Ledger.Account(4, "ann", 40)))),
							attempt(() -> transaction.insertAll(TABLE,
									List.of(new Ledger.Account(3, "cleo", 30), new Ledger.Account(2, "dave", 40)))),
							attempt(() -> transaction.insertAll(TABLE,
									List.of(new Ledger.Account(3, "cleo", 30), new Ledger.Account(4, "dave", 40)))),
							ledger.end(transaction), String.valueOf(TableChecks.violations(ledger.store()))));
		}, "DUPLICATE ann, DUPLICATE 2, ok, ok [1:ann:10, 2:bob:20, 3:cleo:30, 4:dave:40], []");
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
				}, "IllegalStateException, IllegalStateException, IllegalStateException"),
				new Safeguard("going back twice, with writes of every sort", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.repeatableRead();
					Savepoint savepoint = transaction.savepoint();
					insert(transaction, 3, "cleo", 30);
					transaction.rollbackTo(savepoint);
					insert(transaction, 4, "dave", 40);
					insert(transaction, 5, "eve", 50);
					transaction.rollbackTo(savepoint);
					return Ledger.rows(transaction.table(TABLE)) + " " + ledger.end(transaction);
				}, "[1:ann:10, 2:bob:20] ok [1:ann:10, 2:bob:20]"),
				new Safeguard("a release keeps earlier savepoints", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.repeatableRead();
					Savepoint outer = transaction.savepoint();
					update(transaction, 1, "ann", 11);
					Savepoint inner = transaction.savepoint();
					transaction.release(inner);
					return attempt(() -> transaction.rollbackTo(inner)) + ", "
							+ attempt(() -> transaction.rollbackTo(outer)) + ", " + ledger.end(transaction);
				}, "IllegalStateException, ok, ok [1:ann:10, 2:bob:20]"));
	}

	/**
	 * Another transaction commits before this one does.
	 */
	private static Safeguard meeting(String name, Consumer<Transaction> work, Consumer<Transaction> other,
			String expected) {
		return new Safeguard(name, () -> {
			Ledger ledger = new Ledger();
			Transaction transaction = ledger.repeatableRead();
			String worked = attempt(() -> work.accept(transaction));
			ledger.commit(other);
			String end = worked.equals("ok") ? ledger.end(transaction) : worked;
			List<String> violations = TableChecks.violations(ledger.store());
			return violations.isEmpty() ? end : end + " " + violations;
		}, expected);
	}

}
