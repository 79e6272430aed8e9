package io.github.springdata.memory.store;

import java.util.Objects;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Options of a listener: from where on it is told of commits, of which ones, by whom, and
 * what becomes of those that come faster than it takes them.
 *
 * @param version the version of the store that the listener has seen, or {@code null} for
 * the current one
 * @param table the name of the table whose changes matter, or {@code null} for all
 * @param capacity the number of commits that may wait, 1 or more
 * @param overflow what to do with one too many
 * @param executor calls the listener, or {@code null} for the threads that commit
 */
public record ListenerOptions(@Nullable Long version, @Nullable String table, int capacity, Overflow overflow,
		@Nullable Executor executor) {

	private static final int DEFAULT_CAPACITY = 1024;

	/**
	 * Checks the options.
	 * @param version the version of the store that the listener has seen, or {@code null}
	 * for the current one
	 * @param table the name of the table whose changes matter, or {@code null} for all
	 * @param capacity the number of commits that may wait, 1 or more
	 * @param overflow what to do with one too many
	 * @param executor calls the listener, or {@code null} for the threads that commit
	 */
	public ListenerOptions {
		Objects.requireNonNull(overflow, "overflow must not be null");
		if (capacity < 1) {
			throw new IllegalArgumentException("capacity must be 1 or more, but is " + capacity);
		}
	}

	/**
	 * Commits from now on. 1,024 may wait; one more is an error.
	 * @return the options
	 */
	public static ListenerOptions fromNow() {
		return new ListenerOptions(null, null, DEFAULT_CAPACITY, Overflow.ERROR, null);
	}

	/**
	 * Commits after a version. 1,024 may wait; one more is an error.
	 * @param version the version, such as {@link MemoryStore#version()}
	 * @return the options
	 */
	public static ListenerOptions from(long version) {
		return new ListenerOptions(version, null, DEFAULT_CAPACITY, Overflow.ERROR, null);
	}

	/**
	 * The same for commits that change a table only.
	 * @param table the name of the table
	 * @return the options
	 */
	public ListenerOptions of(String table) {
		Objects.requireNonNull(table, "table must not be null");
		return new ListenerOptions(this.version, table, this.capacity, this.overflow, this.executor);
	}

	/**
	 * The same with another policy for commits that come too fast.
	 * @param capacity the number of commits that may wait, 1 or more
	 * @param overflow what to do with one too many
	 * @return the options
	 */
	public ListenerOptions onOverflow(int capacity, Overflow overflow) {
		return new ListenerOptions(this.version, this.table, capacity, overflow, this.executor);
	}

	/**
	 * The same, with calls from an executor, so that nobody who commits waits for the
	 * listener. Calls still come one at a time and in order.
	 * @param executor the executor; calls that it rejects are made up for after the next
	 * commit
	 * @return the options
	 */
	public ListenerOptions by(Executor executor) {
		Objects.requireNonNull(executor, "executor must not be null");
		return new ListenerOptions(this.version, this.table, this.capacity, this.overflow, executor);
	}

	/**
	 * Treatment of a commit if too many wait for a listener.
	 */
	public enum Overflow {

		/**
		 * The listener is told of those that wait, and of no more;
		 * {@link CommitListener#overflowed} says so.
		 */
		ERROR,

		/**
		 * The one that has waited longest is left out.
		 */
		DROP_OLDEST,

		/**
		 * The new one is left out.
		 */
		DROP_LATEST

	}

}
