package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Registration;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.store.StoreLimits;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

import static io.github.springdata.memory.store.isolation.Ledger.CARDS;
import static io.github.springdata.memory.store.isolation.Ledger.TABLE;
import static io.github.springdata.memory.store.isolation.Ledger.attempt;
import static io.github.springdata.memory.store.isolation.Ledger.insert;
import static io.github.springdata.memory.store.isolation.Ledger.update;

/**
 * What holds for limits, references, snapshots, sequences, compaction, listeners, nested
 * commits and transactions that are over.
 */
final class StoreSafeguards {

	private static final int MANY = 2_300;

	private StoreSafeguards() {
	}

	static List<Safeguard> all() {
		return Stream.of(limits(), references(), snapshots(), ends(), nested(), listeners())
			.flatMap(List::stream)
			.toList();
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
		}, "LIMIT, ok [1:ann:12, 2:bob:20]"), new Safeguard("too many rows at once", () -> {
			Ledger ledger = Ledger.limited(new StoreLimits(4, 3));
			Transaction transaction = ledger.repeatableRead();
			return attempt(() -> transaction.writeAll(TABLE, accounts(3, 4, 5))) + ", "
					+ attempt(() -> transaction.writeAll(TABLE, accounts(1, 2, 3, 4))) + ", "
					+ attempt(() -> transaction.writeAll(TABLE, accounts(2, 3, 4))) + ", "
					+ attempt(() -> insert(transaction, 1, null, 0)) + ", " + ledger.end(transaction);
		}, "LIMIT, LIMIT, ok, LIMIT, ok [1:ann:10, 2:null:0, 3:null:0, 4:null:0]"),
				new Safeguard("a row in the place of one that is gone", () -> {
					Ledger ledger = Ledger.limited(StoreLimits.unlimited().withMaxEntries(2));
					Transaction transaction = ledger.readCommitted();
					transaction.delete(TABLE, 1);
					insert(transaction, 3, "cleo", 30);
					ledger.commit((other) -> {
						other.delete(TABLE, 1);
						insert(other, 4, "dave", 40);
					});
					return ledger.end(transaction);
				}, "LIMIT [2:bob:20, 4:dave:40]"), new Safeguard("a change in a store that is full", () -> {
					Ledger ledger = Ledger.limited(StoreLimits.unlimited().withMaxEntries(2));
					Ledger larger = new Ledger();
					larger.commit((other) -> insert(other, 3, "cleo", 30));
					ledger.store().restore(larger.store().snapshot());
					Transaction transaction = ledger.repeatableRead();
					update(transaction, 1, "ann", 11);
					return ledger.end(transaction);
				}, "ok [1:ann:11, 2:bob:20, 3:cleo:30]"));
	}

	private static List<Object> accounts(int... ids) {
		return IntStream.of(ids).<Object>mapToObj((id) -> new Ledger.Account(id, null, 0)).toList();
	}

	private static List<Safeguard> references() {
		Ledger.Account card = new Ledger.Account(1, "card", 1);
		Ledger.Account lost = new Ledger.Account(2, "lost", 7);
		return List.of(new Safeguard("a row that refers to nothing", () -> {
			Transaction transaction = Ledger.withCards().repeatableRead();
			transaction.insert(CARDS, lost);
			return attempt(() -> transaction.checkReferences(CARDS, lost)) + ", " + attempt(transaction::commit);
		}, "ReferenceViolationException, ReferenceViolationException"),
				new Safeguard("a row that is referred to", () -> {
					Ledger ledger = Ledger.withCards();
					ledger.commit((it) -> it.insert(CARDS, card));
					Transaction transaction = ledger.repeatableRead();
					transaction.delete(TABLE, 1);
					return attempt(() -> transaction.checkUnreferenced(TABLE, 1)) + ", "
							+ attempt(() -> transaction.checkUnreferenced(TABLE, 2)) + ", " + ledger.end(transaction);
				}, "ReferenceViolationException, ok, ReferenceViolationException [1:ann:10, 2:bob:20]"),
				new Safeguard("a row whose target is deleted meanwhile", () -> {
					Ledger ledger = Ledger.withCards();
					Transaction transaction = ledger.repeatableRead();
					transaction.insert(CARDS, card);
					transaction.checkReferences(CARDS, card);
					ledger.commit((it) -> it.delete(TABLE, 1));
					return ledger.end(transaction);
				}, "ReferenceViolationException [2:bob:20]"),
				new Safeguard("a row that is referred to meanwhile", () -> {
					Ledger ledger = Ledger.withCards();
					Transaction transaction = ledger.repeatableRead();
					transaction.delete(TABLE, 1);
					transaction.checkUnreferenced(TABLE, 1);
					ledger.commit((it) -> it.insert(CARDS, card));
					return ledger.end(transaction);
				}, "ReferenceViolationException [1:ann:10, 2:bob:20]"),
				new Safeguard("a reference that is found is read", () -> {
					Ledger ledger = Ledger.withCards();
					ledger.commit((it) -> it.insert(CARDS, card));
					Transaction transaction = ledger.serializable();
					String found = attempt(() -> transaction.checkUnreferenced(TABLE, 1));
					insert(transaction, 9, null, 0);
					ledger.commit((it) -> it.delete(CARDS, 1));
					return found + ", " + ledger.end(transaction);
				}, "ReferenceViolationException, READ 1 [1:ann:10, 2:bob:20]"),
				new Safeguard("a reference that is not found is read", () -> {
					Ledger ledger = Ledger.withCards();
					Transaction transaction = ledger.serializable();
					String missing = attempt(() -> transaction.checkReferences(CARDS, lost));
					insert(transaction, 9, null, 0);
					ledger.commit((it) -> insert(it, 7, null, 0));
					return missing + ", " + ledger.end(transaction);
				}, "ReferenceViolationException, READ 7 [1:ann:10, 2:bob:20, 7:null:0]"));
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
		}, "[2, 3]"), new Safeguard("sequences start anew where a snapshot has none", () -> {
			MemoryStore store = new Ledger().store();
			Snapshot snapshot = store.snapshot();
			store.nextId(TABLE);
			store.restore(snapshot);
			return store.nextId(TABLE);
		}, "1"), new Safeguard("sequences go on after what is used, and end", () -> {
			MemoryStore store = new Ledger().store();
			store.advanceId(TABLE, 5);
			store.advanceId(TABLE, 3);
			long next = store.nextId(TABLE);
			store.advanceId(TABLE, Long.MAX_VALUE);
			return next + ", " + attempt(() -> store.nextId(TABLE));
		}, "6, IllegalStateException"), new Safeguard("sequences go on when the last id is gone", () -> {
			MemoryStore store = new Ledger().store();
			store.nextId(TABLE);
			long above = store.nextId(TABLE, 5, 9);
			store.advanceId(TABLE, 9);
			long none = store.nextId(TABLE, 0, 9) + store.nextId(TABLE, 0, 9);
			boolean inUse = store.resumeIds(TABLE, 9, 9);
			boolean gone = store.resumeIds(TABLE, 9, 2);
			return List.of(above, none, inUse, gone, store.nextId(TABLE), store.nextId(TABLE, 0, 7),
					store.nextId(TABLE, 0, 7), store.nextId(TABLE));
		}, "[6, 0, false, true, 7, 0, 0, 8]"), new Safeguard("a table that was defined after a snapshot", () -> {
			Ledger ledger = new Ledger();
			Snapshot snapshot = ledger.store().snapshot();
			Ledger cards = Ledger.withCards();
			ledger.store().define(cards.store().table(Ledger.CARDS).definition());
			ledger.commit((it) -> it.insert(Ledger.CARDS, new Ledger.Account(1, "card", 1)));
			ledger.store().restore(snapshot);
			return ledger.store().table(Ledger.CARDS).size();
		}, "0"), new Safeguard("an index that the rows violate", () -> {
			Ledger ledger = new Ledger();
			ledger.store().dropIndex(TABLE, "owner");
			ledger.commit((it) -> insert(it, 3, "ann", 30));
			return attempt(() -> ledger.store().addIndex(TABLE, Ledger.OWNER)) + ", "
					+ ledger.store().table(TABLE).index("owner");
		}, "DUPLICATE ann, null"), new Safeguard("changes across a restore", () -> {
			Ledger ledger = new Ledger();
			Snapshot snapshot = ledger.store().snapshot();
			ledger.commit((it) -> insert(it, 3, "cleo", 30));
			var before = ledger.store().table(TABLE);
			ledger.store().restore(snapshot);
			ledger.commit((it) -> insert(it, 4, "dave", 40));
			return ledger.store().table(TABLE).changesSince(before).stream().map((it) -> it.id()).toList();
		}, "[3, 4]"), new Safeguard("a view of many rows under one key", () -> {
			Ledger ledger = new Ledger();
			ledger.commit((it) -> IntStream.range(3, 200).forEach((id) -> insert(it, id, null, 0)));
			Transaction transaction = ledger.repeatableRead();
			insert(transaction, 200, null, 0);
			update(transaction, 3, "owner", 0);
			var view = transaction.table(TABLE);
			update(transaction, 4, "another", 0);
			insert(transaction, 201, null, 0);
			transaction.table(TABLE);
			return violations(view);
		}, "[]"), new Safeguard("a view is not changed by later writes", () -> {
			Ledger ledger = new Ledger();
			Transaction transaction = ledger.repeatableRead();
			insert(transaction, 3, null, 20);
			var view = transaction.table(TABLE);
			for (int id = 4; id < 40; id++) {
				insert(transaction, id, "owner" + id, 20);
			}
			update(transaction, 3, "cleo", 30);
			return Ledger.rows(view) + " " + IntStream.range(4, 40).filter(view::contains).count() + " "
					+ violations(view) + " " + attempt(transaction::commit) + " "
					+ TableChecks.violations(ledger.store());
		}, "[1:ann:10, 2:bob:20, 3:null:20] 0 [] ok []"), new Safeguard("a restore meets a write", () -> {
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

	private static String violations(Table view) {
		try {
			return TableChecks.violations(view).toString();
		}
		catch (IndexOutOfBoundsException ex) {
			return "an index that cannot be read";
		}
	}

	static List<Safeguard> compaction() {
		return List.of(acrossCompaction("a read of what stays", (it) -> it.get(TABLE, MANY), "ok"),
				acrossCompaction("a read of what goes", (it) -> it.get(TABLE, 5), "READ 5"),
				acrossCompaction("a read of what comes", (it) -> it.get(TABLE, MANY + 1), "READ " + (MANY + 1)),
				acrossCompaction("a write of what stays", (it) -> update(it, MANY, null, 1), "ok"),
				acrossCompaction("a write of what goes", (it) -> update(it, 5, null, 1), "DELETED 5"),
				new Safeguard("holes are removed on top of another commit", () -> {
					Ledger ledger = new Ledger();
					fill(ledger);
					Transaction transaction = ledger.repeatableRead();
					IntStream.range(1, MANY).forEach((id) -> transaction.delete(TABLE, id));
					ledger.commit((it) -> insert(it, MANY + 1, "new", 0));
					transaction.commit();
					return ledger.store().table(TABLE).rows().length() + " " + TableChecks.violations(ledger.store());
				}, "2 []"), new Safeguard("changes across a compaction", () -> {
					Ledger ledger = new Ledger();
					fill(ledger);
					var before = ledger.store().table(TABLE);
					clear(ledger);
					return ledger.store().table(TABLE).changesSince(before).size();
				}, String.valueOf(MANY)), new Safeguard("holes are removed", () -> {
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

	private static List<Safeguard> ends() {
		return List.of(new Safeguard("a transaction that was refused is over", () -> {
			Ledger ledger = new Ledger();
			Transaction transaction = ledger.repeatableRead();
			update(transaction, 1, "ann", 11);
			ledger.commit((other) -> update(other, 1, "ann", 12));
			return attempt(transaction::commit) + " " + over(transaction);
		}, "CHANGED 1 false IllegalStateException IllegalStateException IllegalStateException IllegalStateException"),
				new Safeguard("a transaction that was rolled back is over", () -> {
					Ledger ledger = new Ledger();
					Transaction transaction = ledger.repeatableRead();
					update(transaction, 1, "ann", 11);
					transaction.rollback();
					return over(transaction) + " " + ledger.rows();
				}, "false IllegalStateException IllegalStateException IllegalStateException IllegalStateException "
						+ "[1:ann:10, 2:bob:20]"));
	}

	private static String over(Transaction transaction) {
		return "%s %s %s %s %s".formatted(transaction.isActive(), attempt(transaction::commit),
				attempt(() -> transaction.get(TABLE, 1)), attempt(transaction::savepoint),
				attempt(transaction::tryCommit));
	}

	/**
	 * The code of a key changes the store while it commits.
	 */
	private static List<Safeguard> nested() {
		return List.of(nested("a commit out of a commit", Transaction::commit, (store) -> other(store).commit()),
				nested("a commit out of one that does not wait", Transaction::tryCommit,
						(store) -> other(store).commit()),
				nested("a commit that does not wait out of another one", Transaction::commit,
						(store) -> other(store).tryCommit()),
				nested("a restore out of a commit", Transaction::commit, (store) -> store.restore(store.snapshot())),
				new Safeguard("a commit after one that does not wait", () -> {
					Ledger ledger = new Ledger();
					return ledger.serializable().tryCommit() + " "
							+ nested(ledger.store(), Transaction::commit, (store) -> other(store).commit());
				}, "true IllegalStateException 0"));
	}

	private static Safeguard nested(String name, Consumer<Transaction> commit, Consumer<MemoryStore> change) {
		return new Safeguard(name, () -> nested(new MemoryStore(), commit, change), "IllegalStateException 0");
	}

	private static String nested(MemoryStore store, Consumer<Transaction> commit, Consumer<MemoryStore> change) {
		List<Consumer<MemoryStore>> pending = new ArrayList<>();
		IndexedProperty value = new IndexedProperty("value", false, Integer.class, (row) -> {
			if (!pending.isEmpty()) {
				pending.remove(0).accept(store);
			}
			return row;
		});
		store.define(TableDefinition.of("rows", Integer.class, (row) -> row,
				List.of(IndexDefinition.of("value", IndexKind.SORTED, false, List.of(value)))));
		store.define(TableDefinition.of("log", Integer.class, (row) -> row, List.of()));
		Transaction transaction = store.begin();
		transaction.insert("rows", 1);
		pending.add(change);
		return attempt(() -> commit.accept(transaction)) + " " + store.table("log").size();
	}

	private static Transaction other(MemoryStore store) {
		Transaction transaction = store.begin();
		transaction.insert("log", 1);
		return transaction;
	}

	private static List<Safeguard> listeners() {
		return List.of(new Safeguard("listeners hear of every change in order", () -> {
			Ledger ledger = new Ledger();
			long start = ledger.store().version();
			ledger.commit((it) -> update(it, 1, "ann", 11));
			List<Long> heard = new ArrayList<>();
			String known = attempt(
					() -> ledger.store().addListener((before, after) -> heard.add(after.version() - start), start));
			ledger.commit((it) -> update(it, 1, "ann", 12));
			ledger.store().restore(ledger.store().snapshot());
			return known + " " + heard;
		}, "ok [1, 2, 3]"), new Safeguard("a listener hears of the next commit at once", () -> {
			Ledger ledger = new Ledger();
			List<Object> heard = new ArrayList<>();
			ledger.store()
				.addListener((before, after) -> heard.add(after.table(TABLE).changesSince(before.table(TABLE)).size()));
			ledger.commit((it) -> update(it, 1, "ann", 11));
			return heard;
		}, "[1]"), new Safeguard("a listener that was closed hears nothing more", () -> {
			Ledger ledger = new Ledger();
			List<Registration> later = new ArrayList<>();
			List<Long> heard = new ArrayList<>();
			ledger.store().addListener((before, after) -> later.forEach(Registration::close));
			later.add(ledger.store().addListener((before, after) -> heard.add(after.version())));
			ledger.commit((it) -> update(it, 1, "ann", 11));
			ledger.commit((it) -> update(it, 1, "ann", 12));
			return heard;
		}, "[]"), new Safeguard("versions that are not known", () -> {
			MemoryStore store = new Ledger().store();
			return List.of(attempt(() -> store.addListener((before, after) -> fail(), store.version() + 1)),
					attempt(() -> store.addListener((before, after) -> fail(), -1)));
		}, "[IllegalArgumentException, IllegalArgumentException]"));
	}

	private static void fail() {
		throw new AssertionError("nothing was committed");
	}

}
