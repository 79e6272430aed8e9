package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.message.EditDistance;
import io.github.springdata.memory.query.syntax.Location;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Look-up of the classes that a text names: entities, and what else there is under that
 * name, or next to a class that is known.
 *
 * @param compilation the statement
 */
record TypeNames(Compilation compilation) {

	/**
	 * The class that an object is treated as.
	 * @param type what is known of the object
	 */
	Class<?> subclass(String name, Class<?> type, Location location) {
		Class<?> found = find(name, type);
		if (found == null) {
			throw this.compilation.failure(location, "no class '%s'%s".formatted(name, suggestion(name, type)));
		}
		if (!type.isAssignableFrom(found)) {
			throw this.compilation.failure(location,
					"%s is no subclass of %s".formatted(found.getSimpleName(), type.getSimpleName()));
		}
		return found;
	}

	/**
	 * The class that stands for itself, to be compared with that of an object.
	 */
	Class<?> literal(String name, Location location) {
		for (Class<?> type : this.compilation.asked()) {
			Class<?> found = find(name, type);
			if (found != null) {
				return found;
			}
		}
		return subclass(name, Object.class, location);
	}

	/**
	 * Finds a class.
	 * @param neighbor a class that it may stand next to, or be nested in
	 * @return the class, or {@code null}
	 */
	@Nullable Class<?> find(String name, @Nullable Class<?> neighbor) {
		if (neighbor != null && neighbor.getSimpleName().equals(name)) {
			return neighbor;
		}
		MemoryPersistentEntity<?> entity = this.compilation.known(name);
		if (entity != null) {
			return entity.getType();
		}
		ClassLoader loader = this.compilation.loader();
		return candidates(name, neighbor).stream()
			.filter((candidate) -> ClassUtils.isPresent(candidate, loader))
			.<Class<?>>map((candidate) -> ClassUtils.resolveClassName(candidate, loader))
			.findFirst()
			.orElse(null);
	}

	private static List<String> candidates(String name, @Nullable Class<?> neighbor) {
		List<String> candidates = new ArrayList<>(List.of(name));
		if (neighbor != null) {
			candidates.add(neighbor.getName() + "$" + name);
			Class<?> enclosing = neighbor.getEnclosingClass();
			if (enclosing != null) {
				candidates.add(enclosing.getName() + "$" + name);
			}
			candidates.add(neighbor.getPackageName() + "." + name);
		}
		return candidates;
	}

	/**
	 * The subclasses that are known, as the end of a message.
	 */
	private String suggestion(String name, Class<?> type) {
		List<String> similar = this.compilation.context()
			.getPersistentEntities()
			.stream()
			.<Class<?>>map(MemoryPersistentEntity::getType)
			.filter(type::isAssignableFrom)
			.map(Class::getSimpleName)
			.filter((known) -> EditDistance.between(known, name) <= 2)
			.map((known) -> "'" + known + "'")
			.sorted()
			.toList();
		return similar.isEmpty() ? "; give the name with its package"
				: "; did you mean " + String.join(" or ", similar) + "?";
	}

}
