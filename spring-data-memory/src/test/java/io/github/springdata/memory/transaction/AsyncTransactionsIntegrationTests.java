package io.github.springdata.memory.transaction;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transactions belong to threads, whatever kind these are of: on a JDK that has them the
 * threads are virtual.
 */
@SpringJUnitConfig
@ExtendWith(NothingLeftBound.class)
class AsyncTransactionsIntegrationTests {

	private static final int THREADS = 100;

	@Autowired
	private Visits visits;

	@Autowired
	private TransactionTemplate transactions;

	@BeforeEach
	void start() {
		this.visits.deleteAll();
		this.visits.save(new Visit("home", 0));
	}

	@Test
	void answersAsynchronousQueryMethodsOutsideOfTheTransaction() throws Exception {
		CompletableFuture<Visit> seen = this.transactions.execute((status) -> {
			this.visits.save(new Visit("home", 1));
			CompletableFuture<Visit> found = this.visits.findByPage("home");
			return CompletableFuture.completedFuture(found.join());
		});
		assertThat(seen.get().count()).as("committed state").isZero();
		assertThat(this.visits.findByPage("home").get(20, TimeUnit.SECONDS).count()).isOne();
	}

	@Test
	void answersFuturesOfLists() throws Exception {
		assertThat(this.visits.findByCountLessThan(1).get(20, TimeUnit.SECONDS)).hasSize(1);
	}

	@Test
	void losesNoUpdateOfManyThreads() throws Exception {
		ExecutorService executor = executor();
		List<Future<?>> results = IntStream.range(0, THREADS)
			.<Future<?>>mapToObj((i) -> executor.submit(this::incrementUntilItSucceeds))
			.toList();
		for (Future<?> result : results) {
			result.get(60, TimeUnit.SECONDS);
		}
		executor.shutdown();
		assertThat(this.visits.findById("home")).hasValue(new Visit("home", THREADS));
	}

	private void incrementUntilItSucceeds() {
		boolean done = false;
		while (!done) {
			try {
				this.transactions.executeWithoutResult((status) -> {
					Visit visit = this.visits.findById("home").orElseThrow();
					this.visits.save(new Visit("home", visit.count() + 1));
				});
				done = true;
			}
			catch (ConcurrencyFailureException ex) {
				Thread.onSpinWait();
			}
		}
	}

	/**
	 * Virtual threads, where there are any.
	 */
	private static ExecutorService executor() {
		try {
			MethodHandle factory = MethodHandles.publicLookup()
				.findStatic(Executors.class, "newVirtualThreadPerTaskExecutor",
						MethodType.methodType(ExecutorService.class));
			return (ExecutorService) factory.invokeExact();
		}
		catch (NoSuchMethodException ex) {
			return Executors.newCachedThreadPool();
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	public record Visit(@Id String page, int count) {
	}

	public interface Visits extends MemoryRepository<Visit, String> {

		@Async
		CompletableFuture<Visit> findByPage(String page);

		@Async
		Future<List<Visit>> findByCountLessThan(int count);

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@EnableTransactionManagement
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Visits.class))
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
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

		@Bean
		TransactionTemplate transactionTemplate(MemoryTransactionManager manager) {
			return new TransactionTemplate(manager);
		}

	}

}
