package io.github.springdata.memory.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declaration of a sorted index over two or more properties of an entity, in the order
 * given. It answers conditions on all of them and on any leading part of them.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(CompoundIndexes.class)
public @interface CompoundIndex {

	/**
	 * Paths of the properties from the entity, nested ones with dots.
	 * @return the paths, most significant first
	 */
	String[] properties();

	/**
	 * Whether two rows may not have the same values. Rows that lack one of the values are
	 * not checked.
	 * @return {@code true} for a unique index
	 */
	boolean unique() default false;

	/**
	 * Name of the index.
	 * @return the name; empty for the property paths joined by {@code _}
	 */
	String name() default "";

}
