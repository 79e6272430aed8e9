package io.github.springdata.memory.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marker of a property whose objects, or elements, are entities of a table of their own,
 * but are stored here as copies, which belong to the entity that has the property. The
 * copy keeps the id it has, and none is generated for it; it does not follow changes of
 * the row in the other table. Without this annotation such a property is refused, as the
 * id of the other entity is nearly always what is meant.
 * <p>
 * Objects that are no entities are part of an entity without an annotation.
 */
@Documented
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
public @interface Embedded {

}
