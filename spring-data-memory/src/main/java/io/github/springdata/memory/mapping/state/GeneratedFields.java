package io.github.springdata.memory.mapping.state;

import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Copier and comparer of the fields of the objects of one class. Implemented by classes
 * that are generated into the nest of that class, and by no others; public for their
 * sake.
 */
public interface GeneratedFields {

	/**
	 * Creates an object with the state of another one, but for the fields that
	 * {@link #assign} sets. An object that its creator sets completely is created only if
	 * a part of it has changed.
	 * @param source the object to copy
	 * @param always whether an object is created in any case
	 * @param copies copies a part of the object
	 * @param frozen copies a part into something that is immutable
	 * @return the new object, or the source
	 */
	Object copy(Object source, boolean always, UnaryOperator<@Nullable Object> copies,
			UnaryOperator<@Nullable Object> frozen);

	/**
	 * Copies the fields that hold immutable values.
	 * @param source the object to read from
	 * @param target the object to write to
	 */
	void assignPlain(Object source, Object target);

	/**
	 * Copies the other fields that can be set.
	 * @param source the object to read from
	 * @param target the object to write to
	 * @param copies copies a part of the object
	 */
	void assign(Object source, Object target, UnaryOperator<@Nullable Object> copies);

	/**
	 * Compares the fields that hold immutable values.
	 * @param a an object
	 * @param b another one
	 * @return whether all of them have equal values
	 */
	boolean samePlain(Object a, Object b);

	/**
	 * Compares the other fields.
	 * @param a an object
	 * @param b another one
	 * @param same compares two parts
	 * @return whether all of them have the same state
	 */
	boolean sameDeep(Object a, Object b, BiPredicate<@Nullable Object, @Nullable Object> same);

}
