package io.github.springdata.memory.reactive;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/**
 * Ways to take less than all of what a flux has, by operators and subscribers.
 */
final class Cancellations {

	/**
	 * The number of elements of the flux, whose prices are 1 and so on.
	 */
	static final int ELEMENTS = 5;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final IllegalStateException ON_PURPOSE = new IllegalStateException("on purpose");

	private Cancellations() {
	}

	static Map<String, Function<Flux<Fruit>, Publisher<?>>> all() {
		Map<String, Function<Flux<Fruit>, Publisher<?>>> all = new TreeMap<>();
		putOperatorsThatHaveEnough(all);
		putOperatorsThatFail(all);
		putOperatorsAround(all);
		putOperatorsInFront(all);
		putSubscribers(all);
		return all;
	}

	private static void putOperatorsThatHaveEnough(Map<String, Function<Flux<Fruit>, Publisher<?>>> all) {
		all.put("next", Flux::next);
		all.put("take the first", (flux) -> flux.take(1));
		all.put("take all and no more", (flux) -> flux.take(ELEMENTS));
		all.put("take of unbounded demand", (flux) -> flux.take(2, false));
		all.put("take none", (flux) -> flux.skip(1).take(1));
		all.put("takeUntil the first", (flux) -> flux.takeUntil((fruit) -> true));
		all.put("takeUntil the last", (flux) -> flux.takeUntil((fruit) -> fruit.price == ELEMENTS));
		all.put("takeWhile", (flux) -> flux.takeWhile((fruit) -> fruit.price < 3));
		all.put("takeUntilOther", Cancellations::takeUntilOther);
		all.put("hasElements", Flux::hasElements);
		all.put("hasElement", (flux) -> flux.map(Fruit::getName).hasElement("fruit 2"));
		all.put("any", (flux) -> flux.any((fruit) -> fruit.price == 2));
		all.put("all", (flux) -> flux.all((fruit) -> fruit.price < 2));
		all.put("elementAt", (flux) -> flux.elementAt(2));
		all.put("elementAt the last", (flux) -> flux.elementAt(ELEMENTS - 1));
		all.put("single of several", Flux::single);
		all.put("singleOrEmpty of several", Flux::singleOrEmpty);
		all.put("Mono.from", Mono::from);
		all.put("handle that completes", (flux) -> flux.handle((fruit, sink) -> sink.complete()));
	}

	private static void putOperatorsThatFail(Map<String, Function<Flux<Fruit>, Publisher<?>>> all) {
		all.put("handle that fails", (flux) -> flux.handle((fruit, sink) -> sink.error(ON_PURPOSE)));
		all.put("map that throws", (flux) -> flux.map(Cancellations::fail));
		all.put("map that throws at the last", (flux) -> flux.map(Cancellations::failAtLast));
		all.put("filter that throws", (flux) -> flux.filter((fruit) -> fail(fruit) != null));
		all.put("doOnNext that throws", (flux) -> flux.doOnNext(Cancellations::fail));
		all.put("scan that throws", (flux) -> flux.scan((one, other) -> fail(one)));
		all.put("reduce that throws", (flux) -> flux.reduce((one, other) -> fail(one)));
		all.put("collect that throws", (flux) -> flux.collectMap(Cancellations::fail));
		all.put("distinct that throws", (flux) -> flux.distinct(Cancellations::fail));
		all.put("flatMap that fails", (flux) -> flux.flatMap((fruit) -> Mono.error(ON_PURPOSE)));
		all.put("concatMap that fails", (flux) -> flux.concatMap((fruit) -> Mono.error(ON_PURPOSE)));
		all.put("switchMap that fails", (flux) -> flux.switchMap((fruit) -> Mono.error(ON_PURPOSE)));
		all.put("flatMapIterable that throws", (flux) -> flux.flatMapIterable((fruit) -> List.of(fail(fruit))));
		all.put("onErrorComplete behind an error", (flux) -> flux.map(Cancellations::fail).onErrorComplete());
		all.put("zip with a shorter source in front", (flux) -> Flux.zip(Flux.just(1, 2), flux));
		all.put("zip with a single value", (flux) -> flux.zipWith(Mono.just(1)));
		all.put("zipWithIterable", (flux) -> flux.zipWithIterable(List.of(1, 2)));
		all.put("buffer and next", (flux) -> flux.buffer(2).next());
		all.put("window and next", (flux) -> flux.window(2).concatMap(Flux::collectList).next());
	}

	private static void putOperatorsAround(Map<String, Function<Flux<Fruit>, Publisher<?>>> all) {
		all.put("inside flatMap", (flux) -> Flux.just(1).flatMap((one) -> flux).next());
		all.put("inside concatMap", (flux) -> Flux.just(1).concatMap((one) -> flux).next());
		all.put("inside switchMap", (flux) -> Flux.just(1).switchMap((one) -> flux).next());
		all.put("inside concat", (flux) -> Flux.concat(flux, Flux.just(Fruit.of("x", 1))).next());
		all.put("inside merge", (flux) -> Flux.merge(flux, Flux.never()).next());
		all.put("inside mergeSequential", (flux) -> Flux.mergeSequential(flux, Flux.never()).next());
		all.put("inside defer", (flux) -> Flux.defer(() -> flux).next());
		all.put("inside using", (flux) -> Flux.using(() -> 1, (one) -> flux, (one) -> {
		}).next());
		all.put("inside usingWhen",
				(flux) -> Flux.usingWhen(Mono.just(1), (one) -> flux, (one) -> Mono.empty()).next());
	}

	private static void putOperatorsInFront(Map<String, Function<Flux<Fruit>, Publisher<?>>> all) {
		all.put("behind delaySubscription", (flux) -> flux.delaySubscription(Mono.just(1)).next());
		all.put("behind retry", (flux) -> flux.retry(2).next());
		all.put("behind repeat", (flux) -> flux.repeat().next());
		all.put("behind switchIfEmpty", (flux) -> flux.switchIfEmpty(Flux.empty()).next());
		all.put("behind switchOnFirst", (flux) -> flux.switchOnFirst((first, rest) -> Mono.just(1)));
		all.put("behind limitRate", (flux) -> flux.limitRate(1).next());
		all.put("behind onBackpressureBuffer", (flux) -> flux.onBackpressureBuffer().next());
		all.put("behind onErrorResume", (flux) -> flux.onErrorResume((ex) -> Flux.empty()).next());
		all.put("behind materialize", (flux) -> flux.materialize().next());
		all.put("behind timeout", (flux) -> flux.timeout(PATIENCE).next());
		all.put("behind share", (flux) -> flux.share().next());
		all.put("behind doFinally", (flux) -> flux.doFinally((signal) -> {
		}).next());
		all.put("behind subscribeOn", (flux) -> flux.subscribeOn(Schedulers.parallel()).next());
		all.put("firstWithSignal and next", (flux) -> Flux.firstWithSignal(flux, Flux.never()).next());
		all.put("firstWithValue and next", (flux) -> Flux.firstWithValue(flux, Flux.never()).next());
	}

	private static void putSubscribers(Map<String, Function<Flux<Fruit>, Publisher<?>>> all) {
		all.put("subscriber that cancels at the first", (flux) -> cancelAt(flux, 1));
		all.put("subscriber that cancels at the last", (flux) -> cancelAt(flux, ELEMENTS));
		all.put("subscriber that asks one by one", Cancellations::askOneByOne);
		all.put("blockFirst",
				(flux) -> Mono.fromCallable(() -> flux.blockFirst(PATIENCE)).subscribeOn(Schedulers.boundedElastic()));
		all.put("toIterable with a small batch",
				(flux) -> Mono.fromCallable(() -> first(flux.toStream(1))).subscribeOn(Schedulers.boundedElastic()));
		all.put("step verifier",
				(flux) -> Mono
					.fromCallable(() -> StepVerifier.create(flux).expectNextCount(1).thenCancel().verify(PATIENCE))
					.subscribeOn(Schedulers.boundedElastic()));
	}

	private static Publisher<?> takeUntilOther(Flux<Fruit> flux) {
		Sinks.Empty<Void> end = Sinks.empty();
		return flux.doOnNext((fruit) -> end.tryEmitEmpty()).takeUntilOther(end.asMono());
	}

	private static Publisher<?> cancelAt(Flux<Fruit> flux, int count) {
		return Mono.create((sink) -> flux.subscribe(new BaseSubscriber<>() {

			private int seen;

			@Override
			protected void hookOnNext(Fruit fruit) {
				this.seen++;
				if (this.seen == count) {
					cancel();
				}
			}

			@Override
			protected void hookFinally(SignalType type) {
				sink.success();
			}

		}));
	}

	private static Publisher<?> askOneByOne(Flux<Fruit> flux) {
		return Mono.create((sink) -> flux.subscribe(new BaseSubscriber<>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				request(1);
			}

			@Override
			protected void hookOnNext(Fruit fruit) {
				if (fruit.price == 2) {
					cancel();
				}
				else {
					request(1);
				}
			}

			@Override
			protected void hookFinally(SignalType type) {
				sink.success();
			}

		}));
	}

	private static Fruit first(Stream<Fruit> fruits) {
		try (fruits) {
			return fruits.iterator().next();
		}
	}

	private static Fruit fail(Fruit fruit) {
		throw ON_PURPOSE;
	}

	private static Fruit failAtLast(Fruit fruit) {
		return (fruit.price == ELEMENTS) ? fail(fruit) : fruit;
	}

}
