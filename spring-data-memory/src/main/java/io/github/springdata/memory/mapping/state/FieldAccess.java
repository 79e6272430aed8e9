package io.github.springdata.memory.mapping.state;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one field of any instance.
 */
interface FieldAccess {

	@Nullable Object get(Object bean);

	void set(Object bean, @Nullable Object value);

}
