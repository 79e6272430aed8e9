package io.github.springdata.memory.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a query in Jakarta's query language, on an entity. A repository method without a
 * {@link Query} of its own has the query of the name {@code Entity.method}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(NamedQueries.class)
@Documented
public @interface NamedQuery {

	/**
	 * The name, usually that of the entity, a dot and that of a repository method.
	 * @return the name
	 */
	String name();

	/**
	 * The text.
	 * @return the text of the query
	 */
	String query();

}
