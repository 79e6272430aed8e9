package io.github.springdata.memory.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Container of several {@link CompoundIndex} declarations of one entity.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CompoundIndexes {

	/**
	 * The declarations.
	 * @return the compound indexes of the entity
	 */
	CompoundIndex[] value();

}
