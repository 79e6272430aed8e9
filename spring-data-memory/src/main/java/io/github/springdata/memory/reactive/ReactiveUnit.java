package io.github.springdata.memory.reactive;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.UnexpectedRollbackException;

import io.github.springdata.memory.core.TransactionScope;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

/**
 * A transaction of a reactive pipeline. Its operations run one at a time, whatever
 * threads they come from. It is bound to the context of the pipeline, never to a thread.
 */
final class ReactiveUnit {

	private final MemoryStore store;

	private final MemoryResourceHolder holder;

	private final TransactionScope scope;

	private final TaskQueue queue = new TaskQueue();

	private volatile long rows;

	private volatile boolean rolledBack;

	/** Whether an operation is in progress; belongs to the thread that runs a task. */
	private boolean working;

	ReactiveUnit(MemoryStore store, MemoryResourceHolder holder) {
		this.store = store;
		this.holder = holder;
		this.scope = TransactionScope.of(holder);
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
	private void perform(Runnable part) {
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
	<R> Mono<R> run(Function<TransactionScope, @Nullable R> operation) {
		return run(executor(), operation);
	}

	/**
	 * Runs an operation when it is its turn, unless it is cancelled before. One whose
	 * turn comes after the end of the transaction is refused, or else it would have
	 * effect on its own.
	 * @param executor one of this unit
	 */
	<R> Mono<R> run(Executor executor, Function<TransactionScope, @Nullable R> operation) {
		return schedule(executor, (holder) -> {
			if (!holder.isActive()) {
				throw new InvalidDataAccessApiUsageException(
						"The transaction of this operation has ended before its turn came; let the pipeline wait for it");
			}
			return operation.apply(this.scope);
		});
	}

	private <R> Mono<R> schedule(Executor executor, Function<MemoryResourceHolder, @Nullable R> operation) {
		return Mono.create((sink) -> {
			AtomicBoolean cancelled = new AtomicBoolean();
			sink.onCancel(() -> cancelled.set(true));
			executor.execute(() -> {
				if (!cancelled.get()) {
					run(operation, sink);
				}
			});
		});
	}

	private <R> void run(Function<MemoryResourceHolder, @Nullable R> operation, MonoSink<R> sink) {
		R result;
		boolean within = this.working;
		this.working = true;
		try {
			result = operation.apply(this.holder);
		}
		catch (Throwable ex) {
			this.working = within;
			sink.error(ex);
			return;
		}
		this.working = within;
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
		Executor executor = (this.rows > ReactiveExecution.CHUNK) ? waiting() : executor();
		return schedule(executor, MemoryResourceHolder::tryCommit).filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.defer(this::commitWhenFree))
			.onErrorResume((ex) -> rollback().then(Mono.error(ex)))
			.then();
	}

	/**
	 * Waits for the commit in progress, on a thread that may.
	 */
	private Mono<Boolean> commitWhenFree() {
		return schedule(waiting(), (holder) -> {
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
				"The transaction was rolled back, as a participant has failed or was cancelled, and so marked it as rollback-only");
	}

	/**
	 * Rolls back when it is its turn, or at once if this thread is just handing out a
	 * result: what is behind an operator that cancels must find the transaction around
	 * this one when it goes on.
	 */
	Mono<Void> rollback() {
		return schedule(atOnce(), (holder) -> {
			this.rolledBack = true;
			holder.rollback();
			return null;
		});
	}

	private Executor atOnce() {
		return (task) -> {
			if (this.queue.isRunHere() && !this.working) {
				perform(task);
			}
			else {
				executor().execute(task);
			}
		};
	}

	boolean isRolledBack() {
		return this.rolledBack;
	}

}
