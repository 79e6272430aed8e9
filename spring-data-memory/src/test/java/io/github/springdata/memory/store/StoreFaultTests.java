package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.store.Faults.Fault;
import io.github.springdata.memory.store.Faults.Key;
import io.github.springdata.memory.store.Faults.Row;
import io.github.springdata.memory.store.index.IndexKind;

import static io.github.springdata.memory.store.Faults.TABLE;
import static io.github.springdata.memory.store.Faults.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lets the code of ids, keys, readers and predicates throw in the course of what a store
 * does, and checks each time that the store is as it was, that other transactions go on,
 * and that the same thing can be done again.
 */
class StoreFaultTests {

	private static final int ROWS = 12;

	private static final int FIRST_OF_MANY = 10_000;

	private static final int MANY = 2 * Table.MIN_HOLES + 100;

	private static final int UNREACHED = 1_000_000_000;

	private static final int SAMPLES = 12;

	@AfterEach
	void disarm() {
		Faults.disarm();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("operations")
	void leavesNothingHalfDone(Operation operation) {
		MemoryStore loaded = operation.load();
		int calls = calls(loaded.fork(), operation);
		assertThat(calls).as("calls that may throw during %s", operation).isGreaterThan(2);
		for (int call : sample(calls)) {
			check(loaded.fork(), operation, call);
		}
	}

	private static int calls(MemoryStore store, Operation operation) {
		Runnable work = operation.work().apply(store);
		Faults.arm(UNREACHED);
		work.run();
		int calls = Faults.callsSince(UNREACHED);
		Faults.disarm();
		return calls;
	}

	/**
	 * All calls, or some from the whole range if there are many.
	 */
	private static int[] sample(int calls) {
		return (calls <= 600) ? IntStream.rangeClosed(1, calls).toArray()
				: IntStream.rangeClosed(0, SAMPLES).map((i) -> 1 + (int) ((long) i * (calls - 1) / SAMPLES)).toArray();
	}

	private static void check(MemoryStore store, Operation operation, int call) {
		Runnable work = operation.work().apply(store);
		Snapshot before = store.snapshot();
		Transaction bystander = store.begin();
		bystander.insert(TABLE, row(7000, 7000));
		Faults.arm(call);
		assertThatExceptionOfType(Fault.class).as("%s, call %d", operation, call).isThrownBy(work::run);
		Faults.disarm();
		assertThat(store.version()).isEqualTo(before.version());
		assertThat(store.table(TABLE)).isSameAs(before.table(TABLE));
		TableChecks.check(store);
		bystander.delete(TABLE, new Key(7000));
		bystander.update(TABLE, row(11, 7011));
		bystander.commit();
		operation.work().apply(store).run();
		TableChecks.check(store);
		assertThat(store.version()).isGreaterThan(before.version());
	}

	static Stream<Operation> operations() {
		return Stream.of(statements(), commits(), stores()).flatMap(List::stream);
	}

	private static List<Operation> statements() {
		return List.of(
				transaction("several rows at once",
						(it) -> it.writeAll(TABLE, List.<Object>of(row(3, 4), row(4, 3), row(500, 500), row(5, 501)))),
				transaction("many rows at once", (it) -> it.insertAll(TABLE, rows(500, 540))),
				transaction("many rows of which one is refused", (it) -> {
					it.insert(TABLE, row(600, 600));
					refused(UniqueKeyViolationException.class,
							() -> it.insertAll(TABLE, List.<Object>of(row(502, 502), row(503, 4))));
					it.insertAll(TABLE, rows(500, 505));
				}), transaction("a unique key that is taken, and another", (it) -> {
					it.insert(TABLE, row(500, 500));
					refused(UniqueKeyViolationException.class, () -> it.insert(TABLE, row(501, 4)));
					refused(UniqueKeyViolationException.class, () -> it.update(TABLE, row(3, 4)));
					refused(UniqueKeyViolationException.class, () -> it.insert(TABLE, row(3, 600)));
					refused(UniqueKeyViolationException.class,
							() -> it.writeAll(TABLE, List.<Object>of(row(502, 502), row(503, 4))));
					it.insert(TABLE, row(501, 501));
				}), transaction("a savepoint and the way back", (it) -> {
					it.update(TABLE, row(3, 300));
					Savepoint savepoint = it.savepoint();
					it.update(TABLE, row(3, 301));
					it.writeAll(TABLE, List.<Object>of(row(500, 500), row(501, 501)));
					it.rollbackTo(savepoint);
					it.delete(TABLE, new Key(4));
				}), transaction("a row saved unchanged", (it) -> {
					it.update(TABLE, (Row) it.get(TABLE, new Key(3)));
					it.insert(TABLE, row(500, 500));
				}),
				new Operation("a limit that is reached", Faults.definition(),
						StoreLimits.unlimited().withMaxEntries(ROWS + 1),
						(store) -> () -> run(store, IsolationLevel.REPEATABLE_READ, (it) -> {
							it.insert(TABLE, row(500, 500));
							refused(StoreLimitExceededException.class, () -> it.insert(TABLE, row(501, 501)));
							refused(StoreLimitExceededException.class,
									() -> it.writeAll(TABLE, List.<Object>of(row(501, 501), row(3, 503))));
							it.delete(TABLE, new Key(3));
							it.insert(TABLE, row(501, 501));
							it.delete(TABLE, new Key(500));
						})));
	}

	private static List<Object> rows(int from, int to) {
		return IntStream.range(from, to).<Object>mapToObj((id) -> row(id, from + to - id)).toList();
	}

	/**
	 * Other transactions commit in between, so that writes are merged.
	 */
	private static List<Operation> commits() {
		List<Operation> operations = new ArrayList<>();
		for (IsolationLevel level : IsolationLevel.values()) {
			operations.add(commit("a single write at " + level, level, (it) -> it.update(TABLE, row(3, 503))));
			operations.add(commit("several writes at " + level, level, (it) -> {
				it.writeAll(TABLE, List.<Object>of(row(3, 4), row(4, 3)));
				it.delete(TABLE, new Key(5));
				it.insert(TABLE, row(500, 500));
			}));
		}
		operations.add(commit("validation of ids", IsolationLevel.SERIALIZABLE, (it) -> {
			it.get(TABLE, new Key(3));
			it.get(TABLE, new Key(300));
			it.insert(TABLE, row(500, 500));
		}));
		operations.add(commit("validation of predicates", IsolationLevel.SERIALIZABLE, (it) -> {
			it.table(TABLE, StoreFaultTests::isRare);
			it.table(TABLE, StoreFaultTests::isRare);
			it.insert(TABLE, row(500, 500));
		}));
		operations.add(commit("validation of keys", IsolationLevel.SERIALIZABLE, (it) -> {
			refused(UniqueKeyViolationException.class, () -> it.insert(TABLE, row(501, 4)));
			Savepoint savepoint = it.savepoint();
			it.insert(TABLE, row(502, 502));
			it.insert(TABLE, row(503, 503));
			it.rollbackTo(savepoint);
			it.insert(TABLE, row(500, 500));
		}));
		return operations;
	}

	private static boolean isRare(Object row) {
		Faults.countCall();
		return ((Row) row).value() == 777;
	}

	private static List<Operation> stores() {
		TableDefinition simple = Faults.definition(Faults.index("hash", IndexKind.HASH, true),
				Faults.index("sorted", IndexKind.SORTED, true));
		return List.of(new Operation("compaction", simple, StoreLimits.unlimited(), StoreFaultTests::compaction),
				new Operation("compaction on top of another commit", simple, StoreLimits.unlimited(), (store) -> {
					Runnable compaction = compaction(store);
					commitAnother(store);
					return compaction;
				}),
				operation("an index that is added",
						(store) -> () -> store.addIndex(TABLE, Faults.index("more", IndexKind.SORTED, true))),
				operation("an index of elements that is added",
						(store) -> () -> store.addIndex(TABLE, Faults.each("more", IndexKind.HASH))),
				operation("a restore that builds an index", (store) -> {
					Snapshot snapshot = store.snapshot();
					if (store.table(TABLE).index("later") == null) {
						store.addIndex(TABLE, Faults.index("later", IndexKind.HASH, true));
					}
					return () -> store.restore(snapshot);
				}), operation("a commit after an index was dropped", (store) -> {
					if (store.table(TABLE).index("group") != null) {
						store.dropIndex(TABLE, "group");
					}
					return () -> run(store, IsolationLevel.REPEATABLE_READ, (it) -> it.update(TABLE, row(3, 503)));
				}), operation("a commit to a fork, then to the store", (store) -> () -> {
					MemoryStore fork = store.fork();
					Table before = fork.table(TABLE);
					try {
						run(fork, IsolationLevel.REPEATABLE_READ, (it) -> it.update(TABLE, row(3, 503)));
					}
					catch (Fault ex) {
						assertThat(fork.table(TABLE)).isSameAs(before);
						throw ex;
					}
					run(store, IsolationLevel.REPEATABLE_READ, (it) -> it.update(TABLE, row(4, 504)));
				}));
	}

	private static Runnable compaction(MemoryStore store) {
		Transaction filling = store.begin();
		filling.writeAll(TABLE,
				IntStream.range(FIRST_OF_MANY, FIRST_OF_MANY + MANY).<Object>mapToObj((id) -> row(id, id)).toList());
		filling.commit();
		Transaction clearing = store.begin();
		IntStream.range(FIRST_OF_MANY, FIRST_OF_MANY + MANY).forEach((id) -> clearing.delete(TABLE, new Key(id)));
		return () -> {
			commit(clearing);
			assertThat(store.table(TABLE).rows().length()).isLessThan(MANY);
		};
	}

	private static Operation transaction(String name, Consumer<Transaction> work) {
		return operation(name, (store) -> () -> run(store, IsolationLevel.SERIALIZABLE, work));
	}

	private static Operation commit(String name, IsolationLevel level, Consumer<Transaction> work) {
		return operation("commit: " + name, (store) -> {
			Transaction transaction = store.begin(level, false);
			work.accept(transaction);
			commitAnother(store);
			return () -> commit(transaction);
		});
	}

	private static Operation operation(String name, Function<MemoryStore, Runnable> work) {
		return new Operation(name, Faults.definition(), StoreLimits.unlimited(), work);
	}

	private static void run(MemoryStore store, IsolationLevel level, Consumer<Transaction> work) {
		Transaction transaction = store.begin(level, false);
		try {
			work.accept(transaction);
		}
		catch (Fault ex) {
			transaction.rollback();
			throw ex;
		}
		commit(transaction);
	}

	private static void commit(Transaction transaction) {
		try {
			transaction.commit();
		}
		finally {
			assertThat(transaction.isActive()).isFalse();
			transaction.rollback();
		}
	}

	/**
	 * Commits a row with a key of always the same hash code, greater than all others.
	 */
	private static void commitAnother(MemoryStore store) {
		Transaction transaction = store.begin();
		int id = 1001 + 7 * (int) store.version();
		transaction.insert(TABLE, row(id, id));
		transaction.commit();
	}

	private static void refused(Class<? extends StoreException> type, Runnable statement) {
		try {
			statement.run();
			throw new AssertionError("%s was expected".formatted(type));
		}
		catch (StoreException ex) {
			assertThat(ex).isInstanceOf(type);
		}
	}

	/**
	 * A listener that throws reaches neither who commits nor other listeners.
	 */
	@Test
	void commitsWhateverListenersThrow() {
		MemoryStore store = operation("none", (it) -> disarmed()).load();
		List<Throwable> uncaught = new ArrayList<>();
		List<Long> heard = new ArrayList<>();
		store.addListener((before, after) -> {
			throw new Fault();
		});
		store.addListener((before, after) -> heard.add(after.version()));
		Thread thread = Thread.currentThread();
		thread.setUncaughtExceptionHandler((where, ex) -> uncaught.add(ex));
		try {
			commitAnother(store);
			commitAnother(store);
		}
		finally {
			thread.setUncaughtExceptionHandler(null);
		}
		assertThat(heard).containsExactly(store.version() - 1, store.version());
		assertThat(uncaught).hasSize(2).allSatisfy((ex) -> assertThat(ex).isInstanceOf(Fault.class));
		assertThat(store.table(TABLE).size()).isEqualTo(ROWS + 2);
	}

	private static Runnable disarmed() {
		return Faults::disarm;
	}

	/**
	 * An operation on a store.
	 *
	 * @param name what is done
	 * @param definition the table
	 * @param limits the limits of the store
	 * @param work prepares the operation, and gives the part that is to break off
	 */
	record Operation(String name, TableDefinition definition, StoreLimits limits,
			Function<MemoryStore, Runnable> work) {

		MemoryStore load() {
			MemoryStore store = new MemoryStore(this.limits);
			store.define(this.definition);
			Transaction transaction = store.begin();
			IntStream.range(0, ROWS).forEach((i) -> transaction.insert(TABLE, row(i, i)));
			transaction.commit();
			return store;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
