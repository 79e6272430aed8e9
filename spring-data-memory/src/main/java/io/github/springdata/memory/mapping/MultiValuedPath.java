package io.github.springdata.memory.mapping;

import java.util.ArrayList;
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
final class MultiValuedPath implements PathReader {

	private final String path;

	private final Class<?> type;

	private final MemoryPersistentProperty leaf;

	private final PropertyReader[] readers;

	/** Position of the last property that holds several values. */
	private final int lastContainer;

	/** Reads the collection itself, if the last property is the only one. */
	private final @Nullable PropertyReader container;

	/**
	 * The number of collections in each other at the last property, of whose elements the
	 * innermost are values; -1 if all are collections that can be one.
	 */
	private final int levels;

	private final List<PathReader> arrays;

	MultiValuedPath(String path, Class<?> type, List<PathStep> steps, int levels, List<PathReader> arrays) {
		this.levels = levels;
		this.arrays = arrays;
		this.path = path;
		this.type = type;
		this.leaf = steps.get(steps.size() - 1).property();
		this.readers = steps.stream().map(PathStep::reader).toArray(PropertyReader[]::new);
		List<Boolean> containers = steps.stream().map(PathStep::container).toList();
		this.lastContainer = containers.lastIndexOf(true);
		boolean leafOnly = containers.indexOf(true) == steps.size() - 1;
		this.container = leafOnly ? SingleValuedPath.of(path, type, steps) : null;
	}

	@Override
	public String path() {
		return this.path;
	}

	@Override
	public Class<?> type() {
		return this.type;
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
	public MemoryPersistentProperty leaf() {
		return this.leaf;
	}

	@Override
	public List<PathReader> ofArrays() {
		return this.arrays;
	}

	@Override
	public @Nullable Object read(Object bean) {
		if (this.container != null) {
			return this.container.read(bean);
		}
		List<@Nullable Object> values = new ArrayList<>();
		readEach(bean, values::add);
		return values;
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
