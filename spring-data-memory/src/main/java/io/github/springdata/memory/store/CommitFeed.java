package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * The commits of a store on their way to its listeners.
 *
 * <h2>How it works</h2>
 * <p>
 * Under the commit lock each new version is put into a ring of the last versions and, if
 * anybody listens, into a queue: that fixes the order. Outside of the lock the queue is
 * drained by one thread at a time. A counter of what was queued tells who that is: the
 * thread that finds it at zero drains until it is at zero again, the others just count.
 * If that takes more than a turn the counter is left as it is and another thread goes on,
 * turn by turn, so that nobody who commits is kept from its work by the commits of
 * others. So nobody waits, and without listeners a commit costs one reference in the
 * ring.
 * <p>
 * What is asked of a remembered version is which rows have changed since. Its ids and
 * indexes are as good as shared with the next version if that differs in one row. A
 * commit of many rows replaces much of them, which would take more memory than the rows
 * and travel through the generations of the garbage collector; then all versions before
 * it are cut down to their rows.
 */
final class CommitFeed {

	/**
	 * The number of versions that are remembered. A power of two.
	 */
	static final int HISTORY = 256;

	/**
	 * The number of commits that a thread tells of before another one goes on.
	 */
	static final int TURN = 1024;

	/**
	 * The same for a thread that must not wait.
	 */
	static final int SHORT_TURN = 16;

	private final Executor relief;

	private final @Nullable Snapshot[] ring = new Snapshot[HISTORY];

	/** The first version that has not been cut down to its rows. */
	private long whole;

	private final Queue<Commit> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger draining = new AtomicInteger();

	private final List<Entry> entries = new CopyOnWriteArrayList<>();

	CommitFeed() {
		this(CompletableFuture::runAsync);
	}

	/**
	 * Creates a feed.
	 * @param relief goes on in place of a thread that has had its turn
	 */
	CommitFeed(Executor relief) {
		this.relief = relief;
	}

	/**
	 * Takes note of a version that is about to be published. Called under the lock.
	 */
	void replaced(Snapshot before, Snapshot after) {
		remember(before);
		if (!this.entries.isEmpty()) {
			this.queue.add(new Commit(List.copyOf(this.entries), before, after));
		}
	}

	private void remember(Snapshot snapshot) {
		this.ring[slot(snapshot.version())] = snapshot;
	}

	/**
	 * Cuts down the remembered versions to their rows, as the newest one has replaced
	 * much of ids and indexes. Called under the lock.
	 * @param newest the newest version
	 */
	void cutDown(Snapshot newest) {
		for (long version = Math.max(this.whole, newest.version() - HISTORY); version < newest.version(); version++) {
			Snapshot snapshot = recall(version);
			if (snapshot != null) {
				remember(snapshot.rowsOnly());
			}
		}
		this.whole = newest.version();
	}

	private static int slot(long version) {
		return (int) (version & (HISTORY - 1));
	}

	/**
	 * Adds a listener. Called under the lock.
	 * @param current the newest version
	 * @param version the version that the listener knows
	 */
	Registration add(CommitListener listener, Snapshot current, long version) {
		Entry entry = new Entry(listener);
		for (Snapshot before : history(current, version)) {
			Snapshot after = (before.version() + 1 == current.version()) ? current : recall(before.version() + 1);
			this.queue.add(new Commit(List.of(entry), before, Objects.requireNonNull(after)));
		}
		this.entries.add(entry);
		return () -> remove(entry);
	}

	private List<Snapshot> history(Snapshot current, long version) {
		List<Snapshot> history = new ArrayList<>();
		for (long known = version; known < current.version(); known++) {
			Snapshot snapshot = recall(known);
			if (snapshot == null) {
				throw new IllegalArgumentException(
						"Version %d of the store is not remembered any more; it is at version %d and remembers the last %d"
							.formatted(version, current.version(), HISTORY));
			}
			history.add(snapshot);
		}
		if (version > current.version()) {
			throw new IllegalArgumentException("Version %d of the store is still to come; it is at version %d"
				.formatted(version, current.version()));
		}
		return history;
	}

	private @Nullable Snapshot recall(long version) {
		Snapshot snapshot = this.ring[slot(version)];
		return (version >= 0 && snapshot != null && snapshot.version() == version) ? snapshot : null;
	}

	private void remove(Entry entry) {
		entry.active = false;
		this.entries.remove(entry);
	}

	/**
	 * Tells listeners of what is queued, unless another thread does.
	 * @param turn the number of commits after which another thread goes on
	 */
	void tell(int turn) {
		if (!this.queue.isEmpty() && this.draining.getAndIncrement() == 0) {
			drain(turn);
		}
	}

	private void drain(int turn) {
		int told = 0;
		int seen = this.draining.get();
		while (seen != 0) {
			for (Commit commit = this.queue.poll(); commit != null; commit = this.queue.poll()) {
				commit.tell();
				told++;
				if (told == turn && !this.queue.isEmpty()) {
					this.relief.execute(() -> drain(TURN));
					return;
				}
			}
			seen = this.draining.addAndGet(-seen);
		}
	}

	/**
	 * A listener as long as it is registered.
	 */
	private static final class Entry {

		private final CommitListener listener;

		private volatile boolean active = true;

		Entry(CommitListener listener) {
			this.listener = listener;
		}

		void tell(Snapshot before, Snapshot after) {
			if (!this.active) {
				return;
			}
			try {
				this.listener.committed(before, after);
			}
			catch (RuntimeException | Error ex) {
				Thread thread = Thread.currentThread();
				thread.getUncaughtExceptionHandler().uncaughtException(thread, ex);
			}
		}

	}

	/**
	 * A commit and those to be told of it.
	 */
	private record Commit(List<Entry> listeners, Snapshot before, Snapshot after) {

		void tell() {
			this.listeners.forEach((listener) -> listener.tell(this.before, this.after));
		}

	}

}
