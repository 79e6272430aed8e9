package io.github.springdata.memory.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.data.annotation.QueryAnnotation;

/**
 * Declaration of the query of a repository method in Jakarta's query language. The text
 * is checked when the repository is created. A text that names no entity is for that of
 * the repository.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@QueryAnnotation
@Documented
public @interface Query {

	/**
	 * The text, with parameters {@code :name}, {@code ?1} or {@code :#{expression}}.
	 * @return the text of the query, or empty for a named query
	 */
	String value() default "";

	/**
	 * A text that counts the results, for pages. By default they are counted by the query
	 * itself.
	 * @return the text of the counting query
	 */
	String countQuery() default "";

	/**
	 * Whether the result is the number of results of the query.
	 * @return {@code true} for a method that returns {@code long} or {@code int}
	 */
	boolean count() default false;

	/**
	 * Whether the result is whether there are results of the query.
	 * @return {@code true} for a method that returns {@code boolean}
	 */
	boolean exists() default false;

	/**
	 * The name of the query among the named queries.
	 * @return the name; by default the name of the entity, a dot and that of the method
	 */
	String name() default "";

}
