package io.github.springdata.memory.transaction;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.store.MemoryStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many increments of one counter do eight threads get through, retrying on each
 * conflict, and how many does one thread? No increment is lost.
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=ContendedCounterBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ContendedCounterBenchmark {

	private static final String NAME = "visits";

	private MemoryTemplate template = new MemoryTemplate(new MemoryStore());

	private TransactionTemplate transactions = transactions(this.template);

	private final LongAdder increments = new LongAdder();

	@Setup
	public void start() {
		this.template = new MemoryTemplate(new MemoryStore());
		this.transactions = transactions(this.template);
		this.template.insert(new Counter(NAME, 0));
		this.increments.reset();
	}

	private static TransactionTemplate transactions(MemoryTemplate template) {
		return new TransactionTemplate(new MemoryTransactionManager(template.getStore()));
	}

	@TearDown
	public void check() {
		long value = this.template.findById(NAME, Counter.class).orElseThrow().value();
		if (value != this.increments.sum()) {
			throw new IllegalStateException(
					"The counter stands at %d after %d increments".formatted(value, this.increments.sum()));
		}
	}

	@Benchmark
	@Threads(8)
	public void eightThreads() {
		increment();
	}

	@Benchmark
	@Threads(1)
	public void oneThread() {
		increment();
	}

	private void increment() {
		while (!tryIncrement()) {
			Thread.onSpinWait();
		}
		this.increments.increment();
	}

	private boolean tryIncrement() {
		try {
			this.transactions.executeWithoutResult((status) -> {
				Counter counter = this.template.findById(NAME, Counter.class).orElseThrow();
				this.template.save(new Counter(NAME, counter.value() + 1));
			});
			return true;
		}
		catch (ConcurrencyFailureException ex) {
			return false;
		}
	}

	record Counter(@Id String name, long value) {
	}

}
