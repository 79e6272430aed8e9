package io.github.springdata.memory.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Subscription.Commit;

/**
 * The commits of a store on their way to its listeners.
 *
 * <h2>How it works</h2>
 * <p>
 * Under the commit lock each replaced version is put into a ring of the last versions
 * and, with the version that has replaced it, into the queue of each listener: that fixes
 * the order. Outside of the lock one thread at a time, the one that has the <i>round</i>,
 * calls the listeners, always the one whose next commit is the oldest. The others leave
 * their commits to it. It looks again after it has given up the round, so that nothing is
 * left behind. If there is a lot to report the round goes on to another thread, turn by
 * turn, so that nobody who commits is kept from its work by the commits of others. So
 * nobody waits, and without listeners a commit costs one reference in the ring.
 * <p>
 * A listener that does not come back keeps the round. A timer, which runs as long as
 * there are several listeners and something to report, then takes the round from the
 * thread and has another one go on with the other listeners. The queue of the one that
 * does not come back fills up, and then overflows as its options say. Just before that,
 * threads that commit slow down as long as the listener makes progress.
 * <p>
 * Once the reference to the current version is replaced the commit stands, so what is
 * done here must not fail. If a version cannot be added to a queue, as memory is short
 * for example, it is taken from the ring when the next one is.
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
	 * The number of calls that a thread makes before another one goes on.
	 */
	static final int TURN = 1024;

	/**
	 * The same for a thread that must not wait.
	 */
	static final int SHORT_TURN = 16;

	/**
	 * How long listeners wait for another one.
	 */
	private static final long MOMENT = 100;

	private final Executor relief;

	private final @Nullable Snapshot[] ring = new Snapshot[HISTORY];

	/** The first version that has not been cut down to its rows. */
	private long whole;

	private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

	private final AtomicReference<@Nullable Round> round = new AtomicReference<>();

	private final AtomicBoolean watching = new AtomicBoolean();

	/** What the calls of listeners run in. */
	private volatile Executor context = Runnable::run;

	CommitFeed() {
		this((task) -> {
			Thread thread = new Thread(null, task, "memory-store-listeners", 0, false);
			thread.setDaemon(true);
			thread.start();
		});
	}

	/**
	 * Creates a feed.
	 * @param relief goes on in place of a thread that has had its turn
	 */
	CommitFeed(Executor relief) {
		this.relief = relief;
	}

	Executor context() {
		return this.context;
	}

	void setContext(Executor context) {
		this.context = context;
	}

	/**
	 * Takes note of a version that has been published, and never fails. Called under the
	 * lock.
	 */
	void replaced(Snapshot before, Snapshot after) {
		try {
			remember(before);
			for (Subscription subscription : this.subscriptions) {
				catchUp(subscription, after);
			}
		}
		catch (StackOverflowError | OutOfMemoryError ex) {
			// made up for the next time
		}
	}

	private void remember(Snapshot snapshot) {
		this.ring[slot(snapshot.version())] = snapshot;
	}

	/**
	 * Cuts down the remembered versions to their rows, as the newest one has replaced
	 * much of ids and indexes. Never fails. Called under the lock.
	 * @param newest the newest version
	 */
	void cutDown(Snapshot newest) {
		try {
			long first = Math.max(this.whole, newest.version() - HISTORY);
			for (long version = first; version < newest.version(); version++) {
				Snapshot snapshot = recall(version);
				if (snapshot != null) {
					remember(snapshot.rowsOnly());
				}
			}
			this.whole = newest.version();
		}
		catch (StackOverflowError | OutOfMemoryError ex) {
			// made up for the next time
		}
	}

	private static int slot(long version) {
		return (int) (version & (HISTORY - 1));
	}

	/**
	 * Adds a listener. Called under the lock.
	 * @param current the newest version
	 * @param version the version that the listener has seen
	 */
	Registration add(CommitListener listener, Snapshot current, long version, ListenerOptions options) {
		checkVersion(current, version);
		Subscription subscription = new Subscription(listener, options, version, current.version());
		catchUp(subscription, current);
		this.subscriptions.add(subscription);
		return () -> remove(subscription);
	}

	private void checkVersion(Snapshot current, long version) {
		if (version > current.version()) {
			throw new IllegalArgumentException("Version %d of the store is still to come; it is at version %d"
				.formatted(version, current.version()));
		}
		if (version < current.version() && recall(version) == null) {
			throw new IllegalArgumentException(
					"Version %d of the store is not remembered any more; it is at version %d and remembers the last %d"
						.formatted(version, current.version(), HISTORY));
		}
	}

	/**
	 * Adds the versions after the last one that a subscription has.
	 */
	private void catchUp(Subscription subscription, Snapshot current) {
		while (subscription.version() < current.version()) {
			Snapshot before = recall(subscription.version());
			long next = subscription.version() + 1;
			Snapshot after = (next == current.version()) ? current : recall(next);
			if (before == null || after == null) {
				subscription.setFull();
				return;
			}
			subscription.add(new Commit(before, after));
		}
	}

	private @Nullable Snapshot recall(long version) {
		Snapshot snapshot = this.ring[slot(version)];
		return (version >= 0 && snapshot != null && snapshot.version() == version) ? snapshot : null;
	}

	private void remove(Subscription subscription) {
		subscription.close();
		this.subscriptions.remove(subscription);
	}

	/**
	 * Notifies listeners of what waits for them, unless another thread does. Never fails.
	 * @param turn the number of calls after which another thread goes on
	 */
	void tell(int turn) {
		if (this.subscriptions.isEmpty()) {
			return;
		}
		try {
			StackRoom.require(StackRoom.MORE);
			tellAll(turn);
		}
		catch (Throwable ex) {
			tellElsewhere(ex);
		}
	}

	/**
	 * Goes on in another thread, as this one is about to run out of something.
	 */
	private void tellElsewhere(Throwable ex) {
		try {
			this.relief.execute(() -> tell(TURN));
		}
		catch (Throwable failure) {
			// made up for after the next commit
		}
		if (!(ex instanceof VirtualMachineError)) {
			Subscription.report(ex);
		}
	}

	private void tellAll(int turn) {
		for (Subscription subscription : this.subscriptions) {
			if (subscription.hasOverflown()) {
				this.context.execute(subscription::tellOverflow);
			}
		}
		hire();
		if (isCalledHere()) {
			watch();
			return;
		}
		Round round = new Round(turn);
		while (next() != null) {
			if (!this.round.compareAndSet(null, round)) {
				watch();
				break;
			}
			if (run(round)) {
				break;
			}
		}
		if (turn != SHORT_TURN) {
			slowDown();
		}
	}

	/**
	 * Whether this thread is in a call of a listener: it goes on telling when it is back,
	 * if nobody else has until then.
	 */
	private boolean isCalledHere() {
		for (Subscription subscription : this.subscriptions) {
			if (subscription.isCalledHere()) {
				return true;
			}
		}
		return false;
	}

	private void slowDown() {
		for (Subscription subscription : this.subscriptions) {
			if (subscription.isCrowded()) {
				subscription.awaitRoom();
			}
		}
	}

	/**
	 * Calls listeners until there is nothing to report, or the turn is over.
	 * @param round the round, which this thread has
	 * @return whether another thread goes on
	 */
	private boolean run(Round round) {
		boolean relieved = false;
		try {
			if (this.subscriptions.size() > 1) {
				watch();
			}
			while (!relieved && this.round.get() == round) {
				Subscription next = next();
				if (next == null) {
					break;
				}
				relieved = round.isOver() && relieve(round);
				if (!relieved) {
					call(round, next);
				}
			}
		}
		finally {
			if (!relieved) {
				this.round.compareAndSet(round, null);
			}
		}
		return relieved;
	}

	/**
	 * Has another thread go on.
	 * @return {@code false} if there is none
	 */
	private boolean relieve(Round round) {
		Round following = new Round(TURN);
		this.round.compareAndSet(round, following);
		try {
			this.relief.execute(() -> goOn(following));
			return true;
		}
		catch (Throwable ex) {
			this.round.compareAndSet(following, round);
			round.calls = 0;
			return false;
		}
	}

	private void goOn(Round round) {
		boolean relieved = false;
		try {
			relieved = run(round);
		}
		finally {
			if (!relieved) {
				tell(TURN);
			}
		}
	}

	/**
	 * The listener to call next.
	 * @return the one whose next commit is the oldest, {@code null} if none is to be
	 * called
	 */
	private @Nullable Subscription next() {
		Subscription oldest = null;
		long version = Long.MAX_VALUE;
		for (Subscription subscription : this.subscriptions) {
			long pending = subscription.pending();
			if (pending < version) {
				version = pending;
				oldest = subscription;
			}
			else if (subscription.isOver()) {
				this.subscriptions.remove(subscription);
			}
		}
		return oldest;
	}

	private void call(Round round, Subscription subscription) {
		if (!subscription.begin()) {
			return;
		}
		try {
			round.calls++;
			if (this.round.get() == round) {
				call(subscription);
			}
		}
		finally {
			subscription.end();
		}
	}

	private void call(Subscription subscription) {
		try {
			this.context.execute(subscription::call);
		}
		catch (Throwable ex) {
			Subscription.report(ex);
		}
	}

	/**
	 * Leaves listeners to their own executors.
	 */
	private void hire() {
		for (Subscription subscription : this.subscriptions) {
			Executor executor = subscription.options().executor();
			if (executor != null && subscription.isWaiting() && subscription.begin()) {
				hire(subscription, executor);
			}
		}
	}

	private void hire(Subscription subscription, Executor executor) {
		try {
			executor.execute(() -> callHired(subscription));
		}
		catch (Throwable ex) {
			subscription.end();
			Subscription.report(ex);
		}
	}

	private void callHired(Subscription subscription) {
		try {
			for (int i = 0; i < TURN && subscription.isWaiting(); i++) {
				call(subscription);
			}
		}
		finally {
			subscription.end();
		}
		tell(TURN);
	}

	/**
	 * Sees to it that a listener that does not come back does not keep the others from
	 * being called.
	 */
	private void watch() {
		if (this.subscriptions.size() > 1 && !this.watching.get() && this.watching.compareAndSet(false, true)) {
			lookLater(null, 0);
		}
	}

	private void lookLater(@Nullable Round seen, int calls) {
		CompletableFuture.delayedExecutor(MOMENT, TimeUnit.MILLISECONDS, Runnable::run)
			.execute(() -> look(seen, calls));
	}

	private void look(@Nullable Round seen, int calls) {
		Round current = this.round.get();
		boolean stuck = current != null && current == seen && current.calls == calls;
		if (current != null && !stuck) {
			lookLater(current, current.calls);
			return;
		}
		this.watching.set(false);
		boolean free = current == null || (stuck && next() != null && this.round.compareAndSet(current, null));
		if (free && next() != null) {
			this.relief.execute(() -> tell(TURN));
		}
		else if (this.round.get() != null && next() != null) {
			watch();
		}
	}

	/**
	 * The right to call listeners, for a turn.
	 */
	private static final class Round {

		private final int turn;

		/** Written by the thread that has the round. */
		private volatile int calls;

		Round(int turn) {
			this.turn = turn;
		}

		boolean isOver() {
			return this.calls >= this.turn;
		}

	}

}
