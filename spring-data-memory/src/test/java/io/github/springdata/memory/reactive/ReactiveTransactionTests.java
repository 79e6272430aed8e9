package io.github.springdata.memory.reactive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.NestedTransactionNotSupportedException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.NothingLeftBound;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(NothingLeftBound.class)
class ReactiveTransactionTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store);

	private final ReactiveMemoryTransactionManager manager = new ReactiveMemoryTransactionManager(this.store);

	@Test
	void commits() {
		Mono<Fruit> two = insert("apple").then(insert("pear"));
		StepVerifier.create(two.as(required()::transactional)).expectNextCount(1).verifyComplete();
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void rollsBackOnAnError() {
		Fruit apple = Fruit.of("apple", 1);
		Mono<Fruit> failing = this.template.insert(apple).then(Mono.error(new IllegalStateException("by purpose")));
		StepVerifier.create(failing.as(required()::transactional)).verifyErrorMessage("by purpose");
		assertThat(count()).isZero();
		assertThat(apple.id).as("id after the rollback").isNull();
	}

	@Test
	void rollsBackWhenItIsCancelled() {
		Flux<Fruit> two = insert("apple").concatWith(insert("pear"));
		StepVerifier.create(two.as(required()::transactional)).expectNextCount(1).thenCancel().verify(PATIENCE);
		assertThat(count()).isZero();
	}

	@Test
	void hidesWhatIsNotCommitted() {
		Mono<Long> outside = Mono.defer(() -> Mono.just(count()));
		StepVerifier.create(
				insert("apple").then(this.template.count(Fruit.class)).zipWith(outside).as(required()::transactional))
			.assertNext((counts) -> {
				assertThat(counts.getT1()).isEqualTo(1L);
				assertThat(counts.getT2()).isEqualTo(0L);
			})
			.verifyComplete();
	}

	@Test
	void keepsItsTransactionAcrossThreads() {
		Mono<Long> hopping = insert("apple").publishOn(Schedulers.single())
			.then(insert("pear"))
			.publishOn(Schedulers.parallel())
			.then(this.template.count(Fruit.class));
		StepVerifier.create(hopping.as(required()::transactional)).expectNext(2L).verifyComplete();
	}

	@Test
	void servesConcurrentBranchesOneAtATime() {
		Flux<Fruit> branches = Flux.range(0, 200)
			.flatMap((i) -> insert("fruit " + i).subscribeOn(Schedulers.parallel()), 16);
		StepVerifier.create(branches.as(required()::transactional))
			.expectNextCount(200)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(count()).isEqualTo(200);
	}

	@Test
	void joinsTheTransactionInProgress() {
		Mono<Fruit> inner = insert("pear").as(required()::transactional);
		Mono<Fruit> outer = insert("apple").then(inner).then(Mono.error(new IllegalStateException("by purpose")));
		StepVerifier.create(outer.as(required()::transactional)).verifyErrorMessage("by purpose");
		assertThat(count()).isZero();
	}

	@Test
	void suspendsForATransactionOfItsOwn() {
		Mono<Fruit> inner = insert("pear").as(operator(TransactionDefinition.PROPAGATION_REQUIRES_NEW)::transactional);
		Mono<Fruit> outer = insert("apple").then(inner).then(Mono.error(new IllegalStateException("by purpose")));
		StepVerifier.create(outer.as(required()::transactional)).verifyErrorMessage("by purpose");
		assertThat(names()).containsExactly("pear");
	}

	@Test
	void resumesTheOuterTransaction() {
		Mono<Fruit> inner = insert("pear").as(operator(TransactionDefinition.PROPAGATION_REQUIRES_NEW)::transactional);
		StepVerifier.create(insert("apple").then(inner).then(insert("plum")).as(required()::transactional))
			.expectNextCount(1)
			.verifyComplete();
		assertThat(names()).containsExactlyInAnyOrder("apple", "pear", "plum");
	}

	@Test
	void servesSupportsWithAndWithoutATransaction() {
		TransactionalOperator supports = operator(TransactionDefinition.PROPAGATION_SUPPORTS);
		StepVerifier.create(insert("apple").as(supports::transactional)).expectNextCount(1).verifyComplete();
		Mono<Fruit> failing = insert("pear").as(supports::transactional)
			.then(Mono.error(new IllegalStateException("by purpose")));
		StepVerifier.create(failing.as(required()::transactional)).verifyErrorMessage("by purpose");
		assertThat(names()).containsExactly("apple");
	}

	@Test
	void refusesMandatoryWithoutAndNeverWithATransaction() {
		StepVerifier.create(insert("apple").as(operator(TransactionDefinition.PROPAGATION_MANDATORY)::transactional))
			.verifyError(IllegalTransactionStateException.class);
		Mono<Fruit> never = insert("apple").as(operator(TransactionDefinition.PROPAGATION_NEVER)::transactional);
		StepVerifier.create(never.as(required()::transactional)).verifyError(IllegalTransactionStateException.class);
	}

	@Test
	void suspendsWhereTransactionsAreNotSupported() {
		Mono<Fruit> outside = insert("pear")
			.as(operator(TransactionDefinition.PROPAGATION_NOT_SUPPORTED)::transactional);
		Mono<Fruit> outer = insert("apple").then(outside).then(Mono.error(new IllegalStateException("by purpose")));
		StepVerifier.create(outer.as(required()::transactional)).verifyErrorMessage("by purpose");
		assertThat(names()).containsExactly("pear");
	}

	@Test
	void refusesNestedByName() {
		Mono<Fruit> nested = insert("apple").as(operator(TransactionDefinition.PROPAGATION_NESTED)::transactional);
		StepVerifier.create(nested.as(required()::transactional))
			.verifyErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(NestedTransactionNotSupportedException.class)
				.hasMessageContaining("NESTED"));
		StepVerifier.create(nested).verifyError(NestedTransactionNotSupportedException.class);
		assertThat(count()).isZero();
	}

	@Test
	void refusesWritesInAReadOnlyTransaction() {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setReadOnly(true);
		StepVerifier.create(insert("apple").as(operator(definition)::transactional))
			.verifyError(InvalidDataAccessApiUsageException.class);
	}

	@Test
	void readsOneSnapshotAtRepeatableRead() {
		Mono<Long> twice = this.template.count(Fruit.class)
			.then(Mono.defer(() -> Mono.just(elsewhere("apple"))))
			.then(this.template.count(Fruit.class));
		StepVerifier.create(twice.as(required()::transactional)).expectNext(0L).verifyComplete();
	}

	@Test
	void readsTheNewestAtReadCommitted() {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		Mono<Long> twice = this.template.count(Fruit.class)
			.then(Mono.defer(() -> Mono.just(elsewhere("apple"))))
			.then(this.template.count(Fruit.class));
		StepVerifier.create(twice.as(operator(definition)::transactional)).expectNext(1L).verifyComplete();
	}

	@Test
	void failsAtCommitOnAConflictAndTellsSynchronizations() {
		Fruit apple = this.template.insert(Fruit.of("apple", 1)).block();
		List<Integer> outcomes = new ArrayList<>();
		Mono<Fruit> conflicting = record(outcomes).then(this.template.findById(apple.id, Fruit.class))
			.flatMap(this.template::save)
			.doOnNext((saved) -> this.template.findById(apple.id, Fruit.class).flatMap(this.template::save).block());
		StepVerifier.create(conflicting.as(required()::transactional)).verifyError(ConcurrencyFailureException.class);
		assertThat(outcomes).containsExactly(TransactionSynchronization.STATUS_ROLLED_BACK);
	}

	@Test
	void losesNoUpdateWithRetries() {
		long id = elsewhere("apple").id;
		Mono<Fruit> increment = this.template.findById(id, Fruit.class).flatMap((fruit) -> {
			fruit.price++;
			return this.template.save(fruit);
		});
		Flux<Fruit> increments = Flux.range(0, 200)
			.flatMap((i) -> increment.as(required()::transactional)
				.retryWhen(Retry.indefinitely().filter(ConcurrencyFailureException.class::isInstance))
				.subscribeOn(Schedulers.parallel()), 8);
		StepVerifier.create(increments).expectNextCount(200).expectComplete().verify(PATIENCE);
		assertThat(this.template.findById(id, Fruit.class).block().price).isEqualTo(201);
	}

	@Test
	void timesOut() {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setTimeout(0);
		StepVerifier.create(insert("apple").as(operator(definition)::transactional))
			.verifyError(TransactionTimedOutException.class);
		assertThat(count()).isZero();
	}

	/**
	 * The rows take longer to be asked for, one after the other, than the transaction
	 * has.
	 */
	@Test
	void timesOutWithinAStream() {
		this.template.insertAll(IntStream.range(0, 5_000).mapToObj((i) -> Fruit.of("apple " + i, 1)).toList())
			.blockLast();
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setTimeout(1);
		Flux<Fruit> endless = this.template.findAll(Fruit.class).doOnNext((fruit) -> fruit.price++).repeat();
		StepVerifier.create(endless.then().as(operator(definition)::transactional))
			.expectError(TransactionTimedOutException.class)
			.verify(PATIENCE);
	}

	@Test
	void reportsAnUnexpectedRollbackWhenAParticipantFailed() {
		Mono<Fruit> inner = insert("pear").then(Mono.<Fruit>error(new IllegalStateException("by purpose")))
			.as(required()::transactional)
			.onErrorResume((ex) -> Mono.empty());
		StepVerifier.create(insert("apple").then(inner).as(required()::transactional))
			.verifyError(UnexpectedRollbackException.class);
		assertThat(count()).isZero();
	}

	@Test
	void rollsBackSilentlyWhenItIsMarked() {
		StepVerifier.create(required().execute((status) -> {
			status.setRollbackOnly();
			return insert("apple");
		})).expectNextCount(1).verifyComplete();
		assertThat(count()).isZero();
	}

	private static Mono<Void> record(List<Integer> outcomes) {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.doOnNext((manager) -> manager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public Mono<Void> afterCompletion(int status) {
					outcomes.add(status);
					return Mono.empty();
				}

			}))
			.then();
	}

	private Mono<Fruit> insert(String name) {
		return Mono.defer(() -> this.template.insert(Fruit.of(name, 1)));
	}

	private Fruit elsewhere(String name) {
		return this.template.insert(Fruit.of(name, 1)).block();
	}

	private long count() {
		return this.template.count(Fruit.class).block();
	}

	private List<String> names() {
		return this.template.findAll(Fruit.class).map(Fruit::getName).collectList().block();
	}

	private TransactionalOperator required() {
		return operator(TransactionDefinition.PROPAGATION_REQUIRED);
	}

	private TransactionalOperator operator(int propagation) {
		return operator(new DefaultTransactionDefinition(propagation));
	}

	private TransactionalOperator operator(TransactionDefinition definition) {
		return TransactionalOperator.create(this.manager, definition);
	}

}
