package io.github.springdata.memory.jpa.model;

import org.jspecify.annotations.Nullable;

/**
 * Mapping of a class whose instances are parts of entities; for an attribute, with the
 * overrides of that attribute.
 */
public final class EmbeddableModel extends ManagedModel {

	private final Instantiator instantiator;

	EmbeddableModel(Class<?> type, @Nullable ManagedModel parent, Instantiator instantiator) {
		super(type, parent);
		this.instantiator = instantiator;
	}

	/**
	 * Creates an instance.
	 * @param values the values of all {@linkplain #attributes() attributes}
	 * @return the instance
	 */
	public Object create(@Nullable Object[] values) {
		return this.instantiator.create(this, values);
	}

	/**
	 * Factory of instances of an embeddable.
	 */
	@FunctionalInterface
	interface Instantiator {

		/**
		 * Creates an instance of the values of all attributes.
		 */
		Object create(EmbeddableModel model, @Nullable Object[] values);

	}

}
