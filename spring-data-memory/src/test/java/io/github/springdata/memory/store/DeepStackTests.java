package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.github.springdata.memory.store.Items.Item;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thread that commits at every depth of its stack, down to the bottom, beside others
 * that have all the room that they need.
 */
class DeepStackTests {

	private static final int DESCENTS = Integer.getInteger("descents", 20);

	private static final int SMALL_STACK = 256 * 1024;

	private final MemoryStore store = Items.store();

	private final AtomicLong committed = new AtomicLong();

	private final List<Throwable> failures = new CopyOnWriteArrayList<>();

	@ParameterizedTest(name = "with listeners: {0}")
	@ValueSource(booleans = { false, true })
	void harmsNobodyElse(boolean listening) throws Exception {
		AtomicLong told = new AtomicLong();
		if (listening) {
			this.store.addListener((before, after) -> told.addAndGet(after.version() - before.version()));
		}
		long start = this.store.version();
		AtomicBoolean done = new AtomicBoolean();
		ExecutorService executor = Executors.newFixedThreadPool(2);
		List<Future<?>> others = new ArrayList<>();
		for (int i = 1; i <= 2; i++) {
			long id = i;
			others.add(executor.submit(() -> {
				while (!done.get()) {
					commit(id);
				}
			}));
		}
		try {
			for (int i = 0; i < DESCENTS; i++) {
				descendInAThread(i);
			}
		}
		finally {
			done.set(true);
		}
		for (Future<?> other : others) {
			other.get(20, TimeUnit.SECONDS);
		}
		executor.shutdown();
		commit(4);
		assertThat(this.failures).isEmpty();
		TableChecks.check(this.store);
		assertThat(this.store.version() - start).isGreaterThanOrEqualTo(this.committed.get());
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (listening && told.get() < this.store.version() - start && System.nanoTime() < end) {
			Thread.onSpinWait();
		}
		if (listening) {
			assertThat(told.get()).as("versions told of").isEqualTo(this.store.version() - start);
		}
	}

	private void descendInAThread(int frames) throws InterruptedException {
		Thread thread = new Thread(null, () -> shift(frames % 20), "deep", SMALL_STACK);
		thread.setUncaughtExceptionHandler((where, ex) -> {
		});
		thread.start();
		thread.join(20_000);
		if (thread.isAlive()) {
			this.failures.add(new AssertionError("the deep thread hangs"));
		}
	}

	/**
	 * Lets each descent meet the bottom in another place.
	 */
	private void shift(int frames) {
		if (frames > 0) {
			shift(frames - 1);
		}
		else {
			descend();
		}
	}

	private void descend() {
		try {
			commit(3);
			descend();
		}
		catch (StackOverflowError ex) {
			// the bottom
		}
		catch (RuntimeException ex) {
			this.failures.add(ex);
		}
	}

	private void commit(long id) {
		Transaction transaction = this.store.begin();
		transaction.put(Items.TABLE, Item.of(id, (int) (this.committed.get() % 1_000)), (row) -> {
		});
		transaction.commit();
		this.committed.incrementAndGet();
	}

}
