package io.github.springdata.memory.reactive;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Sort;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The thread that subscribes never waits for the one lock there is: another thread holds
 * it, in the middle of a commit, until all subscriptions have been made.
 */
class NonBlockingTests {

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store);

	private final TransactionalOperator transactions = TransactionalOperator
		.create(new ReactiveMemoryTransactionManager(this.store));

	@Test
	void neverWaitsInTheThreadThatSubscribes() throws Exception {
		this.template.insert(Fruit.of("first", 0)).block();
		SlowCommit commit = new SlowCommit(this.store);
		CompletableFuture<Fruit> write = this.template.insert(Fruit.of("apple", 1)).toFuture();
		CompletableFuture<Fruit> transaction = this.template.insert(Fruit.of("pear", 2))
			.flatMap(this.template::save)
			.as(this.transactions::transactional)
			.toFuture();
		CompletableFuture<Long> read = read().toFuture();
		assertThat(read).as("a read, which needs no lock").isCompletedWithValue(1L);
		assertThat(write).isNotDone();
		assertThat(transaction).isNotDone();
		commit.release();
		assertThat(write.get(20, TimeUnit.SECONDS).id).isNotNull();
		assertThat(transaction.get(20, TimeUnit.SECONDS).id).isNotNull();
		assertThat(read().block()).isEqualTo(3L);
	}

	private Mono<Long> read() {
		return this.template.query(Fruit.class).sort(Sort.by("price")).all().count();
	}

}
