package io.github.springdata.memory.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Marker of a class or record as the topmost entity of a table, which names that table.
 * Optional: any type with an id is an entity. Classes that extend an annotated class, and
 * are not annotated themselves, share its table.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MemoryEntity {

	/**
	 * Name of the table. Alias for {@link #name()}.
	 * @return the table name; empty for the uncapitalized simple name of the class
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * Name of the table. Alias for {@link #value()}.
	 * @return the table name; empty for the uncapitalized simple name of the class
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * What a transaction does with the instances of this table, where that differs from
	 * the mode of the repositories and templates.
	 * @return one mode; empty for the mode of the caller
	 */
	UnitOfWorkMode[] unitOfWork() default {};

}
