package io.github.springdata.memory.reactive;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.transaction.reactive.TransactionalOperator;

import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of the documentation.
 */
class ReactiveTourTests {

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate operations = new ReactiveMemoryTemplate(this.store);

	private final TransactionalOperator transactions = TransactionalOperator
		.create(new ReactiveMemoryTransactionManager(this.store));

	private final Fruits fruits = new ReactiveMemoryRepositoryFactory(this.operations).getRepository(Fruits.class);

	@Test
	void sellsInATransaction() {
		Fruit apple = this.fruits.save(Fruit.of("apple", 1)).block();
		assertThat(sell(apple.id, 3).block().price).isEqualTo(3);
	}

	@Test
	void followsChanges() {
		List<String> seen = new ArrayList<>();
		Disposable subscription = follow(this.store.version(), seen);
		this.fruits.save(Fruit.of("apple", 1)).block();
		subscription.dispose();
		assertThat(seen).containsExactly("INSERT 1");
	}

	// tag::reactive-transaction[]
	Mono<Fruit> sell(Long id, double price) {
		return this.fruits.findById(id).flatMap((fruit) -> {
			fruit.price = price;
			return this.fruits.save(fruit);
		}).as(this.transactions::transactional);
	}
	// end::reactive-transaction[]

	private Disposable follow(long version, List<String> seen) {
		// tag::reactive-changes[]
		ChangeOptions options = ChangeOptions.from(version).onOverflow(10_000, BufferOverflowStrategy.DROP_OLDEST);
		return this.operations.changes(Fruit.class, options)
			.map((change) -> change.kind() + " " + change.id())
			.subscribe(seen::add);
		// end::reactive-changes[]
	}

	// tag::reactive-repository[]
	interface Fruits extends ReactiveMemoryRepository<Fruit, Long> {

		Flux<Fruit> findByPriceLessThanOrderByPriceDesc(double price);

		Mono<Fruit> findByName(String name);

	}
	// end::reactive-repository[]

}
