package io.github.springdata.memory.store;

/**
 * Listener that hears of commits, after the fact and in their order.
 * <p>
 * Calls come from the threads that commit, unless
 * {@linkplain ListenerOptions#by(java.util.concurrent.Executor) an executor} is given:
 * whoever finds nobody else at it notifies the listeners of all commits so far, its own
 * and those of others, but makes no more than 1,024 calls, or 16 in a thread that must
 * not wait. If there are more a thread of the store goes on. Each listener is called one
 * at a time. Different listeners take turns, too, in the order of the commits, but do not
 * wait longer than a moment for one that does not come back.
 * <p>
 * No lock is held and no transaction of the thread is in progress, so that a listener may
 * read, and then sees the commit, and write, each time as a unit of its own or in a
 * transaction that it begins. It is told of what it writes as of any other commit, after
 * it has returned.
 * <p>
 * An exception of a listener goes to the uncaught exception handler of the thread; the
 * commit and the other listeners are not affected.
 * <p>
 * Commits that come faster than a listener takes them wait, up to a
 * {@linkplain ListenerOptions number}. Threads that come with further ones before that
 * slow down as long as the listener makes progress.
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

	/**
	 * So many commits wait for this listener that it is told of no further ones. Called
	 * once, by the thread that came with one too many, even in the course of another
	 * call. Unless overridden, the reason goes to the uncaught exception handler of the
	 * thread.
	 * @param reason says what happened and what to do
	 */
	default void overflowed(IllegalStateException reason) {
		Subscription.report(reason);
	}

}
