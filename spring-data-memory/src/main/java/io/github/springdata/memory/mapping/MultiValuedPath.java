package io.github.springdata.memory.mapping;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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

	MultiValuedPath(String path, Class<?> type, List<PathStep> steps) {
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
	public MemoryPersistentProperty leaf() {
		return this.leaf;
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
		return anyValue(this.readers[step].read(bean), step, condition);
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
			return anyElement(elements(content), step, condition);
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

	private static List<?> elements(Object array) {
		List<@Nullable Object> elements = new ArrayList<>();
		for (int i = 0; i < Array.getLength(array); i++) {
			elements.add(Array.get(array, i));
		}
		return elements;
	}

}
