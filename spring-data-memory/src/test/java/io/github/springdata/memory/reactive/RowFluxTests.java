package io.github.springdata.memory.reactive;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.github.springdata.memory.query.execution.ResultCursor;

import static org.assertj.core.api.Assertions.assertThat;

class RowFluxTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final AtomicInteger pulled = new AtomicInteger();

	@Test
	void pullsAsManyRowsAsWereRequestedAndOneMore() {
		StepVerifier.create(rows(50), 3)
			.expectNext(0, 1, 2)
			.then(() -> assertThat(this.pulled).hasValue(4))
			.thenRequest(4)
			.expectNextCount(4)
			.then(() -> assertThat(this.pulled).hasValue(8))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.pulled).hasValue(8);
	}

	@Test
	void completesAfterTheLastRowWithoutAnotherRequest() {
		StepVerifier.create(rows(3), 3).expectNext(0, 1, 2).verifyComplete();
		StepVerifier.create(rows(1_000), 1_000).expectNextCount(1_000).thenRequest(1).verifyComplete();
		StepVerifier.create(rows(0), 1).verifyComplete();
	}

	@Test
	void countsRowsThatAreNoResults() {
		Queue<Runnable> tasks = new ArrayDeque<>();
		List<Integer> results = new ArrayList<>();
		AtomicBoolean complete = new AtomicBoolean();
		ResultCursor<Integer> walk = new SelectiveWalk(10_000, 4_000);
		new RowFlux<>(() -> walk, tasks::add, tasks::add).subscribe(results::add, (ex) -> {
		}, () -> complete.set(true));
		List<Integer> looked = new ArrayList<>();
		while (!tasks.isEmpty()) {
			int before = ((SelectiveWalk) walk).row;
			tasks.remove().run();
			looked.add(((SelectiveWalk) walk).row - before);
		}
		assertThat(complete).isTrue();
		assertThat(results).containsExactly(4_000, 8_000);
		assertThat(looked).hasSize(11).allMatch((rows) -> rows <= ReactiveExecution.CHUNK);
	}

	@Test
	void stopsBetweenResultsWhenItIsCancelled() {
		Queue<Runnable> tasks = new ArrayDeque<>();
		SelectiveWalk walk = new SelectiveWalk(10_000, 20_000);
		Disposable subscription = new RowFlux<>(() -> walk, tasks::add, tasks::add).subscribe();
		tasks.remove().run();
		subscription.dispose();
		tasks.remove().run();
		assertThat(tasks).isEmpty();
		assertThat(walk.row).isEqualTo(ReactiveExecution.CHUNK);
	}

	@Test
	void refusesToDeliverNull() {
		Flux<String> rows = new RowFlux<>(() -> ResultCursor.of(Arrays.asList("a", null).iterator()), Runnable::run,
				Runnable::run);
		StepVerifier.create(rows)
			.expectNext("a")
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(InvalidDataAccessApiUsageException.class)
				.hasMessageContaining("A result is null, which no publisher can deliver"))
			.verify(PATIENCE);
	}

	@Test
	void stopsWhenItIsCancelled() {
		StepVerifier.create(rows(50).take(5)).expectNextCount(5).verifyComplete();
		assertThat(this.pulled.get()).isLessThanOrEqualTo(6);
	}

	@Test
	void leavesTheCallingThreadAfterAChunk() {
		Thread caller = Thread.currentThread();
		AtomicInteger own = new AtomicInteger();
		Set<String> others = ConcurrentHashMap.newKeySet();
		StepVerifier.create(rows(5_000).doOnNext((row) -> {
			if (Thread.currentThread() == caller) {
				own.incrementAndGet();
			}
			else {
				others.add(Thread.currentThread().getName());
			}
		})).expectNextCount(5_000).expectComplete().verify(PATIENCE);
		assertThat(own).hasValue(ReactiveExecution.CHUNK);
		assertThat(others).allMatch((name) -> name.startsWith("parallel"));
	}

	@Test
	void passesErrorsOn() {
		Flux<Integer> failing = new RowFlux<>(() -> {
			throw new IllegalStateException("by purpose");
		}, Runnable::run, Schedulers.parallel()::schedule);
		StepVerifier.create(failing).verifyErrorMessage("by purpose");
	}

	private Flux<Integer> rows(int count) {
		return new RowFlux<>(() -> ResultCursor.of(iterator(count)), Runnable::run, Schedulers.parallel()::schedule);
	}

	private Iterator<Integer> iterator(int count) {
		return IntStream.range(0, count).peek((row) -> this.pulled.incrementAndGet()).boxed().iterator();
	}

	/**
	 * Numbers from 1 on, of which few are results.
	 */
	private static final class SelectiveWalk implements ResultCursor<Integer> {

		private final int size;

		private final int distance;

		private int row;

		SelectiveWalk(int size, int distance) {
			this.size = size;
			this.distance = distance;
		}

		@Override
		public Step step() {
			if (this.row == this.size) {
				return Step.END;
			}
			return (++this.row % this.distance == 0) ? Step.FOUND : Step.PASSED;
		}

		@Override
		public Integer result() {
			return this.row;
		}

	}

}
