package io.github.springdata.memory.reactive;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.data.mapping.callback.EntityCallback;
import org.springframework.data.mapping.callback.ReactiveEntityCallbacks;
import org.springframework.data.util.Lazy;

/**
 * Caller of the reactive entity callbacks that were given or, if none were, those of the
 * application context, which are looked for at the first operation.
 */
@SuppressWarnings("rawtypes")
final class ReactiveCallbacks {

	private final @Nullable ReactiveEntityCallbacks given;

	private final Map<Class<?>, Boolean> declared = new ConcurrentHashMap<>();

	private volatile @Nullable ApplicationContext context;

	private final Lazy<ReactiveEntityCallbacks> callbacks = Lazy.of(this::createCallbacks);

	ReactiveCallbacks(@Nullable ReactiveEntityCallbacks given) {
		this.given = given;
	}

	void discover(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Whether there may be callbacks of one of the types.
	 */
	@SafeVarargs
	final boolean has(Class<? extends EntityCallback>... types) {
		return this.given != null || Arrays.stream(types).anyMatch(this::isDeclared);
	}

	private boolean isDeclared(Class<?> type) {
		ApplicationContext context = this.context;
		if (context == null) {
			return false;
		}
		Boolean known = this.declared.get(type);
		if (known == null) {
			known = context.getBeanNamesForType(type, true, false).length > 0;
			this.declared.put(type, known);
		}
		return known;
	}

	<T> Mono<T> call(Class<? extends EntityCallback> type, T instance) {
		return has(type) ? this.callbacks.get().callback(type, instance) : Mono.just(instance);
	}

	<T> Mono<List<T>> callAll(Class<? extends EntityCallback> type, List<T> instances) {
		return has(type) ? Flux.fromIterable(instances).concatMap((instance) -> call(type, instance)).collectList()
				: Mono.just(instances);
	}

	private ReactiveEntityCallbacks createCallbacks() {
		ApplicationContext context = this.context;
		return (this.given != null) ? this.given
				: (context != null) ? ReactiveEntityCallbacks.create(context) : ReactiveEntityCallbacks.create();
	}

}
