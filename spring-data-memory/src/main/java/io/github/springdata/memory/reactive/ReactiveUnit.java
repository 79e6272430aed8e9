package io.github.springdata.memory.reactive;

import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.transaction.UnexpectedRollbackException;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

/**
 * A transaction of a reactive pipeline. Its operations run one at a time, whatever
 * threads they come from. It is bound to the context of the pipeline, never to a thread.
 */
final class ReactiveUnit {

	private final MemoryStore store;

	private final MemoryResourceHolder holder;

	private final TaskQueue queue = new TaskQueue();

	private volatile long rows;

	ReactiveUnit(MemoryStore store, MemoryResourceHolder holder) {
		this.store = store;
		this.holder = holder;
	}

	MemoryResourceHolder holder() {
		return this.holder;
	}

	/**
	 * Runs tasks in the thread at hand when it is their turn.
	 */
	Executor executor() {
		return (task) -> this.queue.execute(() -> perform(task));
	}

	/**
	 * Runs a part of the transaction, and what it leads to in the same thread.
	 */
	void perform(Runnable part) {
		this.holder.runDetached(this.store, part);
	}

	/**
	 * Runs tasks by a scheduler when it is their turn.
	 */
	Executor executor(Scheduler scheduler) {
		return (task) -> this.queue.execute(() -> perform(task), scheduler::schedule);
	}

	/**
	 * Runs an operation when it is its turn.
	 */
	<R> Mono<R> run(Function<MemoryResourceHolder, @Nullable R> operation) {
		return run(executor(), operation);
	}

	/**
	 * Runs an operation when it is its turn.
	 * @param executor one of this unit
	 */
	<R> Mono<R> run(Executor executor, Function<MemoryResourceHolder, @Nullable R> operation) {
		return Mono.create((sink) -> executor.execute(() -> run(operation, sink)));
	}

	private <R> void run(Function<MemoryResourceHolder, @Nullable R> operation, MonoSink<R> sink) {
		R result;
		try {
			result = operation.apply(this.holder);
		}
		catch (Throwable ex) {
			sink.error(ex);
			return;
		}
		sink.success(result);
	}

	/**
	 * Notes that a number of rows is to be written, as the length of the commit depends
	 * on it.
	 */
	void writes(long rows) {
		this.rows += rows;
	}

	/**
	 * Commits, on the thread at hand if there is little to do and no other commit in
	 * progress. Rolls back if that fails.
	 */
	Mono<Void> commit() {
		Executor executor = (this.rows > Execution.CHUNK) ? waiting() : executor();
		return run(executor, MemoryResourceHolder::tryCommit).filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.defer(this::commitWhenFree))
			.onErrorResume((ex) -> rollback().then(Mono.error(ex)))
			.then();
	}

	/**
	 * Waits for the commit in progress, on a thread that may.
	 */
	private Mono<Boolean> commitWhenFree() {
		return run(waiting(), (holder) -> {
			holder.commit();
			return true;
		});
	}

	private Executor waiting() {
		return executor(Schedulers.boundedElastic());
	}

	/**
	 * Commits unless the transaction is marked.
	 */
	Mono<Void> commitUnlessMarked() {
		return Mono
			.defer(() -> this.holder.isRollbackOnly() ? rollback().then(Mono.error(unexpectedRollback())) : commit());
	}

	private static UnexpectedRollbackException unexpectedRollback() {
		return new UnexpectedRollbackException(
				"The transaction was rolled back, as a participant has marked it as rollback-only");
	}

	Mono<Void> rollback() {
		return run((holder) -> {
			holder.rollback();
			return null;
		});
	}

}
