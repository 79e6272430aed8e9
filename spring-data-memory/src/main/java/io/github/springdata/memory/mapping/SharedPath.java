package io.github.springdata.memory.mapping;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A path from a {@link SharedRow} or an instance.
 *
 * @param origin the path from an instance
 * @param source what of a row the path starts from
 */
record SharedPath(PathReader origin, UnaryOperator<Object> source) implements DelegatingPath {

	static SharedPath ofInstance(PathReader path) {
		return new SharedPath(path, SharedRow::instanceOf);
	}

	static SharedPath ofSavedState(PathReader path) {
		return new SharedPath((path instanceof SharedPath shared) ? shared.origin : path, SharedRow::stateOf);
	}

	@Override
	public @Nullable Object read(Object bean) {
		return this.origin.read(this.source.apply(bean));
	}

	@Override
	public @Nullable Object readValue(Object bean) {
		return this.origin.readValue(this.source.apply(bean));
	}

	@Override
	public List<PathReader> ofArrays() {
		return this.origin.ofArrays()
			.stream()
			.<PathReader>map((arrays) -> new SharedPath(arrays, this.source))
			.toList();
	}

	@Override
	public boolean isReferenceTo(Class<?> type) {
		return this.origin.isReferenceTo(type);
	}

	@Override
	public boolean anyMatch(Object bean, Predicate<? super @Nullable Object> condition) {
		return this.origin.anyMatch(this.source.apply(bean), condition);
	}

}
