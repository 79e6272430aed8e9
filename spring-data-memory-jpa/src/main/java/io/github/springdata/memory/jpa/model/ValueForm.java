package io.github.springdata.memory.jpa.model;

import org.jspecify.annotations.Nullable;

/**
 * Form in which basic values are stored in rows. What is stored is never changed by
 * anybody.
 */
public interface ValueForm {

	/**
	 * The class of values as the application has them.
	 * @return the class, never primitive
	 */
	Class<?> javaType();

	/**
	 * The class of values as rows have them.
	 * @return the class, never primitive; that of the application unless they differ
	 */
	default Class<?> storedType() {
		return javaType();
	}

	/**
	 * Whether the two forms are the same, but for copies of mutable values.
	 * @return {@code false} if there is a converter
	 */
	default boolean isIdentity() {
		return true;
	}

	/**
	 * Whether values are the very objects that rows have.
	 * @return {@code false} if they are converted or copied
	 */
	default boolean isShared() {
		return false;
	}

	/**
	 * The stored form of a value.
	 * @param value the value
	 * @return the stored form; a copy if the value is mutable
	 */
	default @Nullable Object toStored(@Nullable Object value) {
		return value;
	}

	/**
	 * The value of a stored form.
	 * @param stored the stored form
	 * @return the value; a copy if it is mutable
	 */
	default @Nullable Object toJava(@Nullable Object stored) {
		return stored;
	}

	/**
	 * The value that a column of a database would have. Scripts write it, and it says how
	 * values are ordered.
	 * @param stored the stored form
	 * @return the stored form itself but for enums, which have a name or a number
	 */
	default @Nullable Object toColumn(@Nullable Object stored) {
		return stored;
	}

	/**
	 * The stored form of the value of a column.
	 * @param column what {@link #toColumn} returns
	 * @return the stored form
	 * @throws IllegalArgumentException if an enum has no such constant
	 */
	default @Nullable Object fromColumn(@Nullable Object column) {
		return column;
	}

}
