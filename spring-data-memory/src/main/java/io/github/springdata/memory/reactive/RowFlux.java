package io.github.springdata.memory.reactive;

import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * Rows as they are asked for: a request for n pulls n out of the iterator. The thread
 * that requests is used for a chunk; if more was requested, the rest comes chunk by chunk
 * from a scheduler.
 *
 * @param <T> the type of the rows
 */
final class RowFlux<T> extends Flux<T> {

	private final Supplier<Iterator<T>> rows;

	private final Executor executor;

	private final Executor background;

	/**
	 * Creates a flux.
	 * @param rows opened at each subscription
	 * @param executor runs the first chunk of a request
	 * @param background runs the chunks after the first one
	 */
	RowFlux(Supplier<Iterator<T>> rows, Executor executor, Executor background) {
		this.rows = rows;
		this.executor = executor;
		this.background = background;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		Iterator<T> iterator;
		try {
			iterator = this.rows.get();
		}
		catch (RuntimeException | Error ex) {
			Operators.error(actual, ex);
			return;
		}
		actual.onSubscribe(new Rows<>(actual, iterator, this.executor, this.background));
	}

	/**
	 * The rows for one subscriber. What was requested and not delivered yet is counted;
	 * whoever raises the count from zero delivers, until it is zero again.
	 */
	private static final class Rows<T> implements Subscription {

		private final CoreSubscriber<? super T> actual;

		private final Iterator<T> iterator;

		private final Executor executor;

		private final Executor background;

		private final AtomicLong requested = new AtomicLong();

		private volatile boolean over;

		Rows(CoreSubscriber<? super T> actual, Iterator<T> iterator, Executor executor, Executor background) {
			this.actual = actual;
			this.iterator = iterator;
			this.executor = executor;
			this.background = background;
		}

		@Override
		public void request(long n) {
			if (Operators.validate(n)
					&& this.requested.getAndAccumulate(n, (before, more) -> Operators.addCap(before, more)) == 0) {
				this.executor.execute(this::deliver);
			}
		}

		@Override
		public void cancel() {
			this.over = true;
		}

		private void deliver() {
			long budget = Execution.CHUNK;
			long wanted = this.requested.get();
			while (wanted != 0) {
				long count = Math.min(wanted, budget);
				if (!deliver(count)) {
					return;
				}
				budget -= count;
				wanted = delivered(count);
				if (budget == 0 && wanted != 0) {
					this.background.execute(this::deliver);
					return;
				}
			}
		}

		private long delivered(long count) {
			return this.requested.updateAndGet((wanted) -> (wanted == Long.MAX_VALUE) ? wanted : wanted - count);
		}

		/**
		 * Delivers rows.
		 * @return whether there may be more
		 */
		private boolean deliver(long count) {
			for (long i = 0; i < count && !this.over; i++) {
				try {
					if (!this.iterator.hasNext()) {
						this.over = true;
						this.actual.onComplete();
						return false;
					}
					this.actual.onNext(this.iterator.next());
				}
				catch (RuntimeException | Error ex) {
					this.over = true;
					this.actual.onError(ex);
					return false;
				}
			}
			return !this.over;
		}

	}

}
