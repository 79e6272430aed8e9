package io.github.springdata.memory.jpa.model;

/**
 * Mapping of an attribute whose value is an embeddable.
 */
public final class EmbeddedModel extends AttributeModel {

	private final EmbeddableModel embeddable;

	EmbeddedModel(Declaration declaration, EmbeddableModel embeddable) {
		super(declaration);
		this.embeddable = embeddable;
	}

	/**
	 * The class of the value.
	 * @return the embeddable with the overrides of this attribute
	 */
	public EmbeddableModel embeddable() {
		return this.embeddable;
	}

}
