package io.github.springdata.memory.reactive;

import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Operations that do not take part in the transaction they are written in: reactive ones
 * in a blocking transaction are on their own, blocking ones in a reactive transaction are
 * refused.
 */
class MisplacedOperationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryMappingContext context = new MemoryMappingContext();

	private final MemoryTemplate blocking = new MemoryTemplate(this.store, this.context);

	private final ReactiveMemoryTemplate reactive = new ReactiveMemoryTemplate(this.store, this.context);

	private final BlockingFruits blockingFruits = new MemoryRepositoryFactory(this.blocking)
		.getRepository(BlockingFruits.class);

	private final ReactiveFruits reactiveFruits = new ReactiveMemoryRepositoryFactory(this.reactive)
		.getRepository(ReactiveFruits.class);

	private final MemoryTransactionManager manager = new MemoryTransactionManager(this.store);

	private final TransactionTemplate blockingTransaction = new TransactionTemplate(this.manager);

	private final TransactionalOperator reactiveTransaction = TransactionalOperator
		.create(new ReactiveMemoryTransactionManager(this.store));

	@BeforeEach
	void fill() {
		this.blocking.insertAll(IntStream.range(0, 1_500).mapToObj((i) -> Fruit.of("fruit " + i, i)).toList());
	}

	@Test
	void keepsReactiveOperationsOutOfABlockingTransaction() {
		this.blockingTransaction.executeWithoutResult((status) -> {
			this.blocking.insert(Fruit.of("pear", 1));
			assertThat(this.reactive.count(Fruit.class).block()).isEqualTo(1_500);
			this.reactive.insert(Fruit.of("apple", 1)).block();
			this.reactiveFruits.save(Fruit.of("plum", 1)).block();
			assertThat(this.reactiveFruits.findByName("plum").block()).isNotNull();
			status.setRollbackOnly();
		});
		assertThat(this.blocking.count(Fruit.class)).isEqualTo(1_502);
	}

	@Test
	void servesAReactiveTransactionInABlockingOne() {
		this.blockingTransaction.executeWithoutResult((status) -> {
			this.reactive.insert(Fruit.of("apple", 1)).as(this.reactiveTransaction::transactional).block();
			status.setRollbackOnly();
		});
		assertThat(this.blocking.count(Fruit.class)).isEqualTo(1_501);
	}

	@Test
	void refusesBlockingOperationsInAReactiveTransaction() {
		refusesInAReactiveTransaction(Mono.fromCallable(() -> this.blocking.insert(Fruit.of("apple", 1))));
		refusesInAReactiveTransaction(Mono.fromCallable(() -> this.blockingFruits.save(Fruit.of("apple", 1))));
		refusesInAReactiveTransaction(Mono.fromCallable(() -> this.blockingFruits.findById(1L)));
		refusesInAReactiveTransaction(Mono.fromCallable(() -> this.blockingTransaction.execute((status) -> 1)));
		refusesInAReactiveTransaction(
				this.reactive.insert(Fruit.of("apple", 1)).map((saved) -> this.blockingFruits.save(saved)));
		refusesInAReactiveTransaction(
				this.reactiveFruits.findByPriceGreaterThan(7).map((found) -> this.blockingFruits.save(found)));
		refusesInAReactiveTransaction(this.reactive.findById(1L, Fruit.class)
			.publishOn(Schedulers.parallel())
			.flatMap(this.reactive::save)
			.map((saved) -> this.blockingFruits.count()));
		assertThat(this.blocking.count(Fruit.class)).isEqualTo(1_500);
	}

	@Test
	void servesThemOutsideOfReactiveTransactionsAndInOtherStores() {
		MemoryTemplate other = new MemoryTemplate(new MemoryStore());
		Flux<Long> counts = this.reactive.insert(Fruit.of("apple", 1))
			.map((saved) -> other.insert(Fruit.of("apple", 1)))
			.map((saved) -> other.count(Fruit.class))
			.as(this.reactiveTransaction::transactional)
			.concatWith(Mono.fromCallable(() -> this.blocking.count(Fruit.class)));
		StepVerifier.create(counts).expectNext(1L, 1_501L).verifyComplete();
		Mono<Fruit> afterwards = this.reactive.findById(1L, Fruit.class)
			.as(this.reactiveTransaction::transactional)
			.doOnNext((found) -> this.blockingFruits.save(Fruit.of("pear", 1)));
		StepVerifier.create(afterwards).expectNextCount(1).verifyComplete();
		assertThat(this.blocking.count(Fruit.class)).isEqualTo(1_502);
	}

	private void refusesInAReactiveTransaction(Publisher<?> operation) {
		StepVerifier.create(Flux.from(operation).as(this.reactiveTransaction::transactional))
			.verifyErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(InvalidDataAccessApiUsageException.class)
				.hasMessageContaining("would not take part in it; use a reactive repository"));
	}

	interface BlockingFruits extends MemoryRepository<Fruit, Long> {

	}

	interface ReactiveFruits extends ReactiveMemoryRepository<Fruit, Long> {

		Mono<Fruit> findByName(String name);

		Flux<Fruit> findByPriceGreaterThan(double price);

	}

}
