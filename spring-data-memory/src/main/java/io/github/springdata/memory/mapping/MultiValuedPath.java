package io.github.springdata.memory.mapping;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.mapping.state.ValueTypes;

import org.jspecify.annotations.Nullable;

/**
 * A path with any number of values. A collection, array or map that is {@code null} has
 * none.
 */
record MultiValuedPath(String path, Class<?> type, MemoryPersistentProperty leaf, PropertyReader[] readers,
		int lastContainer, @Nullable PropertyReader container, int levels,
		List<PathReader> ofArrays) implements PathReader {

	static MultiValuedPath of(String path, Class<?> type, List<PathStep> steps, int levels, List<PathReader> arrays) {
		MemoryPersistentProperty leaf = steps.get(steps.size() - 1).property();
		PropertyReader[] readers = steps.stream().map(PathStep::reader).toArray(PropertyReader[]::new);
		List<Boolean> containers = steps.stream().map(PathStep::container).toList();
		boolean leafOnly = containers.indexOf(true) == steps.size() - 1;
		@Nullable PropertyReader container = leafOnly ? SingleValuedPath.of(path, type, steps) : null;
		return new MultiValuedPath(path, type, leaf, readers, containers.lastIndexOf(true), container, levels, arrays);
	}

	@Override
	public boolean isMultiValued() {
		return true;
	}

	@Override
	public boolean isCollected() {
		return this.container == null;
	}

	@Override
	public @Nullable Object read(Object bean) {
		return (this.container != null) ? this.container.read(bean) : readAll(bean);
	}

	@Override
	public boolean anyMatch(Object bean, Predicate<? super @Nullable Object> condition) {
		return anyMatch(bean, 0, condition);
	}

	private boolean anyMatch(Object bean, int step, Predicate<? super @Nullable Object> condition) {
		Object value = this.readers[step].read(bean);
		return (this.levels >= 0 && step == this.readers.length - 1) ? anyAtLevel(value, this.levels, condition)
				: anyValue(value, step, condition);
	}

	private boolean anyAtLevel(@Nullable Object value, int level, Predicate<? super @Nullable Object> condition) {
		Object content = SingleValuedPath.unwrap(value);
		if (level == 0 || content == null) {
			return (level == 0) && condition.test(content);
		}
		for (Object element : ArrayLevels.elements(content)) {
			if (anyAtLevel(element, level - 1, condition)) {
				return true;
			}
		}
		return false;
	}

	private boolean anyValue(@Nullable Object value, int step, Predicate<? super @Nullable Object> condition) {
		Object content = SingleValuedPath.unwrap(value);
		if (content == null) {
			return isValue(step) && condition.test(null);
		}
		if (content instanceof Map<?, ?> map) {
			return anyElement(map.values(), step, condition);
		}
		if (content instanceof Iterable<?> elements && !ValueTypes.isValue(content.getClass())) {
			return anyElement(elements, step, condition);
		}
		if (content.getClass().isArray() && !(content instanceof byte[])) {
			return anyElement(ArrayLevels.elements(content), step, condition);
		}
		boolean isLeaf = step == this.readers.length - 1;
		return isLeaf ? condition.test(content) : anyMatch(content, step + 1, condition);
	}

	private boolean anyElement(Iterable<?> elements, int step, Predicate<? super @Nullable Object> condition) {
		for (Object element : elements) {
			if ((element != null) ? anyValue(element, step, condition)
					: (step >= this.lastContainer && condition.test(null))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether {@code null} at a step means one absent value, not the absence of values.
	 */
	private boolean isValue(int step) {
		return step > this.lastContainer;
	}

}
