package io.github.springdata.memory.calls;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that read for some time, beside one that commits.
 */
final class ThreadLoad {

	private static final int STEP = 7919;

	private static final int CALLS = 16;

	private final Stock stock;

	private final int rows;

	private final Read read;

	private volatile boolean stopped;

	ThreadLoad(Stock stock, int rows, Read read) {
		this.stock = stock;
		this.rows = rows;
		this.read = read;
	}

	/**
	 * Lets threads read and one commit.
	 */
	Result run(int readers, Pace pace, long millis) throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newCachedThreadPool();
		this.stopped = false;
		List<Future<Part>> reads = new ArrayList<>();
		for (int i = 0; i < readers; i++) {
			int first = i * STEP * STEP % this.rows;
			reads.add(threads.submit(() -> read(first)));
		}
		Future<Part> commits = threads.submit(() -> commit(pace));
		boolean interrupted = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
		this.stopped = !interrupted;
		Part all = Part.NONE;
		for (Future<Part> part : reads) {
			all = all.plus(part.get());
		}
		Result result = new Result(all.calls() * 1e9 / all.nanos() * readers, all.calls() * 1e9 / all.cpu(),
				commits.get().calls() * 1000.0 / millis);
		threads.shutdown();
		return result;
	}

	private Part read(int first) {
		long cpu = cpuTime();
		long start = System.nanoTime();
		int next = first;
		long calls = 0;
		long found = 0;
		while (!this.stopped) {
			for (int i = 0; i < CALLS; i++) {
				next = (next + STEP) % this.rows;
				found += (this.read.call(this.stock.products(), next + 1L) != null) ? 1 : 0;
			}
			calls += CALLS;
		}
		if (found != calls) {
			throw new IllegalStateException("%d of %d rows were not found".formatted(calls - found, calls));
		}
		return new Part(calls, System.nanoTime() - start, cpuTime() - cpu);
	}

	private Part commit(Pace pace) {
		long calls = 0;
		for (int next = 0; !this.stopped; next = (next + STEP) % this.rows) {
			if (pace != Pace.NONE) {
				this.stock.products().save(this.stock.changed(next));
				calls++;
			}
			if (pace != Pace.UNLIMITED) {
				LockSupport.parkNanos(Pace.GAP);
			}
		}
		return new Part(calls, 0, 0);
	}

	private static long cpuTime() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	/**
	 * A call that finds something.
	 */
	@FunctionalInterface
	interface Read {

		Object call(Products<Object> products, Long id);

	}

	/**
	 * Pace at which the thread commits that writes.
	 */
	enum Pace {

		NONE("alone"), PACED("beside one that commits each millisecond"),
		UNLIMITED("beside one that commits without a pause");

		private static final long GAP = TimeUnit.MILLISECONDS.toNanos(1);

		private final String title;

		Pace(String title) {
			this.title = title;
		}

		String title() {
			return this.title;
		}

	}

	/**
	 * Result of a run.
	 *
	 * @param reads the number in a second, of all threads
	 * @param readsOfCpu the number in a second of processor time of the reading threads
	 * @param commits the number in a second
	 */
	record Result(double reads, double readsOfCpu, double commits) {

	}

	private record Part(long calls, long nanos, long cpu) {

		static final Part NONE = new Part(0, 0, 0);

		Part plus(Part other) {
			return new Part(this.calls + other.calls, this.nanos + other.nanos, this.cpu + other.cpu);
		}

	}

}
