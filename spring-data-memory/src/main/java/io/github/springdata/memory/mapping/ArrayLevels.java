package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.data.core.TypeInformation;
import org.springframework.util.CollectionUtils;

/**
 * The collections in each other that a property holds, as far as they are arrays that can
 * be compared as a whole.
 */
final class ArrayLevels {

	private ArrayLevels() {
	}

	/**
	 * The paths to all arrays of the last property.
	 * @param steps the steps of the path
	 * @param declared the type that the last step reads
	 */
	static List<PathReader> paths(String path, List<PathStep> steps, TypeInformation<?> declared) {
		List<PathReader> paths = new ArrayList<>();
		int level = 0;
		TypeInformation<?> type = PathResolver.unwrapped(declared);
		while (level < PathResolver.MAX_LEVELS && PathResolver.isContainer(type)) {
			if (type.getType().isArray()) {
				paths.add(path(path, steps, type.getType(), level));
			}
			type = PathResolver.unwrapped(PathResolver.element(type));
			level++;
		}
		return List.copyOf(paths);
	}

	private static PathReader path(String path, List<PathStep> steps, Class<?> type, int level) {
		int last = steps.size() - 1;
		List<PathStep> own = new ArrayList<>(steps);
		own.set(last, new PathStep(steps.get(last).property(), steps.get(last).reader(), level > 0));
		return own.stream().anyMatch(PathStep::container) ? MultiValuedPath.of(path, type, own, level, List.of())
				: SingleValuedPath.of(path, type, own);
	}

	static int dimensions(Class<?> type) {
		int dimensions = 0;
		for (Class<?> c = type; c.isArray(); c = c.getComponentType()) {
			dimensions++;
		}
		return dimensions;
	}

	/**
	 * The elements of a collection or an array, or the values of a map.
	 */
	static Iterable<?> elements(Object container) {
		if (container instanceof Map<?, ?> map) {
			return map.values();
		}
		if (container instanceof Iterable<?> elements) {
			return elements;
		}
		return CollectionUtils.arrayToList(container);
	}

}
