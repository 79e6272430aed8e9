package io.github.springdata.memory.jpa.query;

import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ValueForm;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Meaning of the stored form of a value: what the application has in its place.
 */
sealed interface Meaning {

	/** That of a value of which nothing is known. */
	Meaning UNKNOWN = new Basic(Object.class, null);

	/**
	 * The class of what the application has.
	 */
	Class<?> type();

	/**
	 * A basic value.
	 *
	 * @param type the class of the values, never primitive; {@code Object} if it is not
	 * known
	 * @param form the form in which they are stored, or {@code null} for that of computed
	 * values
	 */
	record Basic(Class<?> type, @Nullable ValueForm form) implements Meaning {
	}

	/**
	 * An entity, of which the id is stored.
	 *
	 * @param entity the entity
	 */
	record Entity(EntityModel entity) implements Meaning {

		@Override
		public Class<?> type() {
			return this.entity.type();
		}

	}

	/**
	 * An embeddable, of which a row is stored.
	 *
	 * @param embeddable the embeddable
	 */
	record Embedded(EmbeddableModel embeddable) implements Meaning {

		@Override
		public Class<?> type() {
			return this.embeddable.type();
		}

	}

	/**
	 * The class of an entity, of which the name of the entity is stored.
	 *
	 * @param entity the entity that is the superclass of all that occur
	 */
	record Kind(EntityModel entity) implements Meaning {

		@Override
		public Class<?> type() {
			return Class.class;
		}

	}

	/**
	 * A collection or map.
	 *
	 * @param attribute the attribute
	 */
	record Plural(PluralModel attribute) implements Meaning {

		@Override
		public Class<?> type() {
			return this.attribute.type();
		}

	}

	static Meaning of(Class<?> type) {
		return (type == Object.class) ? UNKNOWN : new Basic(ClassUtils.resolvePrimitiveIfNecessary(type), null);
	}

	static Meaning of(BasicModel attribute) {
		return new Basic(attribute.form().javaType(), attribute.form());
	}

	static Meaning of(ElementModel element) {
		if (element instanceof ElementModel.Basic basic) {
			return new Basic(basic.form().javaType(), basic.form());
		}
		return (element instanceof ElementModel.Embedded embedded) ? new Embedded(embedded.embeddable())
				: new Entity(((ElementModel.Entity) element).relation().target());
	}

	/**
	 * Whether anything is known.
	 */
	default boolean isKnown() {
		return type() != Object.class;
	}

}
