package io.github.springdata.memory.reactive;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.github.springdata.memory.core.EntityChange;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.store.MemoryStore;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * No thread of {@link Schedulers#parallel()} ever blocks. Runs in a virtual machine of
 * its own, with BlockHound as its agent, which turns each call that blocks in such a
 * thread into an error.
 */
@Tag("blockhound")
class BlockHoundTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store);

	private final TransactionalOperator transactions = TransactionalOperator
		.create(new ReactiveMemoryTransactionManager(this.store));

	private final Fruits fruits = new ReactiveMemoryRepositoryFactory(this.template).getRepository(Fruits.class);

	@BeforeEach
	void fill() {
		this.fruits.saveAll(IntStream.range(0, 3_000).mapToObj((i) -> Fruit.of("fruit " + i, i)).toList()).blockLast();
	}

	@Test
	void seesACallThatBlocks() {
		Future<?> never = new FutureTask<>(() -> true);
		Mono<Object> blocking = elsewhere(Mono.fromCallable(() -> never.get(1, TimeUnit.SECONDS)));
		assertThatThrownBy(() -> blocking.block(PATIENCE)).hasRootCauseInstanceOf(BlockingOperationError.class);
	}

	@Test
	void readsAndWritesThroughTheTemplate() {
		Mono<Long> work = this.template.insert(Fruit.of("apple", 1))
			.flatMap(this.template::save)
			.thenMany(this.template.insertAll(many("pear")))
			.then(this.template.findById(1L, Fruit.class))
			.then(this.template.update(Fruit.class)
				.matching(where("name").is("apple"))
				.apply(Update.update("price", 7.0)))
			.thenMany(this.template.query(Fruit.class).sort(Sort.by("price")).all())
			.then(this.template.delete(Fruit.class).matching(where("price").lessThan(10.0)).all())
			.then(this.template.count(Fruit.class));
		assertThat(elsewhere(work).block(PATIENCE)).isPositive();
	}

	@Test
	void readsAndWritesThroughARepository() {
		Mono<Long> work = this.fruits.findByPriceLessThanOrderByPriceDesc(2_000)
			.concatMap(this.fruits::save)
			.then(this.fruits.findByName("fruit 7"))
			.flatMap(this.fruits::delete)
			.thenMany(this.fruits.findAll())
			.count();
		assertThat(elsewhere(work).block(PATIENCE)).isEqualTo(2_999);
	}

	@Test
	void runsTransactions() {
		Mono<Fruit> work = this.fruits.findByName("fruit 1").flatMap(this.fruits::save);
		assertThat(elsewhere(work.as(this.transactions::transactional)).block(PATIENCE)).isNotNull();
		Mono<Fruit> failing = work.then(Mono.error(new IllegalStateException("by purpose")));
		assertThatThrownBy(() -> elsewhere(failing.as(this.transactions::transactional)).block(PATIENCE))
			.hasMessageContaining("by purpose");
	}

	@Test
	void writesWhileAnotherCommitHoldsTheLock() throws Exception {
		SlowCommit commit = new SlowCommit(this.store);
		CompletableFuture<Fruit> insert = elsewhere(this.template.insert(Fruit.of("kiwi", 1))).toFuture();
		CompletableFuture<Fruit> transaction = elsewhere(
				this.fruits.findByName("fruit 1").flatMap(this.fruits::save).as(this.transactions::transactional))
			.toFuture();
		CompletableFuture<List<Fruit>> all = elsewhere(this.template.insertAll(many("plum")).collectList()).toFuture();
		assertThat(elsewhere(this.fruits.count()).block(PATIENCE)).as("a read").isEqualTo(3_000);
		commit.release();
		assertThat(insert.get(20, TimeUnit.SECONDS)).isNotNull();
		assertThat(transaction.get(20, TimeUnit.SECONDS)).isNotNull();
		assertThat(all.get(20, TimeUnit.SECONDS)).hasSize(1_500);
	}

	@Test
	void usesAnEntityForTheFirstTimeWhileAnotherCommitHoldsTheLock() throws Exception {
		SlowCommit commit = new SlowCommit(this.store);
		CompletableFuture<Stone> inserted = elsewhere(this.template.insert(new Stone(1L, "ruby"))).toFuture();
		CompletableFuture<Gem> found = elsewhere(this.template.findById(1L, Gem.class)).toFuture();
		CompletableFuture<List<Pearl>> all = elsewhere(this.template.query(Pearl.class).all().collectList()).toFuture();
		commit.release();
		assertThat(inserted.get(20, TimeUnit.SECONDS)).isEqualTo(new Stone(1L, "ruby"));
		assertThat(found.get(20, TimeUnit.SECONDS)).isNull();
		assertThat(all.get(20, TimeUnit.SECONDS)).isEmpty();
	}

	@Test
	void preparesQueriesForAnEntityForTheFirstTimeWhileAnotherCommitHoldsTheLock() throws Exception {
		SlowCommit commit = new SlowCommit(this.store);
		CompletableFuture<Long> prepared = elsewhere(Mono.defer(
				() -> this.template.prepare(Query.empty(), Opal.class).as(IdOnly.class).count(QueryArguments.none())))
			.toFuture();
		CompletableFuture<List<IdOnly>> fluent = elsewhere(
				Mono.defer(() -> this.template.query(Agate.class).as(IdOnly.class).all().collectList()))
			.toFuture();
		CompletableFuture<Long> example = elsewhere(
				Mono.defer(() -> this.fruits.count(Example.of(new Citrus("lemon", 1)))))
			.toFuture();
		CompletableFuture<Lime> saved = elsewhere(Mono.defer(() -> this.fruits.save(new Lime("lime", 1)))).toFuture();
		commit.release();
		assertThat(prepared.get(20, TimeUnit.SECONDS)).isZero();
		assertThat(fluent.get(20, TimeUnit.SECONDS)).isEmpty();
		assertThat(example.get(20, TimeUnit.SECONDS)).isZero();
		assertThatThrownBy(() -> saved.get(20, TimeUnit.SECONDS)).hasMessageContaining("in a table of its own");
	}

	@Test
	void queriesByCriteriaInALargeTable() {
		Mono<Long> work = this.fruits.findAll(where("price").greaterThan(2_000.0), Sort.by("version"))
			.count()
			.flatMap((count) -> this.fruits.delete(where("price").lessThan((double) count)));
		assertThat(elsewhere(work).block(PATIENCE)).isEqualTo(999);
	}

	@Test
	void tellsOfCommitsInTheThreadsThatCommit() {
		CountDownLatch told = new CountDownLatch(400);
		Disposable listening = this.template.changes(Fruit.class).subscribe((change) -> told.countDown());
		Flux<Fruit> writes = Flux.range(0, 400)
			.flatMap((i) -> elsewhere(this.template.insert(Fruit.of("kiwi " + i, i))), 8);
		assertThat(writes.count().block(PATIENCE)).isEqualTo(400);
		assertThat(elsewhere(Mono.fromCallable(() -> this.store.version())).block(PATIENCE)).isPositive();
		await(told);
		listening.dispose();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void listensToChangesWhileAnotherCommitHoldsTheLock() throws Exception {
		SlowCommit commit = new SlowCommit(this.store);
		CountDownLatch subscribed = new CountDownLatch(1);
		Flux<EntityChange<Fruit>> changes = this.template.changes(Fruit.class)
			.doOnSubscribe((subscription) -> subscribed.countDown());
		CompletableFuture<EntityChange<Fruit>> change = elsewhere(changes.next()).toFuture();
		assertThat(subscribed.await(20, TimeUnit.SECONDS)).as("subscribed under the lock").isTrue();
		CompletableFuture<Fruit> write = elsewhere(this.template.insert(Fruit.of("kiwi", 1))).toFuture();
		commit.release();
		assertThat(change.get(20, TimeUnit.SECONDS).id()).isEqualTo(write.get(20, TimeUnit.SECONDS).id);
	}

	@Test
	void writesUnderContention() {
		Flux<Fruit> writes = Flux.range(0, 200)
			.flatMap((i) -> elsewhere(this.template.insert(Fruit.of("kiwi " + i, i))), 8);
		Flux<Fruit> updates = Flux.range(0, 200)
			.flatMap((i) -> elsewhere(this.fruits.findByName("fruit " + i)
				.flatMap(this.fruits::save)
				.as(this.transactions::transactional)), 8);
		assertThat(Flux.merge(writes, updates).count().block(PATIENCE)).isEqualTo(400);
	}

	private static <T> Mono<T> elsewhere(Mono<T> work) {
		return work.subscribeOn(Schedulers.parallel());
	}

	private static List<Fruit> many(String name) {
		return IntStream.range(0, 1_500).mapToObj((i) -> Fruit.of(name + " " + i, i)).toList();
	}

	interface IdOnly {

		Long getId();

	}

	record Opal(@Id Long id) {
	}

	record Agate(@Id Long id) {
	}

	static class Citrus extends Fruit {

		Citrus(String name, double price) {
			super(name, price);
		}

	}

	static class Lime extends Citrus {

		Lime(String name, double price) {
			super(name, price);
		}

	}

	interface Fruits extends ReactiveMemoryRepository<Fruit, Long>, ReactiveMemoryCriteriaExecutor<Fruit> {

		Flux<Fruit> findByPriceLessThanOrderByPriceDesc(double price);

		Mono<Fruit> findByName(String name);

	}

	record Stone(@Id Long id, String name) {
	}

	record Gem(@Id Long id) {
	}

	record Pearl(@Id Long id) {
	}

}
