package io.github.springdata.memory.jpa.metamodel;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;

/**
 * Attribute with one value.
 *
 * @param <X> the class that declares it
 * @param <T> the class of its values
 */
final class MemorySingularAttribute<X, T> extends MemoryAttribute<X, T> implements SingularAttribute<X, T> {

	private final AttributeModel model;

	private final ManagedTypes types;

	MemorySingularAttribute(ManagedType<X> declaringType, AttributeModel model, Class<?> javaType, ManagedTypes types) {
		super(declaringType, model, javaType);
		this.model = model;
		this.types = types;
	}

	@Override
	Class<?> kind() {
		return SingularAttribute.class;
	}

	@Override
	public PersistentAttributeType getPersistentAttributeType() {
		if (this.model instanceof ToOneModel reference) {
			return reference.isOneToOne() ? PersistentAttributeType.ONE_TO_ONE : PersistentAttributeType.MANY_TO_ONE;
		}
		return (this.model instanceof EmbeddedModel) ? PersistentAttributeType.EMBEDDED : PersistentAttributeType.BASIC;
	}

	@Override
	public boolean isCollection() {
		return false;
	}

	@Override
	public boolean isId() {
		return this.model.isId();
	}

	@Override
	public boolean isVersion() {
		return this.model instanceof BasicModel basic && basic.isVersion();
	}

	@Override
	public boolean isOptional() {
		return !isId() && !(this.model instanceof BasicModel basic && !basic.isOptional())
				&& !(this.model instanceof ToOneModel reference && !reference.isOptional());
	}

	/**
	 * The type of values. An entity is asked for when it is needed, since that of a
	 * mapped superclass with a type argument may be none.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public Type<T> getType() {
		return (Type<T>) type();
	}

	private Type<?> type() {
		if (this.model instanceof ToOneModel reference) {
			return this.types.type(reference.relation().target().type());
		}
		return (this.model instanceof EmbeddedModel embedded) ? this.types.embeddable(embedded.embeddable())
				: new MemoryBasicType<>(getJavaType());
	}

	@Override
	public BindableType getBindableType() {
		return BindableType.SINGULAR_ATTRIBUTE;
	}

	@Override
	public Class<T> getBindableJavaType() {
		return getJavaType();
	}

}
