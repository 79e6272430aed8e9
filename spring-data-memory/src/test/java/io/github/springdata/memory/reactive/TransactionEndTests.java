package io.github.springdata.memory.reactive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.ContextView;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.NothingLeftBound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Which transactions are committed and which are not, by what is taken of their results.
 */
@ExtendWith(NothingLeftBound.class)
class TransactionEndTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store);

	private final ReactiveMemoryTransactionManager manager = new ReactiveMemoryTransactionManager(this.store);

	private final TransactionalOperator transactions = TransactionalOperator.create(this.manager);

	@ParameterizedTest(name = "{0}")
	@MethodSource("completions")
	void commitsWhatIsTakenToItsEnd(String name, Function<Flux<Fruit>, Publisher<?>> completion) {
		Flux.from(completion.apply(saved(5).as(this.transactions::transactional))).then().block(PATIENCE);
		assertThat(count()).isEqualTo(5);
	}

	static Stream<Arguments> completions() {
		Map<String, Function<Flux<Fruit>, Publisher<?>>> all = new TreeMap<>();
		all.put("then", Flux::then);
		all.put("last", Flux::last);
		all.put("count", Flux::count);
		all.put("collectList", Flux::collectList);
		all.put("reduce", (flux) -> flux.reduce((one, other) -> other));
		all.put("ignoreElements", Flux::ignoreElements);
		all.put("takeLast", (flux) -> flux.takeLast(1));
		all.put("skip", (flux) -> flux.skip(3));
		all.put("more than there is", (flux) -> flux.take(6));
		all.put("takeWhile of all", (flux) -> flux.takeWhile((fruit) -> true));
		all.put("all", (flux) -> flux.all((fruit) -> true));
		all.put("any of none", (flux) -> flux.any((fruit) -> false));
		all.put("flatMap", (flux) -> flux.flatMap(Mono::just));
		all.put("next behind a list", (flux) -> flux.collectList().flatMapIterable((list) -> list).next());
		return all.entrySet().stream().map((entry) -> Arguments.of(entry.getKey(), entry.getValue()));
	}

	@Test
	void commitsBeforeTheResultOfAMonoIsSeen() {
		Mono<Fruit> one = save("apple").as(this.transactions::transactional);
		StepVerifier.create(one.map((fruit) -> {
			throw new IllegalStateException("on purpose");
		})).verifyErrorMessage("on purpose");
		StepVerifier.create(save("pear").as(this.transactions::transactional).flux().next())
			.expectNextCount(1)
			.verifyComplete();
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void rollsAMonoBackThatIsCancelledBeforeItsResult() {
		Mono<Fruit> hanging = save("apple").then(save("pear")).then(Mono.never());
		StepVerifier.create(hanging.as(this.transactions::transactional).takeUntilOther(Mono.just(1))).verifyComplete();
		Mono<Fruit> failing = save("apple").then(Mono.fromRunnable(() -> {
			throw new IllegalStateException("on purpose");
		}));
		StepVerifier.create(failing.as(this.transactions::transactional)).verifyErrorMessage("on purpose");
		assertThat(count()).isZero();
	}

	@Test
	void commitsWhatWasAskedForAheadAndCameToItsEnd() {
		Flux<Fruit> five = saved(5).as(this.transactions::transactional);
		assertThat(Flux.zip(five, Flux.just(1, 2)).collectList().block(PATIENCE)).hasSize(2);
		assertThat(count()).as("rows after a zip that asks for more ahead").isEqualTo(5);
		this.template.deleteAll(Fruit.class).block();
		try (Stream<Fruit> fruits = five.toStream()) {
			assertThat(fruits.iterator().next().getName()).isEqualTo("fruit 1");
		}
		assertThat(count()).as("rows after a stream that asks for more ahead").isEqualTo(5);
	}

	@Test
	void rollsBackWhatWasAskedForAheadAndDidNotComeToItsEnd() {
		Flux<Fruit> many = saved(300).as(this.transactions::transactional);
		assertThat(Flux.zip(many, Flux.just(1, 2)).collectList().block(PATIENCE)).hasSize(2);
		try (Stream<Fruit> fruits = many.toStream()) {
			assertThat(fruits.iterator().next().getName()).isEqualTo("fruit 1");
		}
		assertThat(count()).isZero();
	}

	@Test
	void rollsBackWhatLosesARace() {
		Flux<Fruit> slow = save("apple").thenMany(Flux.<Fruit>never()).as(this.transactions::transactional);
		StepVerifier.create(Flux.firstWithSignal(slow, Flux.just(Fruit.of("pear", 1))))
			.expectNextCount(1)
			.verifyComplete();
		StepVerifier.create(Flux.just(1, 2).switchMap((i) -> (i == 1) ? slow : Flux.empty())).verifyComplete();
		Flux<Fruit> stuck = saved(3).concatWith(Flux.never()).as(this.transactions::transactional);
		StepVerifier.create(stuck.timeout(Mono.never(), (fruit) -> Mono.just(1), Flux.empty()))
			.expectNextCount(1)
			.verifyComplete();
		StepVerifier.create(Flux.merge(stuck, Flux.error(new IllegalStateException("on purpose"))))
			.expectNextCount(3)
			.verifyErrorMessage("on purpose");
		assertThat(count()).isZero();
	}

	@Test
	void rollsBackMethodsWhoseFluxIsNotTakenToItsEnd() {
		Orchard orchard = orchard();
		StepVerifier.create(orchard.plant().next()).expectNextCount(1).verifyComplete();
		StepVerifier.create(orchard.plant().takeUntil((fruit) -> fruit.price == 5)).expectNextCount(5).verifyComplete();
		assertThatIllegalStateException().isThrownBy(() -> orchard.plant().map((fruit) -> {
			throw new IllegalStateException("on purpose");
		}).blockLast(PATIENCE));
		assertThat(count()).isZero();
		StepVerifier.create(orchard.plant().count()).expectNext(5L).verifyComplete();
		StepVerifier.create(orchard.plantOne().flux().next()).expectNextCount(1).verifyComplete();
		assertThat(count()).isEqualTo(6);
	}

	@Test
	void marksTheTransactionOfAParticipantThatIsCancelled() {
		Mono<Fruit> participant = Mono.defer(() -> saved(5).as(this.transactions::transactional).next());
		StepVerifier.create(participant.as(this.transactions::transactional))
			.verifyError(UnexpectedRollbackException.class);
		StepVerifier
			.create(Mono.just(1)
				.publishOn(Schedulers.parallel())
				.flatMap((one) -> participant)
				.as(this.transactions::transactional))
			.expectError(UnexpectedRollbackException.class)
			.verify(PATIENCE);
		StepVerifier
			.create(save("x").publishOn(Schedulers.single()).then(participant).as(this.transactions::transactional))
			.expectError(UnexpectedRollbackException.class)
			.verify(PATIENCE);
		assertThat(count()).isZero();
	}

	@Test
	void saveAllIsAllOrNothingWithinATransactionToo() {
		Flux<Fruit> part = this.template.saveAll(fruits(2500)).take(1).as(this.transactions::transactional);
		StepVerifier.create(part).expectNextCount(1).expectError(UnexpectedRollbackException.class).verify(PATIENCE);
		assertThat(count()).isZero();
		Mono<Fruit> all = this.template.saveAll(fruits(500)).next().as(this.transactions::transactional);
		StepVerifier.create(all).expectNextCount(1).expectComplete().verify(PATIENCE);
		assertThat(count()).isEqualTo(500);
	}

	@Test
	void writesNothingThatIsCancelledBeforeItsTurn() {
		Flux<Fruit> some = fruits(5).flatMap((fruit) -> this.template.save(fruit)).take(2);
		StepVerifier.create(some.as(this.transactions::transactional)).expectNextCount(2).verifyComplete();
		Mono<Fruit> first = Mono.firstWithSignal(save("apple"), save("pear"));
		StepVerifier.create(first.as(this.transactions::transactional)).expectNextCount(1).verifyComplete();
		assertThat(this.template.findAll(Fruit.class).map(Fruit::getName).collectList().block())
			.containsExactly("fruit 1", "fruit 2", "apple");
	}

	@Test
	void refusesWritesAfterTheRollback() {
		AtomicReference<ContextView> context = new AtomicReference<>();
		Flux<Fruit> writes = Flux.deferContextual((view) -> {
			context.set(view);
			return saved(3);
		});
		StepVerifier.create(writes.as(this.transactions::transactional).next()).expectNextCount(1).verifyComplete();
		for (Publisher<?> late : List.of(save("late"), this.template.saveAll(fruits(2)),
				this.template.delete(Fruit.class).all())) {
			StepVerifier.create(Flux.from(late).contextWrite(context.get()))
				.verifyErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(InvalidDataAccessApiUsageException.class)
					.hasMessageContaining("rolled back")
					.hasMessageContaining("REQUIRES_NEW"));
		}
		StepVerifier.create(save("apart").as(requiresNew()::transactional).contextWrite(context.get()))
			.expectNextCount(1)
			.verifyComplete();
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void refusesWritesOfCallbacksAfterTheRollbackUnlessTheyAreApart() {
		List<Throwable> refused = new ArrayList<>();
		Mono<Void> refusedWrite = save("late").doOnError(refused::add).onErrorComplete().then();
		Mono<Void> apart = save("apart").as(requiresNew()::transactional).then();
		Mono<Void> registered = TransactionSynchronizationManager.forCurrentTransaction()
			.doOnNext((current) -> current.registerSynchronization(new TransactionSynchronization() {

				@Override
				public Mono<Void> afterCompletion(int status) {
					return refusedWrite.then(apart);
				}

			}))
			.then();
		StepVerifier.create(registered.thenMany(saved(3)).as(this.transactions::transactional).next())
			.expectNextCount(1)
			.verifyComplete();
		assertThat(refused).hasOnlyElementsOfType(InvalidDataAccessApiUsageException.class).hasSize(1);
		assertThat(this.template.findAll(Fruit.class).map(Fruit::getName).collectList().block())
			.containsExactly("apart");
	}

	@Test
	void writesOutsideOfTransactionsAfterARollbackWithinTheSameScope() {
		TransactionalOperator supports = operator(TransactionDefinition.PROPAGATION_SUPPORTS);
		Mono<Fruit> scope = saved(3).concatWith(Mono.error(new IllegalStateException("on purpose")))
			.as(this.transactions::transactional)
			.then()
			.onErrorResume((ex) -> save("apart").then())
			.then(save("in a transaction").as(this.transactions::transactional));
		StepVerifier.create(scope).expectNextCount(1).verifyComplete();
		this.template.deleteAll(Fruit.class).block();
		StepVerifier.create(scope.as(supports::transactional)).expectNextCount(1).verifyComplete();
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void goesOnInTheTransactionAroundOneThatWasCancelled() {
		Mono<Fruit> cancelled = Mono.defer(() -> saved(3).as(requiresNew()::transactional).next());
		Mono<Fruit> around = save("first").then(cancelled)
			.then(save("apart").as(requiresNew()::transactional))
			.then(cancelled)
			.then(save("last"));
		StepVerifier.create(around.as(this.transactions::transactional)).expectNextCount(1).verifyComplete();
		for (int propagation : List.of(TransactionDefinition.PROPAGATION_SUPPORTS,
				TransactionDefinition.PROPAGATION_NOT_SUPPORTED, TransactionDefinition.PROPAGATION_NEVER)) {
			Mono<Fruit> without = cancelled.then(save("without " + propagation));
			StepVerifier.create(without.as(operator(propagation)::transactional)).expectNextCount(1).verifyComplete();
		}
		assertThat(this.template.findAll(Fruit.class).map(Fruit::getName).collectList().block())
			.containsExactlyInAnyOrder("first", "apart", "last", "without 1", "without 4", "without 5");
	}

	@Test
	void rollsBackOneInsideAnotherThatIsRolledBack() {
		Mono<Void> failed = saved(3).then(Mono.<Void>error(new IllegalStateException("inside")))
			.as(requiresNew()::transactional)
			.onErrorComplete();
		Mono<Void> cancelled = Mono.defer(() -> saved(3).as(requiresNew()::transactional).next()).then();
		for (Mono<Void> inside : List.of(failed, cancelled)) {
			Mono<Void> around = save("around").then(inside)
				.then(save("still around"))
				.then(Mono.error(new IllegalStateException("around")));
			StepVerifier.create(around.as(this.transactions::transactional)).verifyErrorMessage("around");
		}
		assertThat(count()).isZero();
	}

	@Test
	void runsInTheThreadThatSubscribes() {
		Thread here = Thread.currentThread();
		Flux<Thread> threads = saved(3).as(this.transactions::transactional).map((fruit) -> Thread.currentThread());
		StepVerifier.create(threads).expectNext(here, here, here).verifyComplete();
	}

	@Test
	void asksForNoMoreThanIsAskedFor() {
		Flux<Fruit> writes = saved(5).as(this.transactions::transactional);
		StepVerifier.create(writes, 0)
			.thenRequest(2)
			.expectNextCount(2)
			.thenRequest(2)
			.expectNextCount(2)
			.thenCancel()
			.verify(PATIENCE);
		assertThat(count()).isZero();
	}

	private TransactionalOperator requiresNew() {
		return operator(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	private TransactionalOperator operator(int propagation) {
		return TransactionalOperator.create(this.manager, new DefaultTransactionDefinition(propagation));
	}

	private Orchard orchard() {
		ProxyFactory proxy = new ProxyFactory(new SavingOrchard(this));
		proxy.addAdvice(new TransactionInterceptor(this.manager, new AnnotationTransactionAttributeSource()));
		return (Orchard) proxy.getProxy();
	}

	private Flux<Fruit> saved(int count) {
		return fruits(count).concatMap(this.template::save);
	}

	private static Flux<Fruit> fruits(int count) {
		return Flux.range(1, count).map((i) -> Fruit.of("fruit " + i, i));
	}

	private Mono<Fruit> save(String name) {
		return Mono.defer(() -> this.template.save(Fruit.of(name, 1)));
	}

	private long count() {
		return this.template.count(Fruit.class).block();
	}

	/**
	 * A service with transactional methods.
	 */
	interface Orchard {

		Flux<Fruit> plant();

		Mono<Fruit> plantOne();

	}

	private record SavingOrchard(TransactionEndTests test) implements Orchard {

		@Override
		@Transactional
		public Flux<Fruit> plant() {
			return this.test.saved(5);
		}

		@Override
		@Transactional
		public Mono<Fruit> plantOne() {
			return this.test.save("apple");
		}

	}

}
