package io.github.springdata.memory.mapping.state;

import org.jspecify.annotations.Nullable;

/**
 * Writer of one property of a bean that may be immutable. Thread safe.
 */
@FunctionalInterface
public interface PropertyWriter {

	/**
	 * Sets the property.
	 * @param bean an instance of the type that declares the property
	 * @param value the value, boxed when primitive
	 * @return the bean itself or, if the property is immutable, another one that differs
	 * in this property
	 */
	Object write(Object bean, @Nullable Object value);

}
