package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

import org.springframework.core.ResolvableType;
import org.springframework.data.core.ReactiveWrappers;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.Parameter;

/**
 * Parameters that deliver their values later: publishers and futures, which only reactive
 * repositories wait for.
 */
final class LaterArguments {

	private static final Set<String> PLAIN = Set.of("org.reactivestreams.Publisher", Flow.Publisher.class.getName());

	private static final List<Class<?>> SPECIAL = List.of(Sort.class, Limit.class, Pageable.class,
			ScrollPosition.class);

	private LaterArguments() {
	}

	static boolean isLater(Class<?> type) {
		return ReactiveWrappers.supports(type) || CompletionStage.class.isAssignableFrom(type);
	}

	/**
	 * Whether a parameter delivers several values in any case, unlike a plain publisher,
	 * which may be a {@code Mono}.
	 */
	static boolean isSeveral(Class<?> type) {
		return mayBeSeveral(type) && !PLAIN.contains(type.getName());
	}

	static boolean mayBeSeveral(Class<?> type) {
		return ReactiveWrappers.supports(type) && ReactiveWrappers.isMultiValueType(type);
	}

	/**
	 * The type of what is delivered.
	 */
	static ResolvableType content(ResolvableType type) {
		Class<?> raw = type.toClass();
		return (CompletionStage.class.isAssignableFrom(raw) ? type.as(CompletionStage.class) : type).getGeneric(0);
	}

	/**
	 * Refuses parameters that nobody waits for.
	 */
	static void requireServed(MemoryQueryMethod method) {
		for (Parameter parameter : method.getParameters().getBindableParameters()) {
			ResolvableType type = method.parameterType(parameter.getIndex());
			if (!isServed(type, method.isReactiveAllowed())) {
				throw new UnsupportedOperationException(
						"parameter %s of type %s is not waited for by this repository; %s"
							.formatted(describe(parameter), type, remedy(type, method.isReactiveAllowed())));
			}
		}
	}

	private static boolean isServed(ResolvableType type, boolean reactive) {
		if (!isLater(type.toClass())) {
			return !Future.class.isAssignableFrom(type.toClass());
		}
		return reactive && !isSpecial(type);
	}

	/**
	 * Whether a parameter says how to order, or which part to take.
	 */
	private static boolean isSpecial(ResolvableType type) {
		Class<?> content = content(type).toClass();
		return SPECIAL.stream().anyMatch((special) -> special.isAssignableFrom(content));
	}

	private static String remedy(ResolvableType type, boolean reactive) {
		if (!reactive) {
			return "take the value, or extend ReactiveMemoryRepository";
		}
		return isLater(type.toClass()) ? "take a " + content(type).toClass().getSimpleName()
				: "take a Mono or a CompletionStage";
	}

	static String describe(Parameter parameter) {
		return parameter.getName().map((name) -> "'" + name + "'").orElse("#" + (parameter.getIndex() + 1));
	}

}
