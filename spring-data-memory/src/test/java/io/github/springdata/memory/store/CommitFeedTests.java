package io.github.springdata.memory.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommitFeedTests {

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private final CommitFeed feed = new CommitFeed(this.tasks::add);

	private final List<Long> told = new ArrayList<>();

	private final MemoryStore store = new MemoryStore();

	@Test
	void tellsOfOwnCommitsAtOnce() {
		this.feed.add((before, after) -> this.told.add(after.version()), this.store.snapshot(), version(),
				ListenerOptions.fromNow().onOverflow(Integer.MAX_VALUE, ListenerOptions.Overflow.ERROR));
		for (int i = 1; i <= 100; i++) {
			commit();
			this.feed.tell(CommitFeed.SHORT_TURN);
			assertThat(this.told).hasSize(i);
		}
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void leavesTheRestToOthersAfterATurnAndKeepsTheOrder() {
		this.feed.add((before, after) -> this.told.add(after.version()), this.store.snapshot(), version(),
				ListenerOptions.fromNow().onOverflow(Integer.MAX_VALUE, ListenerOptions.Overflow.ERROR));
		for (int i = 0; i < 2_000; i++) {
			commit();
		}
		this.feed.tell(CommitFeed.SHORT_TURN);
		assertThat(this.told).hasSize(CommitFeed.SHORT_TURN);
		commit();
		this.feed.tell(CommitFeed.SHORT_TURN);
		assertThat(this.told).as("somebody else is at it").hasSize(CommitFeed.SHORT_TURN);
		int turns = 0;
		while (!this.tasks.isEmpty()) {
			int before = this.told.size();
			this.tasks.remove().run();
			assertThat(this.told.size() - before).isLessThanOrEqualTo(CommitFeed.TURN);
			turns++;
		}
		assertThat(turns).isEqualTo(2);
		assertThat(this.told).hasSize(2_001).isSorted();
		commit();
		this.feed.tell(CommitFeed.SHORT_TURN);
		assertThat(this.told).as("nobody is at it any more").hasSize(2_002);
	}

	@Test
	void freesAThreadWhoseListenerCausesCommitAfterCommit() throws Exception {
		CountDownLatch done = new CountDownLatch(5_000);
		List<Thread> threads = new ArrayList<>();
		this.store.addListener((before, after) -> {
			threads.add(Thread.currentThread());
			done.countDown();
			if (done.getCount() > 0) {
				commit();
			}
		});
		commit();
		assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(threads.stream().filter((thread) -> thread == Thread.currentThread()))
			.hasSizeLessThanOrEqualTo(CommitFeed.TURN);
	}

	private long version() {
		return this.store.snapshot().version();
	}

	/**
	 * A version that the feed takes note of, and a commit of the store.
	 */
	private void commit() {
		Snapshot before = this.store.snapshot();
		this.store.restore(before);
		this.feed.replaced(before, this.store.snapshot());
	}

}
