package io.github.springdata.memory.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marker of a method whose {@link Query} updates, deletes or inserts. It returns nothing
 * or the number of rows, and takes part in a transaction if there is one; of its own it
 * is atomic. Entities that the transaction manages take on the new state.
 * <p>
 * At a method without a text, which is derived from its name, it changes nothing if the
 * method deletes or updates, and is refused if it finds.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Documented
public @interface Modifying {

}
