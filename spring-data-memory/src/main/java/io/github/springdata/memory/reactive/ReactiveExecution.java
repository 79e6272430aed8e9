package io.github.springdata.memory.reactive;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

import io.github.springdata.memory.core.TransactionScope;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

/**
 * Runner of the operations of a template, in the transaction of the pipeline or in one of
 * their own.
 *
 * <h2>How it works</h2>
 * <p>
 * All work is done by the operations of {@code core}, over a transaction that is handed
 * to them; no thread is bound to anything. The thread that subscribes or requests does up
 * to one {@link #CHUNK chunk} of rows itself. What may be longer is done by a scheduler
 * whose threads may be held: results that come one by one in chunks, so that others have
 * their turn in between, all else in one go. Nothing waits for a lock: a commit that
 * meets another one in progress moves to a thread that may wait.
 * <p>
 * A write outside of any transaction is a unit of its own. If its commit conflicts with
 * another one it is done again on top of that, as with the blocking operations.
 *
 * @param store the store
 * @param scheduler runs what is large
 */
record ReactiveExecution(MemoryStore store, Scheduler scheduler) {

	/**
	 * The number of rows that are dealt with in one go.
	 */
	static final int CHUNK = 1000;

	/**
	 * Reads a result, or nothing.
	 * @param large whether to leave the thread at hand
	 */
	<R> Mono<R> read(boolean large, Function<TransactionScope, @Nullable R> operation) {
		return current().flatMap((unit) -> {
			Mono<R> result = unit.isPresent() ? read(unit.get(), large, operation)
					: Mono.fromSupplier(() -> operation.apply(TransactionScope.none()));
			return large ? result.subscribeOn(this.scheduler) : result;
		});
	}

	private <R> Mono<R> read(ReactiveUnit unit, boolean large, Function<TransactionScope, @Nullable R> operation) {
		return unit.run(large ? unit.executor(this.scheduler) : unit.executor(), operation);
	}

	/**
	 * Reads rows as they are asked for, from the moment of the subscription.
	 * @param large whether to leave the thread at hand
	 */
	<R> Flux<R> stream(boolean large, Function<TransactionScope, ? extends ResultCursor<? extends R>> operation) {
		return current().flatMapMany((unit) -> {
			Flux<R> rows = unit.map((present) -> this.<R>stream(present, operation))
				.orElseGet(() -> new RowFlux<>(() -> operation.apply(TransactionScope.none()), Runnable::run,
						this.scheduler::schedule));
			return large ? rows.subscribeOn(this.scheduler) : rows;
		});
	}

	private <R> Flux<R> stream(ReactiveUnit unit,
			Function<TransactionScope, ? extends ResultCursor<? extends R>> operation) {
		Mono<ResultCursor<? extends R>> begun = unit.run(operation::apply);
		return begun.flatMapMany((walk) -> new RowFlux<>(() -> walk, unit.executor(), unit.executor(this.scheduler)));
	}

	/**
	 * Writes, all or nothing.
	 * @param large whether to leave the thread at hand
	 * @param operation may be run again after a conflict
	 */
	<R> Mono<R> write(boolean large, Function<ReactiveUnit, Mono<R>> operation) {
		return currentToWrite().flatMap((unit) -> {
			Mono<R> result = unit.isPresent() ? operation.apply(unit.get())
					: alone(operation, true).retryWhen(conflicts());
			return large ? result.subscribeOn(this.scheduler) : result;
		});
	}

	private static Retry conflicts() {
		return Retry.indefinitely().filter(CommitConflict.class::isInstance);
	}

	/**
	 * Writes what comes in chunks, all or nothing. Within a transaction results come
	 * chunk by chunk, else after the commit.
	 */
	<T, R> Flux<R> writeChunks(Publisher<T> source, ChunkOperation<T, R> operation) {
		return currentToWrite().flatMapMany((unit) -> {
			if (unit.isPresent()) {
				return participate(unit.get(), source, operation);
			}
			Mono<List<R>> results = alone((own) -> chunks(own, source, operation).collectList(), false);
			return results.flatMapMany((list) -> new RowFlux<R>(() -> ResultCursor.of(list.iterator()), Runnable::run,
					this.scheduler::schedule));
		});
	}

	/**
	 * Writes in the transaction of the pipeline, which is rolled back if this fails or is
	 * cancelled before all was written.
	 */
	private <T, R> Flux<R> participate(ReactiveUnit unit, Publisher<T> source, ChunkOperation<T, R> operation) {
		WriteProgress progress = new WriteProgress();
		return chunks(unit, progress.of(source), progress.of(operation))
			.doOnError((ex) -> unit.holder().setRollbackOnly())
			.doOnCancel(() -> {
				if (!progress.isComplete()) {
					unit.holder().setRollbackOnly();
				}
			});
	}

	private <T, R> Flux<R> chunks(ReactiveUnit unit, Publisher<T> source, ChunkOperation<T, R> operation) {
		return Flux.from(source)
			.buffer(CHUNK)
			.index()
			.concatMap((chunk) -> chunk(unit, chunk.getT1(), operation.apply(unit, chunk.getT2())), 1)
			.concatMapIterable(Function.identity());
	}

	/**
	 * Leaves the thread at hand after the first chunk.
	 */
	private <R> Mono<List<R>> chunk(ReactiveUnit unit, long index, Mono<List<R>> work) {
		return (index == 0) ? work : work.subscribeOn(this.scheduler);
	}

	private <R> Mono<R> alone(Function<ReactiveUnit, Mono<R>> operation, boolean repeatable) {
		return Mono.defer(() -> {
			ReactiveUnit unit = begin();
			return operation.apply(unit)
				.onErrorResume((ex) -> unit.rollback().then(Mono.error(ex)))
				.flatMap((result) -> unit.commit()
					.onErrorMap(DataAccessException.class, (ex) -> repeatable ? new CommitConflict(ex) : ex)
					.thenReturn(result))
				.doOnCancel(() -> unit.rollback().subscribe());
		});
	}

	private ReactiveUnit begin() {
		return new ReactiveUnit(this.store,
				MemoryResourceHolder.begin(this.store, IsolationLevel.REPEATABLE_READ, false));
	}

	/**
	 * The transaction of the pipeline, if there is one in progress.
	 */
	Mono<Optional<ReactiveUnit>> current() {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.map(this::active)
			.onErrorReturn(NoTransactionException.class, Optional.empty());
	}

	private Optional<ReactiveUnit> active(TransactionSynchronizationManager manager) {
		return Optional.ofNullable(ReactiveUnits.bound(manager, this.store)).filter((unit) -> unit.holder().isActive());
	}

	/**
	 * The transaction of the pipeline, if there is one in progress. A pipeline that is
	 * cancelled may have threads that have not noticed and start to write when the
	 * transaction has been rolled back. What they write must not be committed on its own.
	 */
	private Mono<Optional<ReactiveUnit>> currentToWrite() {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.flatMap((manager) -> ReactiveUnits.isRolledBack(manager, this.store)
					? Mono.<Optional<ReactiveUnit>>error(rolledBack()) : Mono.just(active(manager)))
			.onErrorReturn(NoTransactionException.class, Optional.empty());
	}

	private static InvalidDataAccessApiUsageException rolledBack() {
		return new InvalidDataAccessApiUsageException(
				"The transaction of this pipeline was rolled back, so nothing more can be written in it;"
						+ " write in a transaction of its own, with propagation REQUIRES_NEW");
	}

	/**
	 * Work on one chunk.
	 *
	 * @param <T> the type of what comes
	 * @param <R> the type of the results
	 */
	@FunctionalInterface
	interface ChunkOperation<T, R> {

		Mono<List<R>> apply(ReactiveUnit unit, List<T> chunk);

	}

	/**
	 * A commit that was refused and is to be tried again.
	 */
	private static final class CommitConflict extends RuntimeException {

		CommitConflict(DataAccessException cause) {
			super(cause.getMessage(), cause, false, false);
		}

	}

}
