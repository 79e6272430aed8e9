package io.github.springdata.memory.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.springdata.memory.store.index.IndexKind;

/**
 * Declaration of an index on one property of an entity, or of an object nested in an
 * entity. The index is named by the property's path from the entity, for example
 * {@code category} or {@code address.city}.
 * <p>
 * A collection, an array or a map is indexed by its elements, or values: so is a property
 * of an object in one, such as {@code lines.sku}. A row is found by each of them.
 */
@Documented
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
public @interface Indexed {

	/**
	 * Whether two rows may not have the same value. Rows without a value are not checked.
	 * In a collection no two rows may have an element in common; one row may hold it
	 * twice.
	 * @return {@code true} for a unique index
	 */
	boolean unique() default false;

	/**
	 * What the index can answer.
	 * @return {@link IndexKind#SORTED}, for properties that are {@link Comparable},
	 * {@link IndexKind#HASH}, or {@link IndexKind#TEXT} for the words of strings
	 */
	IndexKind kind() default IndexKind.SORTED;

	/**
	 * Whether letters that differ in case only are the same key.
	 * @return {@code true} to ignore case, for strings only
	 */
	boolean ignoreCase() default false;

}
