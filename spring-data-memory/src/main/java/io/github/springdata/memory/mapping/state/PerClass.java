package io.github.springdata.memory.mapping.state;

import java.util.function.Function;

/**
 * What is computed once for each class.
 *
 * @param <T> the type of what is computed
 */
final class PerClass<T> extends ClassValue<T> {

	private final Function<Class<?>, T> computation;

	PerClass(Function<Class<?>, T> computation) {
		this.computation = computation;
	}

	@Override
	protected T computeValue(Class<?> type) {
		return this.computation.apply(type);
	}

}
