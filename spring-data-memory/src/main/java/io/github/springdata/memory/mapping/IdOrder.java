package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * The order of rows by their ids: by the id itself if it is comparable, else by the parts
 * that it consists of, one after the other as they are declared.
 */
record IdOrder(MemoryMappingContext context, MemoryPersistentEntity<?> entity, List<String> paths,
		Set<Class<?>> enclosing) {

	/**
	 * Finds the paths that the order is by.
	 * @throws InvalidDataAccessApiUsageException if a part of the id has no order
	 */
	static List<String> paths(MemoryMappingContext context, MemoryPersistentEntity<?> entity) {
		IdOrder order = new IdOrder(context, entity, new ArrayList<>(), new HashSet<>());
		order.collect(entity.getRequiredIdProperty().getName());
		return List.copyOf(order.paths);
	}

	private void collect(String path) {
		PathReader reader = this.entity.getPath(path);
		if (!reader.isMultiValued() && Comparable.class.isAssignableFrom(reader.type())) {
			this.paths.add(path);
			return;
		}
		MemoryPersistentEntity<?> parts = this.context
			.getPersistentEntity(PathResolver.content(reader.leaf().getTypeInformation()));
		int known = this.paths.size();
		if (parts != null && !reader.isMultiValued() && this.enclosing.add(parts.getType())) {
			collect(parts, path + ".");
			this.enclosing.remove(parts.getType());
		}
		if (this.paths.size() == known) {
			throw unordered(reader);
		}
	}

	private void collect(MemoryPersistentEntity<?> parts, String prefix) {
		BasicMemoryPersistentEntity.storedProperties(parts).forEach((part) -> collect(prefix + part.getName()));
	}

	private InvalidDataAccessApiUsageException unordered(PathReader part) {
		return new InvalidDataAccessApiUsageException(
				"The ids of %s have no order, as '%s' is of type %s, which is not a single Comparable value; scroll by ScrollPosition.offset() instead of keys, and sort by other properties"
					.formatted(this.entity.getType().getName(), part.path(),
							part.leaf().getTypeInformation().getType().getName()));
	}

}
