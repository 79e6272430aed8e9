package io.github.springdata.memory.jpa.model;

/**
 * Mapping of the elements of a collection, or of the keys of a map.
 */
public sealed interface ElementModel {

	/**
	 * The class of an element.
	 * @return the class
	 */
	Class<?> type();

	/**
	 * Basic values.
	 *
	 * @param form the form in which they are stored
	 */
	record Basic(ValueForm form) implements ElementModel {

		@Override
		public Class<?> type() {
			return this.form.javaType();
		}

	}

	/**
	 * Embeddables.
	 *
	 * @param embeddable the embeddable with the overrides of the attribute
	 */
	record Embedded(EmbeddableModel embeddable) implements ElementModel {

		@Override
		public Class<?> type() {
			return this.embeddable.type();
		}

	}

	/**
	 * Entities.
	 *
	 * @param relation the relation to them
	 * @param manyToMany whether the other side has many too
	 */
	record Entity(RelationModel relation, boolean manyToMany) implements ElementModel {

		@Override
		public Class<?> type() {
			return this.relation.target().type();
		}

	}

}
