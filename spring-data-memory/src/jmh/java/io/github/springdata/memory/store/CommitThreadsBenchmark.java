package io.github.springdata.memory.store;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Do two threads that commit updates of disjoint rows get at least as much done as one?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=CommitThreadsBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = { "-Xms6g", "-Xmx6g", "-XX:+AlwaysPreTouch" })
public class CommitThreadsBenchmark {

	private static final String TABLE = "accounts";

	private static final int ROWS_PER_THREAD = 50_000;

	private MemoryStore store = new MemoryStore();

	private final AtomicInteger threads = new AtomicInteger();

	@Setup
	public void fill() {
		this.store = new MemoryStore();
		IndexedProperty balance = new IndexedProperty("balance", false, Integer.class,
				(row) -> ((Account) row).balance());
		this.store.define(TableDefinition.of(TABLE, Account.class, (row) -> ((Account) row).id(),
				List.of(IndexDefinition.of("balance", IndexKind.SORTED, false, List.of(balance)))));
		Transaction transaction = this.store.begin();
		for (int i = 0; i < 2 * ROWS_PER_THREAD; i++) {
			transaction.insert(TABLE, new Account(i, i));
		}
		transaction.commit();
	}

	@Benchmark
	@Threads(1)
	public void oneThread(Rows rows) {
		update(rows);
	}

	@Benchmark
	@Threads(2)
	public void twoThreads(Rows rows) {
		update(rows);
	}

	private void update(Rows rows) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		Transaction transaction = this.store.begin();
		int id = rows.first + random.nextInt(ROWS_PER_THREAD);
		transaction.update(TABLE, new Account(id, random.nextInt()));
		transaction.commit();
	}

	/**
	 * The rows of a thread.
	 */
	@State(Scope.Thread)
	public static class Rows {

		private int first;

		@Setup
		public void choose(CommitThreadsBenchmark benchmark) {
			this.first = (benchmark.threads.getAndIncrement() % 2) * ROWS_PER_THREAD;
		}

	}

	private record Account(Integer id, int balance) {

	}

}
