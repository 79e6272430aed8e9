package io.github.springdata.memory.reactive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import reactor.util.context.Context;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.mapping.callback.ReactiveEntityCallbacks;

import org.springframework.transaction.reactive.TransactionalOperator;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;

class ReactiveMemoryTemplateTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store);

	@Test
	void doesNothingBeforeASubscription() {
		Mono<Fruit> insertion = this.template.insert(Fruit.of("apple", 1));
		assertThat(count()).isZero();
		StepVerifier.create(insertion).assertNext((fruit) -> assertThat(fruit.id).isEqualTo(1L)).verifyComplete();
		assertThat(count()).isOne();
	}

	@Test
	void savesReadsAndDeletes() {
		Fruit apple = this.template.save(Fruit.of("apple", 1)).block();
		apple.price = 2;
		this.template.save(apple).block();
		Fruit found = this.template.findById(apple.id, Fruit.class).block();
		assertThat(found.price).isEqualTo(2);
		assertThat(found.version).isOne();
		assertThat(this.template.existsById(apple.id, Fruit.class).block()).isTrue();
		assertThat(this.template.delete(found).block()).isTrue();
		assertThat(this.template.deleteById(apple.id, Fruit.class).block()).isFalse();
		assertThat(this.template.findById(apple.id, Fruit.class).blockOptional()).isEmpty();
	}

	@Test
	void failsOnAStaleVersionAndGivesTheVersionBack() {
		Fruit apple = this.template.save(Fruit.of("apple", 1)).block();
		Fruit stale = this.template.findById(apple.id, Fruit.class).block();
		this.template.save(apple).block();
		StepVerifier.create(this.template.save(stale)).verifyError(OptimisticLockingFailureException.class);
		assertThat(stale.version).isZero();
	}

	@Test
	void savesAllOrNothing() {
		Fruit pear = Fruit.of("pear", 1);
		StepVerifier.create(this.template.saveAll(List.of(pear, Fruit.of("plum", 1), Fruit.of("pear", 2))))
			.verifyError(DuplicateKeyException.class);
		assertThat(count()).isZero();
		assertThat(pear.id).isNull();
	}

	@Test
	void savesALargeFluxInChunksButAtomically() {
		Flux<Fruit> many = fruits(5_000).concatWith(Flux.just(Fruit.of("fruit 1", 1)));
		StepVerifier.create(this.template.insertAll(many)).expectError(DuplicateKeyException.class).verify(PATIENCE);
		assertThat(count()).isZero();
		StepVerifier.create(this.template.insertAll(fruits(5_000)).map(Fruit::getName).takeLast(1))
			.expectNext("fruit 4999")
			.expectComplete()
			.verify(PATIENCE);
		assertThat(count()).isEqualTo(5_000);
	}

	@Test
	void showsNothingOfALargeFluxThatIsCancelled() {
		StepVerifier.create(this.template.insertAll(fruits(2_500).concatWith(Flux.never())))
			.expectSubscription()
			.thenCancel()
			.verify(PATIENCE);
		assertThat(count()).isZero();
	}

	@Test
	void readsNoMoreThanOneRowAheadForCallbacks() {
		this.template.insertAll(fruits(50)).blockLast();
		AtomicInteger loaded = new AtomicInteger();
		StepVerifier.create(counting(loaded).findAll(Fruit.class), 3)
			.expectNextCount(3)
			.then(() -> assertThat(loaded.get()).isBetween(3, 4))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(loaded.get()).isBetween(3, 4);
	}

	@Test
	void showsTheRowsOfTheMomentOfTheSubscription() {
		this.template.insertAll(fruits(3)).blockLast();
		StepVerifier.create(this.template.findAll(Fruit.class), 1)
			.expectNextCount(1)
			.then(() -> this.template.deleteAll(Fruit.class).block())
			.thenRequest(10)
			.expectNextCount(2)
			.verifyComplete();
		assertThat(count()).isZero();
	}

	@Test
	void leavesTheCallingThreadAfterAChunk() {
		this.template.insertAll(fruits(10_000)).blockLast();
		Set<String> threads = ConcurrentHashMap.newKeySet();
		long found = this.template.findAll(Fruit.class)
			.doOnNext((fruit) -> threads.add(Thread.currentThread().getName()))
			.count()
			.block();
		assertThat(found).isEqualTo(10_000);
		assertThat(threads).allMatch((name) -> name.startsWith("boundedElastic"));
	}

	@Test
	void answersFluentQueries() {
		this.template.insertAll(fruits(20)).blockLast();
		ReactiveSelectOperation<Fruit> cheap = this.template.query(Fruit.class)
			.matching(where("price").lessThan(10))
			.sort(Sort.by("price").descending());
		StepVerifier.create(cheap.limit(2).all().map(Fruit::getPrice)).expectNext(9.0, 8.0).verifyComplete();
		assertThat(cheap.count().block()).isEqualTo(10);
		assertThat(cheap.exists().block()).isTrue();
		assertThat(cheap.first().block().price).isEqualTo(9);
		StepVerifier.create(cheap.one()).verifyError(IncorrectResultSizeDataAccessException.class);
		assertThat(cheap.page(PageRequest.of(1, 4)).block().getTotalElements()).isEqualTo(10);
		assertThat(cheap.limit(3).scroll(ScrollPosition.keyset()).block().getContent()).hasSize(3);
		assertThat(cheap.limit(1).as(NameOnly.class).all().blockLast().name()).isEqualTo("fruit 9");
	}

	@Test
	void updatesAndDeletesByQuery() {
		this.template.insertAll(fruits(20)).blockLast();
		assertThat(this.template.update(Fruit.class)
			.matching(where("price").lessThan(5))
			.apply(Update.update("price", 100.0))
			.block()).isEqualTo(5);
		assertThat(this.template.delete(Fruit.class).matching(where("price").is(100.0)).all().block()).isEqualTo(5);
		assertThat(count()).isEqualTo(15);
	}

	@Test
	void retriesWritesThatMeetAnotherCommit() {
		this.template.insert(Fruit.of("apple", 0)).block();
		Flux.range(0, 400)
			.flatMap((i) -> this.template.insert(Fruit.of("fruit " + i, i)).subscribeOn(Schedulers.parallel()), 8)
			.blockLast(PATIENCE);
		assertThat(count()).isEqualTo(401);
	}

	@Test
	void callsReactiveCallbacks() {
		List<String> events = new ArrayList<>();
		ReactiveMemoryTemplate calling = new ReactiveMemoryTemplate(this.store, new MemoryMappingContext(),
				Schedulers.parallel(), ReactiveEntityCallbacks.create(beforeConvert(events), beforeSave(events),
						afterSave(events), afterConvert(events), beforeDelete(events), afterDelete(events)));
		Fruit apple = calling.save(Fruit.of("apple", 1)).block();
		calling.findById(apple.id, Fruit.class).block();
		calling.deleteAll(Fruit.class).block();
		assertThat(events).containsExactly("before convert null", "before save 1", "after save 1", "after load 1",
				"before delete 1", "after delete 1");
	}

	@Test
	void passesTheContextOfTheSubscriberOnAcrossThreads() {
		ContextCallback callback = new ContextCallback();
		ReactiveMemoryTemplate calling = new ReactiveMemoryTemplate(this.store, new MemoryMappingContext(),
				Schedulers.parallel(), ReactiveEntityCallbacks.create(callback));
		TransactionalOperator transactions = TransactionalOperator
			.create(new ReactiveMemoryTransactionManager(this.store));
		calling.saveAll(fruits(2_500))
			.thenMany(calling.findAll(Fruit.class))
			.as(transactions::transactional)
			.then(calling.query(Fruit.class).sort(Sort.by("version")).first())
			.contextWrite(Context.of("user", "ann"))
			.block();
		assertThat(callback.users).hasSize(2_500 + 2_500 + 1).containsOnly("ann");
	}

	@Test
	void writesNothingIfACallbackFails() {
		ReactiveMemoryTemplate failing = new ReactiveMemoryTemplate(this.store, new MemoryMappingContext(),
				Schedulers.parallel(), ReactiveEntityCallbacks.create(new FailingCallback()));
		Fruit apple = Fruit.of("apple", 1);
		StepVerifier.create(failing.save(apple)).verifyErrorMessage("by purpose");
		assertThat(count()).isZero();
		assertThat(apple.id).isNull();
	}

	private ReactiveMemoryTemplate counting(AtomicInteger loaded) {
		ReactiveAfterConvertCallback<Fruit> callback = new ReactiveAfterConvertCallback<>() {

			@Override
			public Mono<Fruit> onAfterConvert(Fruit fruit) {
				loaded.incrementAndGet();
				return Mono.just(fruit);
			}

		};
		return new ReactiveMemoryTemplate(this.store, new MemoryMappingContext(), Schedulers.parallel(),
				ReactiveEntityCallbacks.create(callback));
	}

	private long count() {
		return this.template.count(Fruit.class).block();
	}

	private static Flux<Fruit> fruits(int count) {
		return Flux.range(0, count).map((i) -> Fruit.of("fruit " + i, i));
	}

	private static Mono<Fruit> note(List<String> events, String event, Fruit fruit) {
		return Mono.fromSupplier(() -> {
			events.add(event + " " + fruit.id);
			return fruit;
		});
	}

	private static ReactiveBeforeConvertCallback<Fruit> beforeConvert(List<String> events) {
		return new ReactiveBeforeConvertCallback<>() {

			@Override
			public Mono<Fruit> onBeforeConvert(Fruit fruit) {
				return note(events, "before convert", fruit);
			}

		};
	}

	private static ReactiveBeforeSaveCallback<Fruit> beforeSave(List<String> events) {
		return new ReactiveBeforeSaveCallback<>() {

			@Override
			public Mono<Fruit> onBeforeSave(Fruit fruit) {
				return note(events, "before save", fruit);
			}

		};
	}

	private static ReactiveAfterSaveCallback<Fruit> afterSave(List<String> events) {
		return new ReactiveAfterSaveCallback<>() {

			@Override
			public Mono<Fruit> onAfterSave(Fruit fruit) {
				return note(events, "after save", fruit);
			}

		};
	}

	private static ReactiveAfterConvertCallback<Fruit> afterConvert(List<String> events) {
		return new ReactiveAfterConvertCallback<>() {

			@Override
			public Mono<Fruit> onAfterConvert(Fruit fruit) {
				return note(events, "after load", fruit);
			}

		};
	}

	private static ReactiveBeforeDeleteCallback<Fruit> beforeDelete(List<String> events) {
		return new ReactiveBeforeDeleteCallback<>() {

			@Override
			public Mono<Fruit> onBeforeDelete(Fruit fruit) {
				return note(events, "before delete", fruit);
			}

		};
	}

	private static ReactiveAfterDeleteCallback<Fruit> afterDelete(List<String> events) {
		return new ReactiveAfterDeleteCallback<>() {

			@Override
			public Mono<Fruit> onAfterDelete(Fruit fruit) {
				return note(events, "after delete", fruit);
			}

		};
	}

	record NameOnly(String name) {
	}

	private static final class FailingCallback implements ReactiveBeforeSaveCallback<Fruit> {

		@Override
		public Mono<Fruit> onBeforeSave(Fruit fruit) {
			return Mono.error(new IllegalStateException("by purpose"));
		}

	}

	private static final class ContextCallback
			implements ReactiveBeforeConvertCallback<Fruit>, ReactiveAfterConvertCallback<Fruit> {

		private final List<String> users = new CopyOnWriteArrayList<>();

		@Override
		public Publisher<Fruit> onBeforeConvert(Fruit entity) {
			return note(entity);
		}

		@Override
		public Publisher<Fruit> onAfterConvert(Fruit entity) {
			return note(entity);
		}

		private Mono<Fruit> note(Fruit entity) {
			return Mono.deferContextual((context) -> {
				this.users.add(context.get("user"));
				return Mono.just(entity);
			});
		}

	}

}
