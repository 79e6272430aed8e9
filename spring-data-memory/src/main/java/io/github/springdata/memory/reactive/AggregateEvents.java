package io.github.springdata.memory.reactive;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.AfterDomainEventPublication;
import org.springframework.data.domain.DomainEvents;
import org.springframework.data.util.AnnotationDetectionMethodCallback;
import org.springframework.data.util.Streamable;
import org.springframework.util.ReflectionUtils;

/**
 * The domain events of the entities of one type. They are published when the entities
 * have been written, in the order of these, before the transaction ends, and are the
 * entities' own to forget thereafter.
 *
 * @param publishing publishes events
 * @param events gives the events of an entity, or {@code null} if it has none
 * @param cleanup is called when they were published
 */
record AggregateEvents(ReactiveDomainEvents publishing, @Nullable Method events, @Nullable Method cleanup) {

	static AggregateEvents of(ReactiveDomainEvents publishing, Class<?> type) {
		return new AggregateEvents(publishing, method(type, DomainEvents.class),
				method(type, AfterDomainEventPublication.class));
	}

	private static @Nullable Method method(Class<?> type, Class<? extends Annotation> annotation) {
		AnnotationDetectionMethodCallback<?> callback = new AnnotationDetectionMethodCallback<>(annotation);
		ReflectionUtils.doWithMethods(type, callback);
		Method method = callback.getMethod();
		if (method != null) {
			ReflectionUtils.makeAccessible(method);
		}
		return method;
	}

	/**
	 * A write of one entity, and the publication of its events.
	 * @param write has one result
	 */
	<T> Mono<T> with(Object entity, Mono<T> write) {
		return isPublished()
				? this.publishing.inTransaction(write.flatMap((result) -> publish(List.of(entity)).thenReturn(result)))
				: write;
	}

	/**
	 * A write of several entities, and the publication of their events.
	 */
	<S, T> Flux<T> withAll(Publisher<S> entities, Function<Flux<S>, Flux<T>> write) {
		return isPublished()
				? count(entities, (all) -> write.apply(all).collectList()).flatMapIterable(Function.identity())
				: write.apply(Flux.from(entities));
	}

	/**
	 * A write of several entities that has one result, and the publication of their
	 * events.
	 */
	<S, T> Mono<T> count(Publisher<? extends S> entities, Function<Flux<S>, Mono<T>> write) {
		if (!isPublished()) {
			return write.apply(Flux.from(entities));
		}
		return this.publishing.inTransaction(Mono.defer(() -> {
			List<S> written = new ArrayList<>();
			return write.apply(Flux.<S>from(entities).doOnNext(written::add))
				.flatMap((result) -> publish(written).thenReturn(result));
		}));
	}

	private boolean isPublished() {
		return this.events != null && this.publishing.isPublishing();
	}

	private Mono<Void> publish(List<?> entities) {
		return Flux.fromIterable(entities).concatMap(this::publish).then();
	}

	private Mono<Void> publish(Object entity) {
		return Flux.defer(() -> Flux.fromIterable(events(entity)))
			.concatMap(this.publishing::publish)
			.then(Mono.fromRunnable(() -> forget(entity)));
	}

	private Iterable<?> events(Object entity) {
		Object found = (this.events != null) ? ReflectionUtils.invokeMethod(this.events, entity) : null;
		if (found instanceof Iterable<?> several) {
			return Streamable.of(several).toList();
		}
		return (found != null) ? List.of(found) : List.of();
	}

	private void forget(Object entity) {
		if (this.cleanup != null) {
			ReflectionUtils.invokeMethod(this.cleanup, entity);
		}
	}

}
