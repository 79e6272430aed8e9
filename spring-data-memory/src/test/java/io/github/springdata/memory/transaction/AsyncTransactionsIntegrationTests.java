package io.github.springdata.memory.transaction;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transactions belong to threads, whatever kind these are of. On a JDK that has virtual
 * threads they are tested in these too.
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

	@ParameterizedTest
	@EnumSource(Kind.class)
	void losesNoUpdateOfManyThreads(Kind kind) throws Exception {
		List<Boolean> virtual = new CopyOnWriteArrayList<>();
		ThreadFactory factory = kind.factory();
		List<FutureTask<?>> works = IntStream.range(0, THREADS)
			.<FutureTask<?>>mapToObj((i) -> new FutureTask<>(() -> incrementUntilItSucceeds(virtual), null))
			.toList();
		works.forEach((work) -> factory.newThread(work).start());
		for (FutureTask<?> work : works) {
			work.get(60, TimeUnit.SECONDS);
		}
		assertThat(this.visits.findById("home")).hasValue(new Visit("home", THREADS));
		assertThat(virtual).hasSize(THREADS).containsOnly(kind.isVirtual());
	}

	@Test
	void hasVirtualThreadsToTestWhereTheJdkHasThem() {
		assertThat(Kind.VIRTUAL.isVirtual()).isEqualTo(Runtime.version().feature() >= 21);
		assertThat(Kind.PLATFORM.isVirtual()).isFalse();
	}

	/**
	 * Increments in a transaction, and leaves nothing bound to the thread.
	 * @param virtual takes whether the thread of the transaction was a virtual one
	 */
	private void incrementUntilItSucceeds(List<Boolean> virtual) {
		boolean done = false;
		while (!done) {
			try {
				this.transactions.executeWithoutResult((status) -> {
					Visit visit = this.visits.findById("home").orElseThrow();
					this.visits.save(new Visit("home", visit.count() + 1));
					assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
				});
				done = true;
			}
			catch (ConcurrencyFailureException ex) {
				Thread.onSpinWait();
			}
		}
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
		virtual.add(Kind.isVirtual(Thread.currentThread()));
	}

	/**
	 * A kind of threads. Where there are no virtual ones both are of the platform.
	 */
	enum Kind {

		PLATFORM, VIRTUAL;

		ThreadFactory factory() {
			return (this == PLATFORM) ? Executors.defaultThreadFactory() : virtualOrDefault();
		}

		boolean isVirtual() {
			return isVirtual(factory().newThread(() -> {
			}));
		}

		/**
		 * The JDK's {@code Thread.ofVirtual().factory()}, if it has that.
		 */
		private static ThreadFactory virtualOrDefault() {
			Method method = ReflectionUtils.findMethod(Thread.class, "ofVirtual");
			if (method == null) {
				return Executors.defaultThreadFactory();
			}
			Object builder = ReflectionUtils.invokeMethod(method, null);
			Method factory = ClassUtils.getMethod(method.getReturnType(), "factory");
			return (ThreadFactory) ReflectionUtils.invokeMethod(factory, builder);
		}

		static boolean isVirtual(Thread thread) {
			Method method = ReflectionUtils.findMethod(Thread.class, "isVirtual");
			return method != null && (boolean) ReflectionUtils.invokeMethod(method, thread);
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
