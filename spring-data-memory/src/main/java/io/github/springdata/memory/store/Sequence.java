package io.github.springdata.memory.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The id sequence of a table. It remembers where it stood before it went on after an id
 * set by hand, for the case that this id was the last one that there is, and is not in
 * use any more.
 */
final class Sequence {

	/** Stands for no id. */
	static final long NONE = 0;

	private final AtomicLong last = new AtomicLong();

	/** The greatest id set by hand that the sequence went on after. */
	private long setByHand;

	/** The last id that was handed out before that. */
	private long handedOut;

	/**
	 * Hands out the next id.
	 * @param limit the last id that there is
	 * @return the id, {@link #NONE} if there is none left
	 */
	long next(long limit) {
		while (true) {
			long next = this.last.incrementAndGet();
			if (next > 0 && next <= limit) {
				return next;
			}
			if (isAtEnd(limit)) {
				return NONE;
			}
		}
	}

	/**
	 * Takes back steps beyond the end.
	 * @return {@code false} if the sequence has been resumed in the meantime
	 */
	private synchronized boolean isAtEnd(long limit) {
		long last = this.last.get();
		if (last >= 0 && last < limit) {
			return false;
		}
		this.last.set(limit);
		return true;
	}

	/**
	 * Goes on after an id that was set by hand.
	 */
	void advance(long used) {
		long last = this.last.get();
		if (last >= 0 && last < used) {
			jump(used);
		}
	}

	private synchronized void jump(long used) {
		long last = this.last.get();
		while (last >= 0 && last < used) {
			if (this.last.compareAndSet(last, used)) {
				this.handedOut = (last > this.setByHand) ? last : this.handedOut;
				this.setByHand = used;
				return;
			}
			last = this.last.get();
		}
	}

	/**
	 * Goes on after the greatest id in use, if the sequence has come to its end by an id
	 * set by hand that is not in use any more.
	 * @return whether there are ids left
	 */
	synchronized boolean resume(long limit, long greatestInUse) {
		long last = this.last.get();
		if (last >= 0 && last < limit) {
			return true;
		}
		long start = Math.max(this.handedOut, greatestInUse);
		if (greatestInUse >= this.setByHand || start >= limit) {
			return false;
		}
		set(new State(start, 0, 0));
		return true;
	}

	synchronized State state() {
		long last = this.last.get();
		return new State((last >= 0) ? last : Long.MAX_VALUE, this.setByHand, this.handedOut);
	}

	synchronized void set(State state) {
		this.last.set(state.last);
		this.setByHand = state.setByHand;
		this.handedOut = state.handedOut;
	}

	/**
	 * Position of a sequence.
	 *
	 * @param last the last id that was handed out or set by hand
	 * @param setByHand the greatest id set by hand that it went on after
	 * @param handedOut the last id that was handed out before that
	 */
	record State(long last, long setByHand, long handedOut) {

		static final State START = new State(0, 0, 0);

	}

}
