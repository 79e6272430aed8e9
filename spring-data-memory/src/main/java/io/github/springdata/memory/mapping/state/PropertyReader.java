package io.github.springdata.memory.mapping.state;

import java.util.Objects;

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

	/**
	 * Reads the values of several objects.
	 * @param beans the objects
	 * @param values takes the values, at the same places
	 * @param count the number of objects
	 */
	default void readAll(@Nullable Object[] beans, @Nullable Object[] values, int count) {
		for (int i = 0; i < count; i++) {
			values[i] = read(Objects.requireNonNull(beans[i]));
		}
	}

	/**
	 * Reads the values of several objects, if they are primitive whole numbers.
	 * @param beans the objects
	 * @param values takes the values, at the same places
	 * @param count the number of objects
	 * @return whether they were read
	 */
	default boolean readAll(@Nullable Object[] beans, long[] values, int count) {
		return false;
	}

	/**
	 * Reads the values of several objects, if they are primitive floating point numbers.
	 * @param beans the objects
	 * @param values takes the values, at the same places
	 * @param count the number of objects
	 * @return whether they were read
	 */
	default boolean readAll(@Nullable Object[] beans, double[] values, int count) {
		return false;
	}

}
