package io.github.springdata.memory.store;

/**
 * Is told of commits, after the fact and in their order.
 * <p>
 * Calls come from the threads that commit, one at a time: whoever finds nobody else at it
 * tells the listeners of all commits so far, its own and those of others, but of no more
 * than 1,024, or 16 in a thread that must not wait. If there are more a thread of
 * {@link java.util.concurrent.CompletableFuture}'s default executor goes on. No lock is
 * held, so that a listener may read and write. An exception of a listener goes to the
 * uncaught exception handler of the thread; the commit and the other listeners are not
 * affected.
 */
@FunctionalInterface
public interface CommitListener {

	/**
	 * One version replaced another.
	 * @param before the version that was replaced
	 * @param after the version that replaced it
	 * @see Table#changesSince(Table)
	 */
	void committed(Snapshot before, Snapshot after);

}
