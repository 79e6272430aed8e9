package io.github.springdata.memory.reactive;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random pipelines of writes in one transaction, in which threads are changed and writes
 * overlap, whose results are taken up to a random one. A transaction of which not all
 * results were seen has written nothing, also when its threads have come to rest.
 */
class RandomCancellationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final long SEED = Seeds.seed();

	private static final int RUNS = Integer.getInteger("cancellations", 150);

	@Test
	void writesAllOrNothing() {
		for (int run = 0; run < RUNS; run++) {
			new Run(SEED + run).check();
		}
	}

	/**
	 * One pipeline on a store of its own.
	 */
	private static final class Run {

		private final long seed;

		private final Random random;

		private final MemoryStore store = new MemoryStore();

		private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store);

		private final Sinks.One<Boolean> committed = Sinks.one();

		private final Scheduler scheduler;

		private final AtomicInteger seen = new AtomicInteger();

		Run(long seed) {
			this.seed = seed;
			this.random = Seeds.random(seed);
			this.scheduler = Schedulers.newParallel("cancellation", 1 + this.random.nextInt(3), true);
		}

		void check() {
			int writes = 1 + this.random.nextInt(40);
			int taken = 1 + this.random.nextInt(writes + 1);
			Flux<Fruit> transaction = operator().transactional(written(writes))
				.doOnNext((fruit) -> this.seen.getAndIncrement());
			taken(transaction, taken).onErrorComplete().then().block(PATIENCE);
			boolean committed = Boolean.TRUE.equals(this.committed.asMono().block(PATIENCE));
			this.scheduler.disposeGracefully().block(PATIENCE);
			assertThat(count()).as("rows, -Dseed=%d -Dcancellations=1", this.seed).isEqualTo(committed ? writes : 0);
			assertThat(committed && this.seen.get() < writes)
				.as("committed with %d of %d results seen, -Dseed=%d -Dcancellations=1", this.seen.get(), writes,
						this.seed)
				.isFalse();
		}

		private TransactionalOperator operator() {
			ReactiveMemoryTransactionManager manager = new ReactiveMemoryTransactionManager(this.store);
			manager.addListener(new TransactionExecutionListener() {

				@Override
				public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
					Run.this.committed.tryEmitValue(failure == null);
				}

				@Override
				public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
					Run.this.committed.tryEmitValue(false);
				}

			});
			return TransactionalOperator.create(manager);
		}

		private Flux<Fruit> written(int writes) {
			Flux<Fruit> fruits = Flux.range(1, writes).map((i) -> Fruit.of("fruit " + i, i));
			return moved(moved(fruits)
				.transform(pick(List.of((flux) -> flux.concatMap(this::write), (flux) -> flux.flatMap(this::write),
						(flux) -> flux.flatMap(this::write, 4), (flux) -> flux.flatMapSequential(this::write, 3),
						(flux) -> flux.buffer(3).concatMap(this.template::saveAll)))));
		}

		private Mono<Fruit> write(Fruit fruit) {
			Mono<Fruit> write = this.template.save(fruit);
			return switch (this.random.nextInt(4)) {
				case 0 -> write.subscribeOn(this.scheduler);
				case 1 -> write.publishOn(this.scheduler);
				case 2 -> Mono.defer(() -> this.template.count(Fruit.class)).then(write);
				default -> write;
			};
		}

		private <T> Flux<T> moved(Flux<T> flux) {
			return switch (this.random.nextInt(4)) {
				case 0 -> flux.publishOn(this.scheduler);
				case 1 -> flux.subscribeOn(this.scheduler);
				default -> flux;
			};
		}

		private Flux<?> taken(Flux<Fruit> flux, int count) {
			AtomicInteger passed = new AtomicInteger();
			return flux
				.transform(pick(List.of((results) -> results.take(count), (results) -> results.take(count, false),
						(results) -> results.takeUntil((fruit) -> passed.incrementAndGet() == count),
						(results) -> results.takeWhile((fruit) -> passed.incrementAndGet() <= count),
						(results) -> results.limitRate(2).take(count), (results) -> results.map((fruit) -> {
							if (passed.incrementAndGet() == count) {
								throw new IllegalStateException("on purpose");
							}
							return fruit;
						}))));
		}

		private Function<Flux<Fruit>, Flux<Fruit>> pick(List<Function<Flux<Fruit>, Flux<Fruit>>> choices) {
			return choices.get(this.random.nextInt(choices.size()));
		}

		private long count() {
			return this.template.count(Fruit.class).blockOptional(PATIENCE).orElseThrow();
		}

	}

}
