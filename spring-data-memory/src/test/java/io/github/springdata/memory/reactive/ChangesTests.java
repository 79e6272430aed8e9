package io.github.springdata.memory.reactive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.test.StepVerifier;

import io.github.springdata.memory.core.EntityChange.Kind;
import io.github.springdata.memory.core.EntityChange;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Registration;
import io.github.springdata.memory.store.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store);

	private final MemoryTemplate blocking = new MemoryTemplate(this.store);

	@Test
	void showsInsertUpdateAndDeleteWithBothStates() {
		StepVerifier.create(this.template.changes(Fruit.class))
			.then(this::insertUpdateDelete)
			.assertNext((change) -> assertChange(change, Kind.INSERT, null, 1.0))
			.assertNext((change) -> assertChange(change, Kind.UPDATE, 1.0, 2.0))
			.assertNext((change) -> assertChange(change, Kind.DELETE, 2.0, null))
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void startsFromAVersion() {
		this.template.insert(Fruit.of("kiwi", 9)).block();
		long version = this.store.version();
		insertUpdateDelete();
		StepVerifier.create(this.template.changes(Fruit.class, ChangeOptions.from(version)).take(3))
			.assertNext((change) -> {
				assertChange(change, Kind.INSERT, null, 1.0);
				assertThat(change.version()).isEqualTo(version + 1);
			})
			.expectNextCount(2)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void refusesAVersionThatIsGone() {
		for (int i = 0; i < 300; i++) {
			this.template.insert(Fruit.of("fruit " + i, i)).block();
		}
		StepVerifier.create(this.template.changes(Fruit.class, ChangeOptions.from(1)))
			.verifyErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("not remembered"));
		StepVerifier.create(this.template.changes(Fruit.class, ChangeOptions.from(this.store.version() + 1)))
			.verifyErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("still to come"));
	}

	@Test
	void failsOnOverflowIfToldTo() {
		ChangeOptions options = ChangeOptions.fromNow().onOverflow(2, BufferOverflowStrategy.ERROR);
		StepVerifier.create(this.template.changes(Fruit.class, options), 0)
			.then(() -> insert(4))
			.thenRequest(10)
			.expectNextCount(2)
			.expectErrorMatches(Exceptions::isOverflow)
			.verify(PATIENCE);
	}

	@Test
	void dropsTheOldestOnOverflowIfToldTo() {
		ChangeOptions options = ChangeOptions.fromNow().onOverflow(2, BufferOverflowStrategy.DROP_OLDEST);
		StepVerifier.create(this.template.changes(Fruit.class, options).map((change) -> change.after().name), 0)
			.then(() -> insert(4))
			.thenRequest(10)
			.expectNext("fruit 2", "fruit 3")
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void dropsTheLatestOnOverflowIfToldTo() {
		ChangeOptions options = ChangeOptions.fromNow().onOverflow(2, BufferOverflowStrategy.DROP_LATEST);
		StepVerifier.create(this.template.changes(Fruit.class, options).map((change) -> change.after().name), 0)
			.then(() -> insert(4))
			.thenRequest(10)
			.expectNext("fruit 0", "fruit 1")
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void leavesACommittingThreadAfterATurn() throws Exception {
		int count = 300;
		List<String> threads = new CopyOnWriteArrayList<>();
		CountDownLatch done = new CountDownLatch(count);
		this.template.changes(Fruit.class)
			.doOnNext((change) -> threads.add(Thread.currentThread().getName()))
			.doOnNext((change) -> done.countDown())
			.take(count)
			.concatMap((change) -> this.template.insert(Fruit.of("fruit " + done.getCount(), 1)))
			.subscribe();
		this.template.insert(Fruit.of("apple", 1)).block();
		assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(threads).filteredOn((name) -> name.equals(Thread.currentThread().getName()))
			.hasSizeLessThanOrEqualTo(20);
	}

	@Test
	void showsOneChangePerRowOfATransaction() {
		List<EntityChange<Fruit>> changes = new ArrayList<>();
		Registration registration = this.blocking.onChange(Fruit.class, changes::add);
		this.blocking.insertAll(List.of(Fruit.of("apple", 1), Fruit.of("pear", 1)));
		this.blocking.update(Fruit.class).apply(Update.update("price", 2.0));
		assertThat(changes).extracting(EntityChange::kind)
			.containsExactly(Kind.INSERT, Kind.INSERT, Kind.UPDATE, Kind.UPDATE);
		registration.close();
		this.blocking.deleteAll(Fruit.class);
		assertThat(changes).hasSize(4);
	}

	@Test
	void showsTheDifferenceThatARestoreMakes() {
		this.blocking.insert(Fruit.of("apple", 1));
		Snapshot snapshot = this.store.snapshot();
		this.blocking.insert(Fruit.of("pear", 1));
		List<EntityChange<Fruit>> changes = new ArrayList<>();
		this.blocking.onChange(Fruit.class, changes::add);
		this.store.restore(snapshot);
		assertThat(changes).extracting(EntityChange::kind).containsExactly(Kind.DELETE);
	}

	@Test
	void comesInTheOrderOfCommitsOfManyThreads() throws Exception {
		List<Long> versions = new CopyOnWriteArrayList<>();
		this.blocking.onChange(Fruit.class, (change) -> versions.add(change.version()));
		long version = this.store.version();
		ExecutorService executor = Executors.newFixedThreadPool(4);
		List<Future<?>> results = IntStream.range(0, 4).<Future<?>>mapToObj((thread) -> executor.submit(() -> {
			for (int i = 0; i < 200; i++) {
				this.blocking.insert(Fruit.of(thread + "/" + i, i));
			}
		})).toList();
		for (Future<?> result : results) {
			result.get(20, TimeUnit.SECONDS);
		}
		executor.shutdown();
		assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
		assertThat(versions).hasSize(800).isSorted().startsWith(version + 1).endsWith(version + 800);
	}

	@Test
	void leavesCommitsAloneWhenAListenerFails() {
		Thread.currentThread().setUncaughtExceptionHandler((thread, ex) -> assertThat(ex).hasMessage("by purpose"));
		try {
			List<EntityChange<Fruit>> changes = new ArrayList<>();
			this.blocking.onChange(Fruit.class, (change) -> {
				throw new IllegalStateException("by purpose");
			});
			this.blocking.onChange(Fruit.class, changes::add);
			this.blocking.insert(Fruit.of("apple", 1));
			assertThat(changes).hasSize(1);
		}
		finally {
			Thread.currentThread().setUncaughtExceptionHandler(null);
		}
	}

	private void insertUpdateDelete() {
		Fruit apple = this.template.insert(Fruit.of("apple", 1)).block();
		apple.price = 2;
		this.template.save(apple).block();
		this.template.delete(apple).block();
	}

	private void insert(int count) {
		for (int i = 0; i < count; i++) {
			this.template.insert(Fruit.of("fruit " + i, i)).block();
		}
	}

	private static void assertChange(EntityChange<Fruit> change, Kind kind, Double before, Double after) {
		assertThat(change.kind()).isEqualTo(kind);
		assertThat((change.before() != null) ? change.before().price : null).isEqualTo(before);
		assertThat((change.after() != null) ? change.after().price : null).isEqualTo(after);
	}

}
