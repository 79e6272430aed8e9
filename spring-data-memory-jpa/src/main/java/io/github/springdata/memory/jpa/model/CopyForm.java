package io.github.springdata.memory.jpa.model;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Form of values that are mutable and copied both ways.
 *
 * @param javaType the class of values
 * @param storing copies a value to store it, with the precision that it is stored in
 * @param reading copies a value that is stored
 */
record CopyForm(Class<?> javaType, UnaryOperator<Object> storing, UnaryOperator<Object> reading) implements ValueForm {

	@Override
	public @Nullable Object toStored(@Nullable Object value) {
		return (value != null) ? this.storing.apply(value) : null;
	}

	@Override
	public @Nullable Object toJava(@Nullable Object stored) {
		return (stored != null) ? this.reading.apply(stored) : null;
	}

}
