package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;
import io.github.springdata.memory.store.isolation.Anomaly.Kind;
import io.github.springdata.memory.store.isolation.History.Append;
import io.github.springdata.memory.store.isolation.History.Observation;
import io.github.springdata.memory.store.isolation.History.Read;
import io.github.springdata.memory.store.isolation.History.Step;

/**
 * Random transactions of several threads over a few lists. The threads yield now and
 * then, also within commits, so that they meet more often.
 */
final class ListWorkload {

	private static final ThreadLocal<Random> YIELDS = ThreadLocal.withInitial(Seeds::random);

	private static final String TABLE = "lists";

	private static final int LISTS = 6;

	private static final int THREADS = 4;

	private final MemoryStore store = new MemoryStore();

	private final AtomicLong clock = new AtomicLong();

	private final AtomicInteger values = new AtomicInteger();

	private final AtomicInteger operations;

	private final IsolationLevel level;

	private ListWorkload(IsolationLevel level, int operations) {
		this.level = level;
		this.operations = new AtomicInteger(operations);
		IndexDefinition byLength = IndexDefinition.of("length", IndexKind.SORTED, false,
				List.of(new IndexedProperty("length", false, Integer.class, (row) -> lengthOf((Row) row))));
		this.store.define(TableDefinition.of(TABLE, Row.class, (row) -> ((Row) row).id(), List.of(byLength)));
	}

	private static int lengthOf(Row row) {
		mayYield();
		return row.values().size();
	}

	private static void mayYield() {
		if (YIELDS.get().nextInt(8) == 0) {
			Thread.yield();
		}
	}

	/**
	 * Runs the workload on a new store.
	 * @param level the isolation of all transactions
	 * @param operations how many reads and appends, about
	 * @param seed decides what the threads do, though not when
	 */
	static Result run(IsolationLevel level, int operations, long seed) {
		return new ListWorkload(level, operations).run(seed);
	}

	private Result run(long seed) {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			CyclicBarrier start = new CyclicBarrier(THREADS);
			List<Callable<List<Observation>>> clients = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				Client client = new Client(i, Seeds.random(seed + i));
				clients.add(() -> {
					start.await();
					return client.run();
				});
			}
			List<Observation> transactions = new ArrayList<>();
			for (Future<List<Observation>> future : executor.invokeAll(clients)) {
				transactions.addAll(future.get());
			}
			return new Result(new History(transactions), lists());
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("Threads of -Dseed=%d broke off".formatted(seed), ex);
		}
		finally {
			executor.shutdownNow();
		}
	}

	private Map<Integer, List<Integer>> lists() {
		Map<Integer, List<Integer>> lists = new TreeMap<>();
		this.store.table(TABLE).rows().forEach((slot, row) -> lists.put(((Row) row).id(), ((Row) row).values()));
		return lists;
	}

	private record Row(int id, List<Integer> values) {

		Row with(int value) {
			List<Integer> longer = new ArrayList<>(this.values);
			longer.add(value);
			return new Row(this.id, List.copyOf(longer));
		}

	}

	/**
	 * What came out.
	 *
	 * @param history what the transactions did
	 * @param end the lists in the end
	 */
	record Result(History history, Map<Integer, List<Integer>> end) {

		List<Anomaly> anomalies() {
			return HistoryChecker.check(this.history, this.end);
		}

		Set<Kind> kinds() {
			return HistoryChecker.kinds(this.history, this.end);
		}

	}

	/**
	 * What one thread does.
	 */
	private final class Client {

		private final int number;

		private final Random random;

		private final List<Observation> observations = new ArrayList<>();

		Client(int number, Random random) {
			this.number = number;
			this.random = random;
		}

		List<Observation> run() {
			while (ListWorkload.this.operations.get() > 0) {
				List<Step> steps = new ArrayList<>();
				long begin = ListWorkload.this.clock.incrementAndGet();
				boolean committed = transact(steps);
				this.observations.add(new Observation("T%d.%d".formatted(this.number, this.observations.size()), begin,
						ListWorkload.this.clock.incrementAndGet(), committed, steps));
			}
			return this.observations;
		}

		private boolean transact(List<Step> steps) {
			Transaction transaction = ListWorkload.this.store.begin(ListWorkload.this.level, false);
			try {
				for (int i = 0; i < 1 + this.random.nextInt(4); i++) {
					step(transaction, steps);
					mayYield();
				}
				if (this.random.nextInt(16) == 0) {
					transaction.rollback();
					return false;
				}
				transaction.commit();
				return true;
			}
			catch (StoreException ex) {
				transaction.rollback();
				return false;
			}
		}

		private void step(Transaction transaction, List<Step> steps) {
			ListWorkload.this.operations.decrementAndGet();
			int list = this.random.nextInt(LISTS);
			switch (this.random.nextInt(5)) {
				case 0, 1 -> append(transaction, list, steps);
				case 2 -> readHalf(transaction, list % 2, steps);
				default -> read(transaction, list, steps);
			}
		}

		private Row read(Transaction transaction, int list, List<Step> steps) {
			Object row = transaction.get(TABLE, list);
			Row found = (row != null) ? (Row) row : new Row(list, List.of());
			steps.add(new Read(list, found.values()));
			return found;
		}

		/**
		 * Reads the lists of even or of odd number by a predicate.
		 */
		private void readHalf(Transaction transaction, int remainder, List<Step> steps) {
			Map<Integer, List<Integer>> found = new TreeMap<>();
			for (int list = remainder; list < LISTS; list += 2) {
				found.put(list, List.of());
			}
			transaction.table(TABLE, (row) -> ((Row) row).id() % 2 == remainder)
				.rows()
				.forEach((slot, row) -> found.computeIfPresent(((Row) row).id(), (id, none) -> ((Row) row).values()));
			found.forEach((list, values) -> steps.add(new Read(list, values)));
		}

		private void append(Transaction transaction, int list, List<Step> steps) {
			Row row = read(transaction, list, steps);
			int value = ListWorkload.this.values.incrementAndGet();
			steps.add(new Append(list, value));
			if (row.values().isEmpty()) {
				transaction.insert(TABLE, row.with(value));
			}
			else {
				transaction.update(TABLE, row.with(value));
			}
		}

	}

}
