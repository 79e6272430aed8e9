package io.github.springdata.memory.jpa.model;

import java.lang.reflect.Member;

import org.jspecify.annotations.Nullable;

/**
 * Access to an attribute of instances, by its field or by its getter and setter.
 */
public interface AttributeAccess {

	/**
	 * Gets the value.
	 * @param bean the instance
	 * @return the value
	 */
	@Nullable Object get(Object bean);

	/**
	 * Sets the value.
	 * @param bean the instance
	 * @param value the value
	 * @throws IllegalStateException if the attribute is the component of a record
	 */
	void set(Object bean, @Nullable Object value);

	/**
	 * What the attribute is set by.
	 * @return the field or the setter, or {@code null} if it is the component of a record
	 */
	@Nullable Member setter();

}
