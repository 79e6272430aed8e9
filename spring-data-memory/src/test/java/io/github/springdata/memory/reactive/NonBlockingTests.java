package io.github.springdata.memory.reactive;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Sort;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The thread that subscribes never waits for the one lock there is: another thread holds
 * it, in the middle of a commit, until all subscriptions have been made.
 */
class NonBlockingTests {

	private static final String SLOW = "slow";

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store);

	private final TransactionalOperator transactions = TransactionalOperator
		.create(new ReactiveMemoryTransactionManager(this.store));

	private final CountDownLatch committing = new CountDownLatch(1);

	private final CountDownLatch release = new CountDownLatch(1);

	@Test
	void neverWaitsInTheThreadThatSubscribes() throws Exception {
		this.template.insert(Fruit.of("first", 0)).block();
		CompletableFuture<Void> commit = commitSlowly();
		assertThat(this.committing.await(20, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Fruit> write = this.template.insert(Fruit.of("apple", 1)).toFuture();
		CompletableFuture<Fruit> transaction = this.template.insert(Fruit.of("pear", 2))
			.flatMap(this.template::save)
			.as(this.transactions::transactional)
			.toFuture();
		CompletableFuture<Long> read = read().toFuture();
		assertThat(read).as("a read, which needs no lock").isCompletedWithValue(1L);
		assertThat(write).isNotDone();
		assertThat(transaction).isNotDone();
		this.release.countDown();
		commit.get(20, TimeUnit.SECONDS);
		assertThat(write.get(20, TimeUnit.SECONDS).id).isNotNull();
		assertThat(transaction.get(20, TimeUnit.SECONDS).id).isNotNull();
		assertThat(read().block()).isEqualTo(3L);
	}

	private Mono<Long> read() {
		return this.template.query(Fruit.class).sort(Sort.by("price")).all().count();
	}

	/**
	 * Commits a row on top of what another transaction has committed meanwhile, and stays
	 * under the lock.
	 */
	private CompletableFuture<Void> commitSlowly() {
		this.store.define(TableDefinition.of(SLOW, Row.class, (row) -> ((Row) row).id(), List.of()));
		Transaction slow = this.store.begin();
		slow.insert(SLOW, new Row(new SlowId("slow")));
		Transaction quick = this.store.begin();
		quick.insert(SLOW, new Row("quick"));
		quick.commit();
		return CompletableFuture.runAsync(slow::commit, (task) -> new Thread(task).start());
	}

	private record Row(Object id) {
	}

	/**
	 * An id whose hash code takes its time under the commit lock.
	 */
	private final class SlowId {

		private final String text;

		SlowId(String text) {
			this.text = text;
		}

		@Override
		public boolean equals(Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			if (StackWalker.getInstance()
				.walk((frames) -> frames.anyMatch((frame) -> frame.getMethodName().equals("rebase")))) {
				NonBlockingTests.this.committing.countDown();
				await();
			}
			return this.text.hashCode();
		}

		private void await() {
			try {
				assertThat(NonBlockingTests.this.release.await(20, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
