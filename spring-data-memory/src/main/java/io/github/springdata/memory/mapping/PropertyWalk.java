package io.github.springdata.memory.mapping;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Visit of the stored properties of an entity and of all objects nested in it, unless
 * they have an id: then they are entities themselves.
 */
final class PropertyWalk {

	private final MemoryMappingContext context;

	private final Set<Class<?>> enclosing = new HashSet<>();

	PropertyWalk(MemoryMappingContext context) {
		this.context = context;
	}

	/**
	 * Visits the properties.
	 * @param entity the entity
	 * @param visitor takes the path of each property from the entity, and the property
	 */
	void walk(MemoryPersistentEntity<?> entity, BiConsumer<String, MemoryPersistentProperty> visitor) {
		walk(entity, "", visitor, (path, property) -> {
		});
	}

	/**
	 * Visits the properties, and those that are not stored.
	 */
	void walk(MemoryPersistentEntity<?> owner, String prefix, BiConsumer<String, MemoryPersistentProperty> stored,
			BiConsumer<String, MemoryPersistentProperty> unstored) {
		if (!this.enclosing.add(owner.getType())) {
			return;
		}
		BasicMemoryPersistentEntity.unstoredProperties(owner)
			.forEach((property) -> unstored.accept(prefix + property.getName(), property));
		for (MemoryPersistentProperty property : BasicMemoryPersistentEntity.storedProperties(owner)) {
			String path = prefix + property.getName();
			stored.accept(path, property);
			MemoryPersistentEntity<?> nested = this.context
				.getPersistentEntity(PathResolver.content(property.getTypeInformation()));
			if (nested != null && !nested.hasIdProperty()) {
				walk(nested, path + ".", stored, unstored);
			}
		}
		this.enclosing.remove(owner.getType());
	}

}
