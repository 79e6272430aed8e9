package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.reactive.ReactiveMemoryTransactionManager;
import io.github.springdata.memory.store.ListenerOptions.Overflow;
import io.github.springdata.memory.store.ListenerOptions;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.data.annotation.Id;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for listeners that read and write, whatever the thread that calls them is in the
 * midst of.
 */
class ChangeListenerIntegrationTests {

	private static final int PATIENCE = 20;

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final ReactiveMemoryTemplate reactive = new ReactiveMemoryTemplate(this.store);

	private final MemoryTransactionManager manager = new MemoryTransactionManager(this.store);

	private final TransactionTemplate tx = new TransactionTemplate(this.manager);

	private final MemoryTemplate otherOps = new MemoryTemplate(new MemoryStore());

	private final TransactionTemplate otherTx = new TransactionTemplate(
			new MemoryTransactionManager(this.otherOps.getStore()));

	private final List<Throwable> failures = new CopyOnWriteArrayList<>();

	ChangeListenerIntegrationTests() {
		Thread.currentThread().setUncaughtExceptionHandler((thread, ex) -> this.failures.add(ex));
	}

	@AfterEach
	void takeOffHandler() {
		Thread.currentThread().setUncaughtExceptionHandler(null);
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
	}

	static Stream<Arguments> combinations() {
		return commits().keySet()
			.stream()
			.flatMap((commit) -> reactions().keySet().stream().map((reaction) -> Arguments.of(commit, reaction)));
	}

	@ParameterizedTest(name = "{0}, {1}")
	@MethodSource("combinations")
	void seesTheCommitAndWritesAUnitOfItsOwn(String commit, String reaction) {
		this.ops.insert(new Audit(0L, "before"));
		this.ops.onChange(Order.class, (change) -> react(reactions().get(reaction), change.id()));
		commits().get(commit).accept(this);
		assertThat(this.failures).isEmpty();
		assertThat(this.ops.findAll(Order.class)).hasSize(1);
		assertThat(this.ops.findById(1L, Audit.class)).contains(new Audit(1L, "paid"));
	}

	/**
	 * Listeners of the store itself see nothing of transactions either.
	 */
	@ParameterizedTest(name = "{0}, {1}")
	@MethodSource("combinations")
	void doesSoAsAListenerOfTheStore(String commit, String reaction) {
		this.ops.insert(new Audit(0L, "before"));
		this.store.addListener((before, after) -> {
			if (this.ops.existsById(1L, Order.class) && !this.ops.existsById(1L, Audit.class)) {
				react(reactions().get(reaction), 1L);
			}
		});
		commits().get(commit).accept(this);
		assertThat(this.failures).isEmpty();
		assertThat(this.ops.findById(1L, Audit.class)).contains(new Audit(1L, "paid"));
	}

	private void react(Consumer<ChangeListenerIntegrationTests> reaction, Object id) {
		Optional<Order> order = this.ops.findById(id, Order.class);
		assertThat(order).contains(new Order(1L, "paid"));
		assertThat(this.ops.count(Order.class)).isOne();
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
		assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
		reaction.accept(this);
	}

	/**
	 * Ways to commit an order, most of them within something that is rolled back.
	 */
	private static Map<String, Consumer<ChangeListenerIntegrationTests>> commits() {
		Map<String, Consumer<ChangeListenerIntegrationTests>> commits = new LinkedHashMap<>();
		commits.put("alone", ChangeListenerIntegrationTests::pay);
		commits.put("in a transaction", (it) -> it.tx.executeWithoutResult((status) -> it.pay()));
		for (int isolation : List.of(TransactionDefinition.ISOLATION_READ_COMMITTED,
				TransactionDefinition.ISOLATION_SERIALIZABLE)) {
			commits.put("in a transaction of isolation " + isolation, (it) -> {
				it.tx.setIsolationLevel(isolation);
				it.tx.executeWithoutResult((status) -> {
					it.ops.count(Audit.class);
					it.pay();
				});
			});
		}
		commits.put("in a new transaction within one that is rolled back",
				(it) -> it.inOuter(() -> it.with(TransactionDefinition.PROPAGATION_REQUIRES_NEW)));
		commits.put("without a transaction within one that is rolled back",
				(it) -> it.inOuter(() -> it.with(TransactionDefinition.PROPAGATION_NOT_SUPPORTED)));
		commits.put("beside the transaction of the thread",
				(it) -> it.inOuter(() -> it.ops.within(null).insert(new Order(1L, "paid"))));
		commits.put("before the commit of another one",
				(it) -> it.inSynchronization((outer) -> it.with(TransactionDefinition.PROPAGATION_REQUIRES_NEW), 0));
		commits.put("after the commit of another one", (it) -> it.inSynchronization((outer) -> it.pay(), 1));
		commits.put("in a new transaction after the commit of another one",
				(it) -> it.inSynchronization((outer) -> it.with(TransactionDefinition.PROPAGATION_REQUIRES_NEW), 1));
		commits.put("after the completion of another one", (it) -> it.inSynchronization((outer) -> it.pay(), 2));
		commits.put("within a transaction of another manager", (it) -> it.otherTx.executeWithoutResult((status) -> {
			it.otherOps.insert(new Audit(1L, "lost"));
			it.pay();
			status.setRollbackOnly();
		}));
		commits.put("reactively", (it) -> it.reactive.insert(new Order(1L, "paid")).block());
		commits.put("in a reactive transaction",
				(it) -> TransactionalOperator.create(new ReactiveMemoryTransactionManager(it.store))
					.transactional(it.reactive.insert(new Order(1L, "paid")))
					.block());
		return commits;
	}

	private static Map<String, Consumer<ChangeListenerIntegrationTests>> reactions() {
		Map<String, Consumer<ChangeListenerIntegrationTests>> reactions = new LinkedHashMap<>();
		reactions.put("writes", (it) -> it.ops.insert(new Audit(1L, "paid")));
		reactions.put("writes in a transaction",
				(it) -> it.tx.executeWithoutResult((status) -> it.ops.insert(new Audit(1L, "paid"))));
		reactions.put("writes in a new transaction", (it) -> it.with(TransactionDefinition.PROPAGATION_REQUIRES_NEW,
				() -> it.ops.insert(new Audit(1L, "paid"))));
		reactions.put("writes by a query", (it) -> {
			it.ops.insert(new Audit(1L, "open"));
			it.ops.execute("update Audit set text = 'paid' where id = 1");
		});
		reactions.put("writes reactively", (it) -> it.reactive.insert(new Audit(1L, "paid")).subscribe());
		return reactions;
	}

	private void pay() {
		this.ops.insert(new Order(1L, "paid"));
	}

	private void with(int propagation) {
		with(propagation, this::pay);
	}

	private void with(int propagation, Runnable work) {
		TransactionTemplate template = new TransactionTemplate(this.manager);
		template.setPropagationBehavior(propagation);
		template.executeWithoutResult((status) -> work.run());
	}

	private void inOuter(Runnable work) {
		this.tx.executeWithoutResult((status) -> {
			this.ops.insert(new Audit(2L, "lost"));
			work.run();
			assertThat(this.ops.findById(2L, Audit.class)).as("still in the transaction").isPresent();
			status.setRollbackOnly();
		});
	}

	private void inSynchronization(Consumer<Object> work, int phase) {
		this.tx.executeWithoutResult((status) -> {
			this.ops.insert(new Audit(2L, "outer"));
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void beforeCommit(boolean readOnly) {
					at(0);
				}

				@Override
				public void afterCommit() {
					at(1);
				}

				@Override
				public void afterCompletion(int status) {
					at(2);
				}

				private void at(int reached) {
					if (reached == phase) {
						work.accept(this);
					}
				}

			});
		});
		assertThat(this.ops.findById(2L, Audit.class)).isPresent();
	}

	@Test
	void isToldOfWhatItWritesInOrderAfterItHasReturned() {
		List<String> heard = new ArrayList<>();
		this.ops.onChange(Audit.class, (change) -> {
			heard.add("begin " + change.id());
			if ((Long) change.id() < 5) {
				this.ops.insert(new Audit((Long) change.id() + 1, "next"));
				this.ops.insert(new Audit((Long) change.id() + 101, "next"));
			}
			heard.add("end " + change.id());
		});
		this.tx.executeWithoutResult((status) -> this.ops.insert(new Audit(1L, "first")));
		assertThat(heard).startsWith("begin 1", "end 1", "begin 2", "end 2", "begin 102", "end 102", "begin 3");
		assertThat(heard).hasSize(2 * 9);
	}

	@Test
	void writesForEachCommitOfManyThreads() throws Exception {
		this.ops.onChange(Order.class, (change) -> this.ops.insert(new Audit((Long) change.id(), "heard")));
		inThreads(6, (thread) -> {
			for (int i = 0; i < 500; i++) {
				long id = thread * 500L + i;
				if (i % 2 == 0) {
					this.tx.executeWithoutResult((status) -> {
						this.ops.insert(new Order(id, "paid"));
						this.ops.insert(new Audit(-1 - id, "own"));
					});
				}
				else {
					this.ops.insert(new Order(id, "paid"));
				}
			}
		});
		await(() -> this.ops.count(Audit.class) == 3_000 + 1_500);
		assertThat(this.failures).isEmpty();
	}

	@Test
	void goesOnAfterAnUncaughtExceptionHandlerThatThrows() {
		Thread.currentThread().setUncaughtExceptionHandler((thread, ex) -> {
			throw new IllegalStateException("the handler");
		});
		List<Object> heard = new ArrayList<>();
		this.ops.onChange(Order.class, (change) -> {
			throw new AssertionError("the listener");
		});
		this.ops.onChange(Order.class, (change) -> heard.add(change.id()));
		for (long id = 1; id <= 3; id++) {
			long next = id;
			this.tx.executeWithoutResult((status) -> this.ops.insert(new Order(next, "paid")));
		}
		assertThat(heard).containsExactly(1L, 2L, 3L);
		assertThat(this.ops.count(Order.class)).isEqualTo(3);
	}

	@Test
	void holdsUpNobodyElseAndKeepsABoundedQueueWhenItBlocks() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch blocked = new CountDownLatch(1);
		List<Object> slow = new CopyOnWriteArrayList<>();
		List<Object> other = new CopyOnWriteArrayList<>();
		this.ops.onChange(Order.class, (change) -> {
			slow.add(change.id());
			blocked.countDown();
			hold(release);
		});
		this.ops.onChange(Order.class, (change) -> other.add(change.id()));
		Thread first = new Thread(this::pay);
		first.start();
		assertThat(blocked.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
		await(() -> other.equals(List.of(1L)));
		for (long id = 2; id <= 5_000; id++) {
			this.ops.insert(new Order(id, "paid"));
		}
		await(() -> other.size() == 5_000);
		assertThat(this.failures).singleElement()
			.satisfies((ex) -> assertThat(ex).hasMessageContaining("1024 commits wait"));
		release.countDown();
		first.join();
		await(() -> slow.size() == 1_025);
		this.ops.insert(new Order(5_001L, "paid"));
		assertThat(slow).isEqualTo(IntStream.rangeClosed(1, 1_025).mapToObj(Long::valueOf).toList());
		await(() -> other.size() == 5_001);
		assertThat(other).isSorted();
	}

	@ParameterizedTest
	@MethodSource("policies")
	void leavesOutWhatItsOptionsSay(Overflow overflow, List<Long> expected) throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch blocked = new CountDownLatch(1);
		List<Object> heard = new CopyOnWriteArrayList<>();
		this.ops.onChange(Order.class, ListenerOptions.fromNow().onOverflow(2, overflow), (change) -> {
			heard.add(change.id());
			blocked.countDown();
			hold(release);
		}, this.failures::add);
		Thread first = new Thread(this::pay);
		first.start();
		assertThat(blocked.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
		for (long id = 2; id <= 6; id++) {
			this.ops.insert(new Order(id, "paid"));
			this.ops.insert(new Audit(id, "does not count"));
		}
		release.countDown();
		first.join();
		this.ops.insert(new Order(7L, "paid"));
		assertThat(heard).isEqualTo(expected);
		assertThat(this.failures).hasSize((overflow == Overflow.ERROR) ? 1 : 0);
	}

	static Stream<Arguments> policies() {
		return Stream.of(Arguments.of(Overflow.ERROR, List.of(1L, 2L, 3L)),
				Arguments.of(Overflow.DROP_LATEST, List.of(1L, 2L, 3L, 7L)),
				Arguments.of(Overflow.DROP_OLDEST, List.of(1L, 5L, 6L, 7L)));
	}

	@Test
	void isLeftToItsExecutor() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		CountDownLatch release = new CountDownLatch(1);
		List<Object> heard = new CopyOnWriteArrayList<>();
		this.ops.onChange(Order.class, ListenerOptions.fromNow().by(executor), (change) -> {
			hold(release);
			heard.add(change.id());
		});
		for (long id = 1; id <= 100; id++) {
			this.ops.insert(new Order(id, "paid"));
		}
		assertThat(heard).isEmpty();
		release.countDown();
		await(() -> heard.size() == 100);
		assertThat(heard).isSorted();
		executor.shutdown();
		assertThat(executor.awaitTermination(PATIENCE, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void holdsUpNobodyElseWhenItBlocksInItsExecutorAfterItHasWritten() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		CountDownLatch release = new CountDownLatch(1);
		List<Object> heard = new CopyOnWriteArrayList<>();
		this.ops.onChange(Order.class, ListenerOptions.fromNow().by(executor), (change) -> {
			this.ops.insert(new Audit(1L, "paid"));
			hold(release);
		});
		this.ops.onChange(Audit.class, (change) -> heard.add(change.id()));
		pay();
		await(() -> heard.equals(List.of(1L)));
		release.countDown();
		executor.shutdown();
		assertThat(executor.awaitTermination(PATIENCE, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void losesNothingWhenManyThreadsAreFasterThanIt() throws Exception {
		List<Object> heard = new CopyOnWriteArrayList<>();
		this.ops.onChange(Order.class, ListenerOptions.fromNow().onOverflow(64, Overflow.ERROR), (change) -> {
			long end = System.nanoTime() + 20_000;
			while (System.nanoTime() < end) {
				Thread.onSpinWait();
			}
			heard.add(change.id());
		}, this.failures::add);
		inThreads(4, (thread) -> {
			for (int i = 0; i < 500; i++) {
				this.ops.insert(new Order(thread * 500L + i, "paid"));
			}
		});
		await(() -> heard.size() == 2_000 || !this.failures.isEmpty());
		assertThat(this.failures).isEmpty();
		assertThat(heard).doesNotHaveDuplicates();
	}

	private static void hold(CountDownLatch latch) {
		try {
			assertThat(latch.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
		while (!condition.getAsBoolean() && System.nanoTime() < end) {
			Thread.onSpinWait();
		}
		assertThat(condition.getAsBoolean()).isTrue();
	}

	private static void inThreads(int threads, Consumer<Integer> work) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		List<Future<?>> results = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			int thread = i;
			results.add(executor.submit(() -> work.accept(thread)));
		}
		executor.shutdown();
		for (Future<?> result : results) {
			result.get(PATIENCE, TimeUnit.SECONDS);
		}
	}

	record Order(@Id Long id, String state) {
	}

	record Audit(@Id Long id, String text) {
	}

}
