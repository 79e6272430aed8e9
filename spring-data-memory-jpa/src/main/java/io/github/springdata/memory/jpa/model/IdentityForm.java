package io.github.springdata.memory.jpa.model;

import org.jspecify.annotations.Nullable;

/**
 * Form of values that are immutable.
 *
 * @param javaType the class of values
 */
record IdentityForm(Class<?> javaType) implements ValueForm {

	@Override
	public Class<?> storedType() {
		return this.javaType;
	}

	@Override
	public boolean isIdentity() {
		return true;
	}

	@Override
	public @Nullable Object toStored(@Nullable Object value) {
		return value;
	}

	@Override
	public @Nullable Object toJava(@Nullable Object stored) {
		return stored;
	}

}
