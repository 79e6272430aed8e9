package io.github.springdata.memory.reactive;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.github.springdata.memory.query.execution.ResultCursor.Step;
import io.github.springdata.memory.query.execution.ResultCursor;

/**
 * Results as they are asked for: a request for n looks at rows until n results are found,
 * and at one row more to find the end. The thread that requests looks at one chunk of
 * rows; then a scheduler goes on, chunk by chunk, so that no thread is held for longer,
 * however few of the rows are results.
 *
 * @param <T> the type of the results
 */
final class RowFlux<T> extends Flux<T> {

	private final Supplier<? extends ResultCursor<? extends T>> walk;

	private final Executor executor;

	private final Executor background;

	/**
	 * Creates a flux.
	 * @param walk begun at each subscription
	 * @param executor runs the first chunk of a request
	 * @param background runs the chunks after the first one
	 */
	RowFlux(Supplier<? extends ResultCursor<? extends T>> walk, Executor executor, Executor background) {
		this.walk = walk;
		this.executor = executor;
		this.background = background;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		ResultCursor<? extends T> begun;
		try {
			begun = this.walk.get();
		}
		catch (RuntimeException | Error ex) {
			Operators.error(actual, ex);
			return;
		}
		actual.onSubscribe(new Rows<>(actual, begun, this.executor, this.background));
	}

	/**
	 * The results for one subscriber. What was requested and not delivered yet is
	 * counted; whoever raises the count from zero delivers, until it is zero again. The
	 * fields that are not volatile belong to the one who delivers.
	 */
	private static final class Rows<T> implements Subscription {

		private final CoreSubscriber<? super T> actual;

		private final ResultCursor<? extends T> walk;

		private final Executor executor;

		private final Executor background;

		private final AtomicLong requested = new AtomicLong();

		private volatile boolean over;

		private @Nullable Step ahead;

		private int budget;

		Rows(CoreSubscriber<? super T> actual, ResultCursor<? extends T> walk, Executor executor, Executor background) {
			this.actual = actual;
			this.walk = walk;
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
			this.budget = ReactiveExecution.CHUNK;
			long wanted = this.requested.get();
			while (wanted != 0) {
				long found = find(wanted);
				if (this.over) {
					return;
				}
				wanted = delivered(found);
				if (this.budget == 0 && wanted != 0) {
					this.background.execute(this::deliver);
					return;
				}
			}
		}

		private long delivered(long count) {
			return this.requested.updateAndGet((wanted) -> (wanted == Long.MAX_VALUE) ? wanted : wanted - count);
		}

		/**
		 * Delivers results until there are enough or the chunk is done.
		 * @return the number of results
		 */
		private long find(long wanted) {
			long found = 0;
			try {
				while (found < wanted && this.budget > 0 && !this.over) {
					found += deliver(step());
				}
				if (found == wanted && this.budget > 0 && !this.over) {
					lookAhead();
				}
			}
			catch (RuntimeException | Error ex) {
				this.over = true;
				this.actual.onError(ex);
			}
			return found;
		}

		private Step step() {
			Step known = this.ahead;
			this.ahead = null;
			if (known != null) {
				return known;
			}
			this.budget--;
			return this.walk.step();
		}

		private int deliver(Step step) {
			if (step == Step.END) {
				this.over = true;
				this.actual.onComplete();
			}
			if (step != Step.FOUND) {
				return 0;
			}
			this.actual.onNext(present(this.walk.result()));
			return 1;
		}

		/**
		 * Completes after the last result, without waiting for another request.
		 */
		private void lookAhead() {
			Step next = step();
			if (next == Step.END) {
				deliver(next);
			}
			else {
				this.ahead = next;
			}
		}

		private static <T> T present(@Nullable T result) {
			if (result == null) {
				throw new InvalidDataAccessApiUsageException("A result is null, which no publisher can deliver;"
						+ " leave such results out by 'is not null', or replace them by 'coalesce'");
			}
			return result;
		}

	}

}
