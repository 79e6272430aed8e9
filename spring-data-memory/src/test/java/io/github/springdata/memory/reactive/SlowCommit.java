package io.github.springdata.memory.reactive;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A commit that stays under the commit lock until it is released.
 */
final class SlowCommit {

	private static final String TABLE = "slow";

	private final CountDownLatch committing = new CountDownLatch(1);

	private final CountDownLatch release = new CountDownLatch(1);

	private final CompletableFuture<Void> commit;

	/**
	 * Commits a row on top of what another transaction has committed meanwhile, in a
	 * thread of its own, and returns as soon as that one has the lock.
	 */
	SlowCommit(MemoryStore store) throws InterruptedException {
		store.define(TableDefinition.of(TABLE, Row.class, (row) -> ((Row) row).id(), List.of()));
		Transaction slow = store.begin();
		slow.insert(TABLE, new Row(new SlowId()));
		Transaction quick = store.begin();
		quick.insert(TABLE, new Row(new Object()));
		quick.commit();
		this.commit = CompletableFuture.runAsync(slow::commit, (task) -> new Thread(task).start());
		assertThat(this.committing.await(20, TimeUnit.SECONDS)).as("commit has begun").isTrue();
	}

	void release() throws Exception {
		this.release.countDown();
		this.commit.get(20, TimeUnit.SECONDS);
	}

	private record Row(Object id) {
	}

	/**
	 * An id whose hash code takes its time under the commit lock.
	 */
	private final class SlowId {

		@Override
		public boolean equals(Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			if (StackWalker.getInstance()
				.walk((frames) -> frames.anyMatch((frame) -> frame.getMethodName().equals("rebase")))) {
				SlowCommit.this.committing.countDown();
				await();
			}
			return 1;
		}

		private void await() {
			try {
				assertThat(SlowCommit.this.release.await(20, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
