package io.github.springdata.memory.mapping.state;

import org.jspecify.annotations.Nullable;

/**
 * Reader of one property of a bean or of a stored row, without reflection per call.
 * Thread safe.
 */
@FunctionalInterface
public interface PropertyReader {

	/**
	 * Returns the value of the property.
	 * @param bean an instance of the type that declares the property
	 * @return the value, boxed when primitive
	 */
	@Nullable Object read(Object bean);

}
