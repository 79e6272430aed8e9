package io.github.springdata.memory.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Container of several {@link NamedQuery named queries} of one entity.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Documented
public @interface NamedQueries {

	/**
	 * The queries.
	 * @return the queries, with distinct names
	 */
	NamedQuery[] value();

}
