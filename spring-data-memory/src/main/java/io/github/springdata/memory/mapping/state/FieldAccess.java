package io.github.springdata.memory.mapping.state;

import org.jspecify.annotations.Nullable;

/**
 * Access to one field of any instance, to read and to write.
 */
interface FieldAccess {

	@Nullable Object get(Object bean);

	void set(Object bean, @Nullable Object value);

}
