package io.github.springdata.memory.core;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentProperty;

import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.mapping.PersistentPropertyAccessor;

/**
 * Sets properties of beans that may be immutable.
 */
final class Properties {

	private Properties() {
	}

	/**
	 * Sets a property.
	 * @return the bean itself or, if it is immutable, another one with the value
	 */
	@SuppressWarnings("unchecked")
	static <T> T set(MemoryPersistentProperty property, T bean, @Nullable Object value) {
		PersistentEntity<?, MemoryPersistentProperty> owner = property.getOwner();
		PersistentPropertyAccessor<T> accessor = owner.getPropertyAccessor(bean);
		accessor.setProperty(property, value);
		return accessor.getBean();
	}

}
