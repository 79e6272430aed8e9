package io.github.springdata.memory.jpa.model;

/**
 * Form of values that are immutable.
 *
 * @param javaType the class of values
 */
record IdentityForm(Class<?> javaType) implements ValueForm {

	@Override
	public boolean isShared() {
		return true;
	}

}
