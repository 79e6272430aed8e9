package io.github.springdata.memory.store;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * A listener with the commits that wait for it.
 */
final class Subscription {

	/**
	 * How long a thread waits for a listener that makes no progress.
	 */
	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

	/**
	 * How long it waits for one that does.
	 */
	private static final long MOST_PATIENCE = TimeUnit.SECONDS.toNanos(5);

	private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(50);

	private final CommitListener listener;

	private final ListenerOptions options;

	/** The commits from before the registration do not count. */
	private final int limit;

	private final Queue<Commit> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	private final AtomicBoolean busy = new AtomicBoolean();

	private final AtomicBoolean overflowed = new AtomicBoolean();

	/** The last version that was added; guarded by the commit lock. */
	private long version;

	private volatile boolean active = true;

	private volatile boolean full;

	private volatile @Nullable Thread caller;

	private volatile long taken;

	private volatile long stalledAt = -1;

	/**
	 * Creates a subscription.
	 * @param version the version that the listener has seen
	 * @param current the version of the store
	 */
	Subscription(CommitListener listener, ListenerOptions options, long version, long current) {
		this.listener = listener;
		this.options = options;
		this.version = version;
		this.limit = (int) Math.min(Integer.MAX_VALUE, options.capacity() + (current - version));
	}

	ListenerOptions options() {
		return this.options;
	}

	long version() {
		return this.version;
	}

	/**
	 * Adds the next commit. Called under the commit lock.
	 */
	void add(Commit commit) {
		if (this.active && !this.full && commit.concerns(this.options.table()) && makeRoom()) {
			this.queue.add(commit);
			this.waiting.incrementAndGet();
		}
		this.version = commit.after().version();
	}

	private boolean makeRoom() {
		if (this.waiting.get() < this.limit) {
			return true;
		}
		if (this.options.overflow() == ListenerOptions.Overflow.DROP_OLDEST) {
			poll();
			return true;
		}
		this.full = this.options.overflow() == ListenerOptions.Overflow.ERROR;
		return false;
	}

	private @Nullable Commit poll() {
		Commit commit = this.queue.poll();
		if (commit != null) {
			this.waiting.decrementAndGet();
		}
		return commit;
	}

	/**
	 * Takes no further commits, as some could not be remembered.
	 */
	void setFull() {
		this.full = true;
	}

	void close() {
		this.active = false;
		this.queue.clear();
	}

	/**
	 * Whether the listener has heard everything that it will.
	 */
	boolean isOver() {
		return this.full && this.overflowed.get() && this.queue.isEmpty();
	}

	boolean isWaiting() {
		return !this.queue.isEmpty();
	}

	/**
	 * The version that waits to be told by the threads that commit.
	 * @return the version, {@link Long#MAX_VALUE} if none waits, if the listener is being
	 * called, or if it has an executor
	 */
	long pending() {
		Commit next = this.queue.peek();
		boolean callable = next != null && !this.busy.get() && this.options.executor() == null;
		return callable ? next.after().version() : Long.MAX_VALUE;
	}

	/**
	 * Reserves the listener for this thread.
	 */
	boolean begin() {
		return this.busy.compareAndSet(false, true);
	}

	void end() {
		this.busy.set(false);
	}

	/**
	 * Notifies the listener, which is reserved, of the next commit.
	 */
	void call() {
		Commit commit = poll();
		if (commit == null || !this.active) {
			return;
		}
		this.taken++;
		this.caller = Thread.currentThread();
		try {
			this.listener.committed(commit.before(), commit.after());
		}
		catch (Throwable ex) {
			report(ex);
		}
		finally {
			this.caller = null;
		}
	}

	/**
	 * Whether this thread is in a call of the listener.
	 */
	boolean isCalledHere() {
		return this.caller == Thread.currentThread();
	}

	/**
	 * Whether the listener is still to be told that there are too many commits.
	 */
	boolean hasOverflown() {
		return this.full && this.active && this.overflowed.compareAndSet(false, true);
	}

	void tellOverflow() {
		try {
			this.listener.overflowed(new IllegalStateException(
					"%d commits wait for listener %s, which is not told of further ones; let it return sooner, call it by an executor, or allow more to wait, see ListenerOptions"
						.formatted(this.waiting.get(), this.listener)));
		}
		catch (Throwable ex) {
			report(ex);
		}
	}

	/**
	 * Whether there is so little room that threads should slow down.
	 */
	boolean isCrowded() {
		return this.waiting.get() > this.limit - this.limit / 4 && this.taken != this.stalledAt && this.active;
	}

	/**
	 * Waits as long as there is little room and the listener makes progress.
	 */
	void awaitRoom() {
		long start = System.nanoTime();
		long progress = start;
		long seen = this.taken;
		while (isCrowded() && !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(LOOK);
			long now = System.nanoTime();
			if (seen != this.taken) {
				seen = this.taken;
				progress = now;
			}
			else if (now - progress > PATIENCE) {
				this.stalledAt = seen;
			}
			if (now - start > MOST_PATIENCE) {
				return;
			}
		}
	}

	/**
	 * Hands an exception to the handler of the thread, as if it ended the thread.
	 */
	static void report(Throwable ex) {
		Thread thread = Thread.currentThread();
		try {
			thread.getUncaughtExceptionHandler().uncaughtException(thread, ex);
		}
		catch (Throwable failure) {
			log(ex, failure);
		}
	}

	private static void log(Throwable ex, Throwable failure) {
		try {
			System.Logger logger = System.getLogger(CommitListener.class.getName());
			logger.log(System.Logger.Level.ERROR, "A listener of commits failed", ex);
			logger.log(System.Logger.Level.ERROR, "The uncaught exception handler failed, too", failure);
		}
		catch (Throwable ignored) {
			// out of means to notify anybody
		}
	}

	/**
	 * One version that replaced another.
	 */
	record Commit(Snapshot before, Snapshot after) {

		boolean concerns(@Nullable String table) {
			return table == null || this.before.find(table) != this.after.find(table);
		}

	}

}
