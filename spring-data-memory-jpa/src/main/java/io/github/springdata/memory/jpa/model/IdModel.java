package io.github.springdata.memory.jpa.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Id of an entity.
 *
 * @param attributes the attributes; one, or those of an id class
 * @param idClass the id class with an attribute for each of those of the entity, or
 * {@code null} if the only attribute is the id; where an attribute is a reference, that
 * of the id class has the id of what is referred to
 */
public record IdModel(List<AttributeModel> attributes, @Nullable EmbeddableModel idClass) {

	/**
	 * The only attribute.
	 * @return the attribute
	 * @throws IllegalStateException if there is an id class
	 */
	public AttributeModel single() {
		if (this.idClass != null) {
			throw new IllegalStateException("The id has several attributes: " + this.attributes);
		}
		return this.attributes.get(0);
	}

	/**
	 * The class of ids as the application has them.
	 * @return the id class, the class of the attribute, or that of the id of what it
	 * refers to; never primitive
	 */
	public Class<?> type() {
		if (this.idClass != null) {
			return this.idClass.type();
		}
		AttributeModel attribute = single();
		return (attribute instanceof ToOneModel reference) ? reference.relation().target().id().type()
				: (attribute instanceof BasicModel basic) ? basic.form().javaType() : attribute.type();
	}

}
