package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PathReader;

import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.util.Streamable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Properties of an entity under the names that projections have for them. A path that is
 * asked for has the name of its last property, such as {@code city} for
 * {@code address.city}, or all of them in one, {@code addressCity}.
 *
 * @param entity the entity
 * @param paths the paths that are asked for, possibly none
 */
record NamedPaths(MemoryPersistentEntity<?> entity, List<String> paths) {

	static NamedPaths of(MemoryPersistentEntity<?> entity) {
		return new NamedPaths(entity, List.of());
	}

	/**
	 * The property for a name.
	 * @throws PropertyReferenceException if there is none
	 * @throws IllegalArgumentException if there are several
	 */
	PathReader get(String name) {
		List<String> matches = matches(name);
		Assert.isTrue(matches.size() < 2,
				() -> "'%s' is one of %s; give the projection a longer name for it, such as '%s'".formatted(name,
						matches, joined(matches.get(0))));
		return this.entity.getPath(matches.isEmpty() ? name : matches.get(0));
	}

	boolean has(String name) {
		return !matches(name).isEmpty() || this.entity.getPersistentProperty(name) != null;
	}

	private List<String> matches(String name) {
		List<String> matches = new ArrayList<>();
		for (String path : this.paths) {
			if (path.equals(name) || joined(path).equals(name)) {
				return List.of(path);
			}
			if (path.endsWith("." + name)) {
				matches.add(path);
			}
		}
		return matches;
	}

	private static String joined(String path) {
		StringBuilder joined = new StringBuilder();
		for (String part : path.split("\\.")) {
			joined.append(joined.isEmpty() ? part : StringUtils.capitalize(part));
		}
		return joined.toString();
	}

	/**
	 * The readers of what is asked for, else of all stored properties.
	 */
	List<PathReader> readers() {
		return names().stream().map(this.entity::getPath).toList();
	}

	/**
	 * The paths that are asked for, else the names of all stored properties.
	 */
	List<String> names() {
		return !this.paths.isEmpty() ? this.paths
				: Streamable.of(this.entity)
					.filter(MemoryPersistentProperty::isWritable)
					.map(MemoryPersistentProperty::getName)
					.toList();
	}

}
