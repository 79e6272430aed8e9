package io.github.springdata.memory.reactive;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Queue of tasks that are run one at a time, in the order in which they come, without
 * making anybody wait: the thread that finds the queue idle runs its task and all that
 * are added meanwhile, other threads just add theirs. A task that adds another one
 * returns before that is run. A task may ask for an executor of its own; the queue then
 * moves there with it.
 */
final class TaskQueue implements Executor {

	private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger pending = new AtomicInteger();

	private volatile @Nullable Thread runner;

	/**
	 * Runs a task in this thread, or in the one that runs others at the moment.
	 */
	@Override
	public void execute(Runnable task) {
		add(new Task(task, null));
	}

	/**
	 * Whether this thread is in the midst of a task.
	 */
	boolean isRunHere() {
		return this.runner == Thread.currentThread();
	}

	/**
	 * Runs a task by an executor, when it is its turn.
	 */
	void execute(Runnable task, Executor executor) {
		add(new Task(task, executor));
	}

	private void add(Task task) {
		this.tasks.add(task);
		if (this.pending.getAndIncrement() == 0) {
			runAll();
		}
	}

	private void runAll() {
		do {
			Task task = this.tasks.remove();
			Executor executor = task.executor();
			if (executor != null) {
				executor.execute(() -> runFirst(task));
				return;
			}
			run(task);
		}
		while (this.pending.decrementAndGet() != 0);
	}

	private void runFirst(Task task) {
		run(task);
		if (this.pending.decrementAndGet() != 0) {
			runAll();
		}
	}

	/**
	 * Runs a task. Those behind it are run also if it throws.
	 */
	private void run(Task task) {
		boolean done = false;
		this.runner = Thread.currentThread();
		try {
			task.runnable().run();
			done = true;
		}
		finally {
			this.runner = null;
			if (!done && this.pending.decrementAndGet() != 0) {
				runAll();
			}
		}
	}

	private record Task(Runnable runnable, @Nullable Executor executor) {
	}

}
