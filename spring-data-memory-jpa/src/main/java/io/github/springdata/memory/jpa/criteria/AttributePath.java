package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Expression;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable;

/**
 * Path to an attribute.
 *
 * @param <X> the type of the attribute
 */
final class AttributePath<X> extends MemoryPath<X> {

	private final Term owner;

	private final Attribute<?, ?> attribute;

	AttributePath(MemoryPath<?> parent, Attribute<?, ?> attribute) {
		super(parent, type(attribute), attribute.getJavaType(), (Bindable<?>) attribute);
		this.owner = parent;
		this.attribute = attribute;
	}

	boolean isPlural() {
		return this.attribute.isCollection();
	}

	@Override
	Attribute<?, ?> attribute(String name) {
		if (isPlural()) {
			throw new IllegalStateException(
					"'%s' is a collection, whose elements have attributes: join it to get '%s'".formatted(this, name));
		}
		return super.attribute(name);
	}

	@Override
	public Expression write(Scope scope) {
		return Terms.property(this.owner.write(scope), this.attribute.getName());
	}

}
