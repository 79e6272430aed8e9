package io.github.springdata.memory.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declaration that a property holds the id of another entity, or several of them in a
 * collection, an array or a map, and that there must be such entities. To save an entity
 * that refers to one that does not exist is refused, and so is to delete one that another
 * one still refers to, both with a
 * {@link org.springframework.dao.DataIntegrityViolationException}: by the statement, and
 * again at commit against what others have committed. {@code null} refers to nothing.
 * <p>
 * The property is indexed, with {@code kind = HASH} unless {@link Indexed} says
 * otherwise. It may be in an object nested in the entity.
 */
@Documented
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
public @interface ReferenceTo {

	/**
	 * The entity that is referred to.
	 * @return the class of the entity, whose id has the type of the property
	 */
	Class<?> value();

}
