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
		walk(entity, "", visitor);
	}

	private void walk(MemoryPersistentEntity<?> owner, String prefix,
			BiConsumer<String, MemoryPersistentProperty> visitor) {
		if (!this.enclosing.add(owner.getType())) {
			return;
		}
		for (MemoryPersistentProperty property : owner) {
			if (!BasicMemoryPersistentEntity.unstoredProperties(owner).contains(property)) {
				String path = prefix + property.getName();
				visitor.accept(path, property);
				MemoryPersistentEntity<?> nested = this.context
					.getPersistentEntity(PathResolver.content(property.getTypeInformation()));
				if (nested != null && !nested.hasIdProperty()) {
					walk(nested, path + ".", visitor);
				}
			}
		}
		this.enclosing.remove(owner.getType());
	}

}
