package io.github.springdata.memory.store.isolation;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.springdata.memory.store.Savepoint;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.isolation.Ledger.Account;

import static io.github.springdata.memory.store.isolation.Ledger.ANN;
import static io.github.springdata.memory.store.isolation.Ledger.BOB;
import static io.github.springdata.memory.store.isolation.Ledger.TABLE;
import static io.github.springdata.memory.store.isolation.Ledger.attempt;
import static io.github.springdata.memory.store.isolation.Ledger.insert;
import static io.github.springdata.memory.store.isolation.Ledger.search;
import static io.github.springdata.memory.store.isolation.Ledger.update;

/**
 * What a serializable transaction reads, and what it does not. In each promise it reads
 * something and writes account 9; another transaction commits in between.
 */
final class ReadSafeguards {

	private ReadSafeguards() {
	}

	static List<Safeguard> all() {
		return Stream.of(ids(), predicates(), outcomes(), others()).flatMap(List::stream).toList();
	}

	private static List<Safeguard> ids() {
		return List.of(refused("an id", (reader) -> reader.get(TABLE, 1), (writer) -> update(writer, 1, "ann", 11), 1),
				refused("an id that is deleted", (reader) -> reader.get(TABLE, 1), (writer) -> writer.delete(TABLE, 1),
						1),
				refused("an absent id", (reader) -> reader.get(TABLE, 3), (writer) -> insert(writer, 3, "cleo", 30), 3),
				refused("an id that is deleted and inserted again", (reader) -> reader.get(TABLE, 1), (writer) -> {
					writer.delete(TABLE, 1);
					insert(writer, 1, "ann", 10);
				}, 1),
				refused("an absent id that was to be deleted", (reader) -> reader.delete(TABLE, 3),
						(writer) -> insert(writer, 3, "cleo", 30), 3),
				accepted("another id", (reader) -> reader.get(TABLE, 1), (writer) -> update(writer, 2, "bob", 21)),
				accepted("another absent id", (reader) -> reader.get(TABLE, 3),
						(writer) -> insert(writer, 4, "dave", 40)));
	}

	private static List<Safeguard> predicates() {
		return List.of(
				refused("a predicate, by a new row", (reader) -> search(reader, ReadSafeguards::isRich),
						(writer) -> insert(writer, 3, "cleo", 100), 3),
				refused("a predicate, by a row that comes to meet it",
						(reader) -> search(reader, ReadSafeguards::isRich), (writer) -> update(writer, 1, "ann", 100),
						1),
				refused("a predicate, by a row that meets it no more",
						(reader) -> search(reader, (account) -> account.amount() == 10),
						(writer) -> update(writer, 1, "ann", 11), 1),
				refused("a predicate, by a row that is deleted",
						(reader) -> search(reader, (account) -> account.amount() == 10),
						(writer) -> writer.delete(TABLE, 1), 1),
				refused("the border of a range", (reader) -> search(reader, (account) -> account.amount() <= 15),
						(writer) -> insert(writer, 3, "cleo", 15), 3),
				refused("null", (reader) -> search(reader, (account) -> account.owner() == null),
						(writer) -> insert(writer, 3, null, 30), 3),
				refused("the whole table", (reader) -> reader.table(TABLE), (writer) -> insert(writer, 3, "cleo", 30),
						3),
				accepted("what is beyond the border of a range",
						(reader) -> search(reader, (account) -> account.amount() < 15),
						(writer) -> insert(writer, 3, "cleo", 15)),
				accepted("a predicate that no state of the row meets",
						(reader) -> search(reader, ReadSafeguards::isRich), (writer) -> update(writer, 1, "ann", 11)));
	}

	private static boolean isRich(Account account) {
		return account.amount() >= 100;
	}

	private static List<Safeguard> outcomes() {
		return List.of(
				refused("an id that is found taken", (reader) -> attempt(() -> insert(reader, 1, "cleo", 0)),
						(writer) -> writer.delete(TABLE, 1), 1),
				refused("a unique key that is found taken", (reader) -> attempt(() -> insert(reader, 3, "ann", 0)),
						(writer) -> update(writer, 1, "anna", 10), 1),
				refused("an id that is found absent", (reader) -> attempt(() -> update(reader, 3, "cleo", 30)),
						(writer) -> insert(writer, 3, "cleo", 30), 3),
				refused("an id that was free for a while",
						(reader) -> takenBack(reader, (it) -> insert(it, 3, "cleo", 30)),
						(writer) -> insert(writer, 3, "dave", 40), 3),
				refused("a key that was free for a while",
						(reader) -> takenBack(reader, (it) -> insert(it, 3, "cleo", 30)),
						(writer) -> insert(writer, 4, "cleo", 40), 4),
				refused("a key that was free and given up", (reader) -> {
					update(reader, 1, "cleo", 10);
					update(reader, 1, "anna", 10);
				}, (writer) -> insert(writer, 4, "cleo", 40), 4),
				refused("a key that was free and whose row was deleted", (reader) -> {
					insert(reader, 3, "cleo", 30);
					reader.delete(TABLE, 3);
				}, (writer) -> insert(writer, 4, "cleo", 40), 4),
				refused("a key that was free and given up by a write of several rows", (reader) -> {
					insert(reader, 3, "cleo", 30);
					reader.writeAll(TABLE, List.of(new Account(3, "dave", 30)));
				}, (writer) -> insert(writer, 4, "cleo", 40), 4),
				refused("a key that was free when a write of several rows was refused", (reader) -> attempt(
						() -> reader.writeAll(TABLE, List.of(new Account(3, "cleo", 30), new Account(4, "ann", 40)))),
						(writer) -> insert(writer, 5, "cleo", 40), 5),
				refused("a key that was free when an insert of several rows was refused", (reader) -> attempt(
						() -> reader.insertAll(TABLE, List.of(new Account(3, "cleo", 30), new Account(4, "ann", 40)))),
						(writer) -> insert(writer, 5, "cleo", 50), 5),
				refused("an id that was free when an insert of several rows was refused", (reader) -> attempt(
						() -> reader.insertAll(TABLE, List.of(new Account(3, null, 30), new Account(4, "ann", 40)))),
						(writer) -> insert(writer, 3, "dave", 30), 3),
				refused("an id that several rows were written by, for a while",
						(reader) -> takenBack(reader, (it) -> it.writeAll(TABLE, List.of(ANN))),
						(writer) -> writer.delete(TABLE, 1), 1),
				refused("an id that was free for a while, among others", (reader) -> takenBack(reader, (it) -> {
					insert(it, 3, "cleo", 30);
					insert(it, 4, "dave", 40);
				}), (writer) -> insert(writer, 4, "eve", 50), 4),
				refused("a key that was free for a while, among others", (reader) -> takenBack(reader, (it) -> {
					insert(it, 3, "cleo", 30);
					insert(it, 4, "dave", 40);
				}), (writer) -> insert(writer, 5, "cleo", 50), 5),
				accepted("other rows than those taken back", (reader) -> takenBack(reader, (it) -> {
					insert(it, 3, null, 30);
					update(it, 1, "ann", 11);
				}), (writer) -> {
					insert(writer, 4, null, 40);
					update(writer, 2, "bob", 21);
				}), accepted("a key that a row taken back has kept", (reader) -> {
					Savepoint savepoint = reader.savepoint();
					update(reader, 1, "ann", 11);
					insert(reader, 3, "cleo", 30);
					reader.rollbackTo(savepoint);
				}, (writer) -> insert(writer, 4, "dave", 30)),
				refused("a row saved unchanged for a while",
						(reader) -> takenBack(reader, (it) -> it.update(TABLE, ANN)),
						(writer) -> writer.delete(TABLE, 1), 1),
				refused("what was read and then taken back", (reader) -> takenBack(reader, (it) -> it.get(TABLE, 1)),
						(writer) -> update(writer, 1, "ann", 11), 1),
				accepted("another key than the one found taken", (reader) -> attempt(() -> insert(reader, 3, "ann", 0)),
						(writer) -> update(writer, 2, "bobby", 20)));
	}

	private static void takenBack(Transaction transaction, Consumer<Transaction> work) {
		Savepoint savepoint = transaction.savepoint();
		work.accept(transaction);
		transaction.rollbackTo(savepoint);
	}

	private static List<Safeguard> others() {
		return List.of(new Safeguard("an aborted writer hides no conflict", () -> {
			Ledger ledger = new Ledger();
			Transaction reader = ledger.serializable();
			reader.get(TABLE, 1);
			Transaction aborted = ledger.serializable();
			update(aborted, 1, "ann", 12);
			ledger.commit((writer) -> update(writer, 1, "ann", 11));
			aborted.rollback();
			insert(reader, 9, null, 0);
			return ledger.end(reader);
		}, "READ 1 [1:ann:11, 2:bob:20]"), new Safeguard("a writer that is refused causes no conflict", () -> {
			Ledger ledger = new Ledger();
			Transaction reader = ledger.serializable();
			reader.get(TABLE, 2);
			Transaction refused = ledger.serializable();
			refused.get(TABLE, 1);
			update(refused, 2, "bob", 21);
			ledger.commit((writer) -> update(writer, 1, "ann", 11));
			insert(reader, 9, null, 0);
			return attempt(refused::commit) + ", " + ledger.end(reader);
		}, "READ 1, ok [1:ann:11, 2:bob:20, 9:null:0]"), new Safeguard("a counter of the maximum plus one", () -> {
			Ledger ledger = new Ledger();
			Transaction first = ledger.serializable();
			Transaction second = ledger.serializable();
			for (Transaction transaction : List.of(first, second)) {
				int next = Ledger.rows(transaction.table(TABLE)).size() + 1;
				insert(transaction, (transaction == first) ? 8 : 9, null, next);
			}
			return attempt(first::commit) + ", " + ledger.end(second);
		}, "ok, READ 8 [1:ann:10, 2:bob:20, 8:null:3]"), mixedLevels(true, "ok, READ 1 [1:ann:11, 2:bob:20]"),
				mixedLevels(false, "ok, ok [1:ann:11, 2:bob:21]"),
				new Safeguard("what is read last, when others commit all the time", ReadSafeguards::restlessNeighbour,
						"READ 1 true"),
				new Safeguard("who writes nothing is never refused", () -> {
					Ledger ledger = new Ledger();
					Transaction reader = ledger.serializable();
					reader.table(TABLE);
					attempt(() -> insert(reader, 1, "cleo", 0));
					ledger.commit((writer) -> update(writer, 1, "ann", 11));
					return ledger.end(reader);
				}, "ok [1:ann:11, 2:bob:20]"));
	}

	/**
	 * A write skew between a serializable and a repeatable read transaction. Who is
	 * serializable is protected, if it commits last; who is not may err.
	 */
	private static Safeguard mixedLevels(boolean serializableLast, String expected) {
		return new Safeguard("write skew of mixed levels, serializable " + (serializableLast ? "last" : "first"),
				() -> {
					Ledger ledger = new Ledger();
					Transaction first = serializableLast ? ledger.repeatableRead() : ledger.serializable();
					Transaction second = serializableLast ? ledger.serializable() : ledger.repeatableRead();
					for (Transaction transaction : List.of(first, second)) {
						transaction.get(TABLE, 1);
						transaction.get(TABLE, 2);
					}
					update(first, 1, ANN.owner(), 11);
					update(second, 2, BOB.owner(), 21);
					return attempt(first::commit) + ", " + ledger.end(second);
				}, expected);
	}

	/**
	 * The predicate itself makes another transaction commit at each validation, in the
	 * end to something that is read.
	 */
	private static Object restlessNeighbour() {
		Ledger ledger = new Ledger();
		Transaction reader = ledger.serializable();
		int[] commits = { 0 };
		search(reader, (account) -> account.amount() == 11);
		reader.table(TABLE, (row) -> {
			if (commits[0] < 8 && row == ledger.store().table(TABLE).get(2)) {
				int round = ++commits[0];
				ledger.commit((writer) -> update(writer, (round < 8) ? 2 : 1, null, (round < 8) ? 20 + round : 11));
			}
			return false;
		});
		insert(reader, 9, null, 0);
		ledger.commit((writer) -> update(writer, 2, null, 20));
		return attempt(reader::commit) + " " + (ledger.store().table(TABLE).get(9) == null);
	}

	private static Safeguard refused(String read, Consumer<Transaction> reading, Consumer<Transaction> writing,
			int id) {
		return conflict("refuses: " + read, reading, writing, "READ %d true".formatted(id));
	}

	private static Safeguard accepted(String read, Consumer<Transaction> reading, Consumer<Transaction> writing) {
		return conflict("accepts: " + read, reading, writing, "ok false");
	}

	private static Safeguard conflict(String name, Consumer<Transaction> reading, Consumer<Transaction> writing,
			String expected) {
		return new Safeguard(name, () -> {
			Ledger ledger = new Ledger();
			Transaction reader = ledger.serializable();
			reading.accept(reader);
			ledger.commit(writing);
			insert(reader, 9, null, 0);
			return attempt(reader::commit) + " " + (ledger.store().table(TABLE).get(9) == null);
		}, expected);
	}

}
