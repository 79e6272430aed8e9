package io.github.springdata.memory.mapping;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.context.AbstractMappingContext;
import org.springframework.data.mapping.model.Property;
import org.springframework.data.mapping.model.SimpleTypeHolder;

/**
 * Knows all entities and the objects nested in them. Entities that are given as managed
 * types are checked when the context is initialized, others when first used.
 */
public class MemoryMappingContext
		extends AbstractMappingContext<BasicMemoryPersistentEntity<?>, MemoryPersistentProperty> {

	/**
	 * Creates a context without entities; they are added as they are asked for.
	 */
	public MemoryMappingContext() {
		setSimpleTypeHolder(MemorySimpleTypes.HOLDER);
	}

	/**
	 * Returns the entity for a type, checked.
	 * @param <T> the type
	 * @param type a class or record with an id
	 * @return the entity
	 * @throws InvalidEntityException if the mapping of the type has problems
	 */
	@SuppressWarnings("unchecked")
	public <T> MemoryPersistentEntity<T> getEntity(Class<T> type) {
		MemoryPersistentEntity<T> entity = (MemoryPersistentEntity<T>) getRequiredPersistentEntity(type);
		entity.getTableDefinition();
		return entity;
	}

	@Override
	protected <T> BasicMemoryPersistentEntity<T> createPersistentEntity(TypeInformation<T> typeInformation) {
		return new BasicMemoryPersistentEntity<>(typeInformation);
	}

	@Override
	protected MemoryPersistentProperty createPersistentProperty(Property property, BasicMemoryPersistentEntity<?> owner,
			SimpleTypeHolder simpleTypeHolder) {
		return new BasicMemoryPersistentProperty(property, owner, simpleTypeHolder);
	}

}
