package io.github.springdata.memory.store;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The place where commits pass one by one.
 *
 * <h2>How it works</h2>
 * <p>
 * A thread that finds the section taken leaves its commit in a queue. Whoever is in the
 * section runs the commits of the queue after its own, so that one thread after another
 * need not be woken up, and the inner nodes of tables and indexes, which every commit
 * changes, need not travel from one processor to another: <i>flat combining</i> [1]. A
 * waiting thread first watches for a moment whether that happens, then blocks on the lock
 * like on any other; having got it, it finds its commit done or does it itself. So nobody
 * depends on being served.
 * <p>
 * What a commit of another thread throws may be the fault of this one: it may be deep in
 * its stack, be stopped, or be interrupted. Refusals of the store are the answer to the
 * commit. All other failures are handed back undelivered: who waits then runs the commit
 * itself, which has not changed anything yet, and gets what it deserves. Who serves does
 * so with its interrupt put aside.
 *
 * <h2>References</h2>
 * <ol>
 * <li>D. Hendler, I. Incze, N. Shavit, M. Tzafrir: Flat Combining and the
 * Synchronization-Parallelism Tradeoff. SPAA 2010.</li>
 * </ol>
 */
final class CommitSection {

	/**
	 * How often to look whether a commit in the queue is done before blocking; about the
	 * time that some commits of few rows take.
	 */
	private static final int LOOKS = 2_000;

	/**
	 * How many commits of others a thread runs at the most before it leaves.
	 */
	private static final int SERVINGS = 64;

	private final ReentrantLock lock = new ReentrantLock();

	private final Queue<Entry<?>> queue = new ConcurrentLinkedQueue<>();

	/**
	 * Whether who is in the section came for a commit still to begin; guarded by the
	 * lock.
	 */
	private boolean reserved;

	/**
	 * Runs an action alone, in this thread.
	 */
	<T> T alone(Supplier<T> action) {
		StackRoom.require(StackRoom.FEW);
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Runs an action that replaces the current version alone, in this thread.
	 * @throws IllegalStateException out of a commit
	 */
	void change(Runnable action) {
		refuseNested();
		alone(() -> {
			action.run();
			return true;
		});
	}

	/**
	 * Runs an action that commits alone, in this thread, unless another one runs.
	 * @return whether it was run
	 */
	boolean tryAlone(Runnable action) {
		refuseNested();
		StackRoom.require(StackRoom.FEW);
		if (!this.lock.tryLock()) {
			return false;
		}
		try {
			this.reserved = true;
			action.run();
		}
		finally {
			this.reserved = false;
			this.lock.unlock();
		}
		return true;
	}

	/**
	 * Begins a commit.
	 * @throws IllegalStateException out of another one
	 */
	void begin() {
		if (isHere() && this.reserved) {
			this.reserved = false;
		}
		else {
			refuseNested();
		}
	}

	/**
	 * Refuses a change out of a commit, which would be lost when that one replaces the
	 * version that it started from.
	 */
	private void refuseNested() {
		if (isHere()) {
			throw new IllegalStateException("A commit is under way in this thread; ids, keys and predicates of queries "
					+ "must not write to the store that calls them");
		}
	}

	/**
	 * Whether this thread is in the section.
	 */
	boolean isHere() {
		return this.lock.isHeldByCurrentThread();
	}

	/**
	 * Runs an action alone, in this thread or in that of another caller.
	 * @param action what to run; what it throws is thrown here
	 */
	<T> T pass(Supplier<T> action) {
		if (isHere()) {
			return action.get();
		}
		StackRoom.require(StackRoom.FEW);
		if (!this.lock.tryLock()) {
			return passLater(new Entry<>(action));
		}
		try {
			return action.get();
		}
		finally {
			serveAndLeave();
		}
	}

	private <T> T passLater(Entry<T> entry) {
		this.queue.add(entry);
		if (!isServed(entry)) {
			if (!this.lock.isHeldByCurrentThread()) {
				this.lock.lock();
			}
			runAndLeave(entry);
		}
		return entry.result();
	}

	private void runAndLeave(Entry<?> entry) {
		try {
			if (!entry.done) {
				entry.run();
			}
		}
		finally {
			serveAndLeave();
		}
	}

	/**
	 * Leaves the section, whatever becomes of the commits of others.
	 */
	private void serveAndLeave() {
		try {
			serve();
		}
		catch (StackOverflowError ex) {
			// the commits of others wait for a thread that has room for them
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Watches an entry for a moment.
	 * @return whether it is done; if not, this thread may have got the lock
	 */
	private boolean isServed(Entry<?> entry) {
		for (int i = 0; i < LOOKS; i++) {
			if (entry.done) {
				return true;
			}
			if (!this.lock.isLocked() && this.lock.tryLock()) {
				return false;
			}
			Thread.onSpinWait();
		}
		return entry.done;
	}

	private void serve() {
		boolean interrupted = !this.queue.isEmpty() && Thread.interrupted();
		try {
			for (int i = 0; i < SERVINGS; i++) {
				Entry<?> next = this.queue.poll();
				if (next == null) {
					return;
				}
				if (!next.done) {
					next.serve();
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * A commit in the queue.
	 */
	private static final class Entry<T> {

		private final Supplier<T> action;

		private @Nullable T result;

		private @Nullable Throwable failure;

		private volatile boolean done;

		Entry(Supplier<T> action) {
			this.action = action;
		}

		/**
		 * Runs the commit in the thread that it belongs to.
		 */
		void run() {
			try {
				this.result = this.action.get();
			}
			catch (Throwable ex) {
				this.failure = ex;
			}
			this.done = true;
		}

		/**
		 * Runs the commit in another thread. If that fails it is left undone.
		 */
		void serve() {
			try {
				this.result = this.action.get();
				this.done = true;
			}
			catch (StoreException ex) {
				this.failure = ex;
				this.done = true;
			}
			catch (Throwable ex) {
				// thrown again where it belongs, if it is not the fault of this thread
				if (ex instanceof Error error && ex.getClass().getName().equals("java.lang.ThreadDeath")) {
					throw error;
				}
			}
		}

		T result() {
			if (this.failure instanceof RuntimeException ex) {
				throw ex;
			}
			if (this.failure instanceof Error ex) {
				throw ex;
			}
			return Objects.requireNonNull(this.result, "An action must give a result");
		}

	}

}
