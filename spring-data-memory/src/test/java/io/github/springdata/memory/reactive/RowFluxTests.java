package io.github.springdata.memory.reactive;

import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RowFluxTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final AtomicInteger pulled = new AtomicInteger();

	@Test
	void pullsAsManyRowsAsWereRequested() {
		StepVerifier.create(rows(50), 3)
			.expectNext(0, 1, 2)
			.then(() -> assertThat(this.pulled).hasValue(3))
			.thenRequest(4)
			.expectNextCount(4)
			.then(() -> assertThat(this.pulled).hasValue(7))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.pulled).hasValue(7);
	}

	@Test
	void stopsWhenItIsCancelled() {
		StepVerifier.create(rows(50).take(5)).expectNextCount(5).verifyComplete();
		assertThat(this.pulled).hasValue(5);
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
		assertThat(own).hasValue(Execution.CHUNK);
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
		return new RowFlux<>(() -> iterator(count), Runnable::run, Schedulers.parallel()::schedule);
	}

	private Iterator<Integer> iterator(int count) {
		return IntStream.range(0, count).peek((row) -> this.pulled.incrementAndGet()).boxed().iterator();
	}

}
