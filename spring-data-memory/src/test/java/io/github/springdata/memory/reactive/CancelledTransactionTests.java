package io.github.springdata.memory.reactive;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.NothingLeftBound;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transactions of several writes whose results are not taken to the end. The writes never
 * hang, so that only the cancellation can keep the transaction from its commit.
 */
@ExtendWith(NothingLeftBound.class)
class CancelledTransactionTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store);

	private final ReactiveMemoryTransactionManager manager = new ReactiveMemoryTransactionManager(this.store);

	private final TransactionalOperator transactions = TransactionalOperator.create(this.manager);

	private final Sinks.One<String> outcome = Sinks.one();

	CancelledTransactionTests() {
		this.manager.addListener(new TransactionExecutionListener() {

			@Override
			public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
				CancelledTransactionTests.this.outcome.tryEmitValue("committed");
			}

			@Override
			public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
				CancelledTransactionTests.this.outcome.tryEmitValue("rolled back");
			}

		});
	}

	@ParameterizedTest(name = "{0}, written {1}")
	@MethodSource("cancellationsOfEachPipeline")
	void rollsBackWhatIsNotTakenToItsEnd(String canceller, String pipeline, Function<Flux<Fruit>, Publisher<?>> cancel,
			Writing writing) {
		end(cancel.apply(this.transactions.transactional(writing.write(this))));
		assertThat(this.outcome.asMono().block(PATIENCE)).isEqualTo("rolled back");
		assertThat(count()).isZero();
	}

	private static void end(Publisher<?> pipeline) {
		Flux.from(pipeline).then().onErrorComplete((ex) -> ex.getMessage() != null).block(PATIENCE);
	}

	static Stream<Arguments> cancellationsOfEachPipeline() {
		return Cancellations.all()
			.entrySet()
			.stream()
			.flatMap((canceller) -> writings().entrySet()
				.stream()
				.map((writing) -> Arguments.of(canceller.getKey(), writing.getKey(), canceller.getValue(),
						writing.getValue())));
	}

	private static Map<String, Writing> writings() {
		Map<String, Writing> all = new TreeMap<>();
		all.put("one after the other", (test) -> test.fruits().concatMap(test.template::save));
		all.put("side by side", (test) -> test.fruits().flatMap(test.template::save));
		all.put("in order, side by side", (test) -> test.fruits().flatMapSequential(test.template::save));
		all.put("all before the first result",
				(test) -> test.fruits().concatMap(test.template::save).collectList().flatMapIterable((list) -> list));
		all.put("as one list", (test) -> test.template.saveAll(test.fruits()));
		all.put("by threads that take turns", (test) -> test.fruits()
			.concatMap((fruit) -> test.template.save(fruit).publishOn(Schedulers.parallel())));
		all.put("by threads at once", (test) -> test.fruits()
			.flatMapSequential((fruit) -> test.template.save(fruit).subscribeOn(Schedulers.parallel())));
		all.put("in another thread",
				(test) -> test.fruits().publishOn(Schedulers.parallel()).concatMap(test.template::save));
		all.put("started elsewhere",
				(test) -> test.fruits().concatMap(test.template::save).subscribeOn(Schedulers.boundedElastic()));
		all.put("between results of nobody", (test) -> test.fruits()
			.concatMap((fruit) -> Flux.just(fruit).concatWith(test.save(fruit).then(Mono.empty()))));
		all.put("after a read",
				(test) -> test.template.findAll(Fruit.class).thenMany(test.fruits().concatMap(test.template::save)));
		return all;
	}

	private Mono<Fruit> save(Fruit fruit) {
		return Mono.defer(() -> this.template.save(fruit));
	}

	private Flux<Fruit> fruits() {
		return Flux.range(1, Cancellations.ELEMENTS).map((i) -> Fruit.of("fruit " + i, i));
	}

	private long count() {
		return this.template.count(Fruit.class).block();
	}

	@FunctionalInterface
	private interface Writing {

		Flux<Fruit> write(CancelledTransactionTests test);

	}

}
