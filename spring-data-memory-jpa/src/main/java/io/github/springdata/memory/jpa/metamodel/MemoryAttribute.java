package io.github.springdata.memory.jpa.metamodel;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;

/**
 * Attribute of a managed type.
 *
 * @param <X> the class that declares it
 * @param <Y> the class of its values
 */
abstract sealed class MemoryAttribute<X, Y> implements Attribute<X, Y>
		permits MemorySingularAttribute, MemoryPluralAttribute {

	private final ManagedType<X> declaringType;

	private final AttributeModel model;

	private final Class<?> javaType;

	MemoryAttribute(ManagedType<X> declaringType, AttributeModel model, Class<?> javaType) {
		this.declaringType = declaringType;
		this.model = model;
		this.javaType = javaType;
	}

	static MemoryAttribute<?, ?> of(ManagedType<?> declaringType, AttributeModel model, ManagedTypes types) {
		return (model instanceof PluralModel plural)
				? MemoryPluralAttribute.of(declaringType, plural, model.type(), types)
				: new MemorySingularAttribute<>(declaringType, model, model.type(), types);
	}

	/**
	 * The attribute of a mapped superclass of which an entity says more.
	 */
	static MemoryAttribute<?, ?> erased(ManagedType<?> declaringType, AttributeModel model, ManagedTypes types) {
		Class<?> javaType = (model.member() instanceof Field field) ? field.getType()
				: ((Method) model.member()).getReturnType();
		return (model instanceof PluralModel plural) ? MemoryPluralAttribute.of(declaringType, plural, javaType, types)
				: new MemorySingularAttribute<>(declaringType, model, javaType, types);
	}

	/**
	 * The interface of the metamodel that says what kind of attribute this is.
	 */
	abstract Class<?> kind();

	/**
	 * Whether this attribute says the same as that of a subclass, which type arguments of
	 * the subclass may change.
	 */
	boolean isLike(AttributeModel other) {
		return this.javaType == other.type() && this.model.getClass() == other.getClass()
				&& this.model.genericType().toString().equals(other.genericType().toString());
	}

	@Override
	public String getName() {
		return this.model.name();
	}

	@Override
	public ManagedType<X> getDeclaringType() {
		return this.declaringType;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Class<Y> getJavaType() {
		return (Class<Y>) this.javaType;
	}

	@Override
	public Member getJavaMember() {
		return this.model.member();
	}

	@Override
	public boolean isAssociation() {
		return switch (getPersistentAttributeType()) {
			case ONE_TO_ONE, ONE_TO_MANY, MANY_TO_ONE, MANY_TO_MANY -> true;
			case BASIC, EMBEDDED, ELEMENT_COLLECTION -> false;
		};
	}

	@Override
	public String toString() {
		return this.declaringType.getJavaType().getName() + "." + getName();
	}

}
