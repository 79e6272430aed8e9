package io.github.springdata.memory.transaction;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;

@SpringJUnitConfig
@ExtendWith(NothingLeftBound.class)
class RetryIntegrationTests {

	private static final int THREADS = 8;

	private static final int INCREMENTS = 500;

	@Autowired
	private MemoryTemplate template;

	@Autowired
	private Counters counters;

	@Autowired
	private Attempts attempts;

	@BeforeEach
	void start() {
		this.template.deleteAll(Counter.class);
		this.template.insert(new Counter("visits", 0));
		this.attempts.count.set(0);
	}

	@Test
	void losesNoUpdateOfEightThreads() throws Exception {
		runConcurrently(() -> {
			for (int i = 0; i < INCREMENTS; i++) {
				this.counters.increment("visits");
			}
			return null;
		});
		assertThat(this.template.findById("visits", Counter.class))
			.hasValue(new Counter("visits", THREADS * INCREMENTS));
		assertThat(this.attempts.count.get()).isGreaterThanOrEqualTo(THREADS * INCREMENTS);
	}

	@Test
	void seesAFreshSnapshotInTheSecondAttempt() {
		this.attempts.interruption.set(() -> this.template.save(new Counter("visits", 100)));
		this.counters.increment("visits");
		assertThat(this.attempts.count).hasValue(2);
		assertThat(this.template.findById("visits", Counter.class)).hasValue(new Counter("visits", 101));
	}

	private static void runConcurrently(Callable<?> work) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		CountDownLatch start = new CountDownLatch(1);
		List<Future<?>> results = IntStream.range(0, THREADS).<Future<?>>mapToObj((i) -> executor.submit(() -> {
			start.await();
			return work.call();
		})).toList();
		start.countDown();
		for (Future<?> result : results) {
			result.get();
		}
		executor.shutdown();
	}

	record Counter(@Id String name, int value) {
	}

	static class Counters {

		private final MemoryTemplate template;

		Counters(MemoryTemplate template) {
			this.template = template;
		}

		// tag::retry[]
		@Retryable(includes = ConcurrencyFailureException.class, maxRetries = 1_000, delay = 0)
		@Transactional
		public void increment(String name) {
			Counter counter = this.template.findById(name, Counter.class).orElseThrow();
			this.template.save(new Counter(name, counter.value() + 1));
		}
		// end::retry[]

	}

	/**
	 * Counts the transactions, and has something done by another thread just before one
	 * of them commits.
	 */
	static class Attempts implements TransactionExecutionListener {

		private final AtomicInteger count = new AtomicInteger();

		private final AtomicReference<Runnable> interruption = new AtomicReference<>();

		@Override
		public void beforeCommit(TransactionExecution transaction) {
			this.count.incrementAndGet();
			Runnable once = this.interruption.getAndSet(null);
			if (once != null) {
				CompletableFuture.runAsync(once).join();
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@EnableResilientMethods
	static class Config {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		Attempts attempts() {
			return new Attempts();
		}

		@Bean
		MemoryTransactionManager memoryTransactionManager(MemoryStore store, Attempts attempts) {
			MemoryTransactionManager manager = new MemoryTransactionManager(store);
			manager.addListener(attempts);
			return manager;
		}

		@Bean
		Counters counters(MemoryTemplate template) {
			return new Counters(template);
		}

	}

}
