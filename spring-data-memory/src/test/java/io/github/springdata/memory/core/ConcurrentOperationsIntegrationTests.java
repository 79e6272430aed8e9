package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.store.MemoryStore;

import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for operations of several threads outside transactions.
 */
class ConcurrentOperationsIntegrationTests {

	private static final int THREADS = 3;

	private static final int ROUNDS = 300;

	private final MemoryTemplate ops = new MemoryTemplate(new MemoryStore());

	private void inThreads(Runnable round) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		List<Future<?>> futures = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			futures.add(executor.submit(() -> {
				for (int j = 0; j < ROUNDS; j++) {
					round.run();
				}
			}));
		}
		executor.shutdown();
		for (Future<?> future : futures) {
			future.get();
		}
	}

	@Test
	void losesNoUpdateOfAVersionedRow() throws Exception {
		Person ada = this.ops.insert(new Person("ada", 0));
		inThreads(() -> increment(ada.id));
		Person stored = this.ops.findById(ada.id, Person.class).orElseThrow();
		assertThat(stored.age).isEqualTo(THREADS * ROUNDS);
		assertThat(stored.version).isEqualTo(THREADS * ROUNDS);
	}

	private void increment(Long id) {
		while (true) {
			try {
				Person person = this.ops.findById(id, Person.class).orElseThrow();
				person.age++;
				this.ops.save(person);
				return;
			}
			catch (OptimisticLockingFailureException ex) {
				Thread.onSpinWait();
			}
		}
	}

	@Test
	void neverRefusesToSaveARowWithoutVersion() throws Exception {
		inThreads(() -> this.ops.save(new Item(1L, Thread.currentThread().getName(), 1)));
		assertThat(this.ops.count(Item.class)).isEqualTo(1);
	}

	@Test
	void insertsEveryRowUnderAnIdOfItsOwn() throws Exception {
		inThreads(() -> this.ops.insert(Item.of("pen", 1)));
		assertThat(this.ops.findAll(Item.class)).extracting(Item::id)
			.doesNotHaveDuplicates()
			.hasSize(THREADS * ROUNDS)
			.allMatch((id) -> id <= THREADS * ROUNDS);
	}

	@Test
	void deletesEveryRowOnce() throws Exception {
		List<Item> items = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			items.add(Item.of("pen", i));
		}
		this.ops.insertAll(items);
		inThreads(() -> this.ops.query(Item.class).limit(1).first().ifPresent(this.ops::delete));
		assertThat(this.ops.count(Item.class)).isZero();
	}

}
