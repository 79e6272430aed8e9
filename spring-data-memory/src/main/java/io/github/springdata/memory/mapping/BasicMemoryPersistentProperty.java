package io.github.springdata.memory.mapping;

import org.springframework.data.mapping.Association;
import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.mapping.model.AnnotationBasedPersistentProperty;
import org.springframework.data.mapping.model.Property;
import org.springframework.data.mapping.model.SimpleTypeHolder;

/**
 * A property described by annotations.
 */
class BasicMemoryPersistentProperty extends AnnotationBasedPersistentProperty<MemoryPersistentProperty>
		implements MemoryPersistentProperty {

	BasicMemoryPersistentProperty(Property property, PersistentEntity<?, MemoryPersistentProperty> owner,
			SimpleTypeHolder simpleTypeHolder) {
		super(property, owner, simpleTypeHolder);
	}

	@Override
	public PropertyReader getReader() {
		throw new UnsupportedOperationException();
	}

	@Override
	protected Association<MemoryPersistentProperty> createAssociation() {
		return new Association<>(this, null);
	}

}
