package io.github.springdata.memory.jpa.criteria;

import java.util.Collection;
import java.util.Map;

import io.github.springdata.memory.query.syntax.ScalarFunction;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Path, whose attributes are those of its type in the metamodel.
 *
 * @param <X> the type of the values
 */
abstract class MemoryPath<X> extends MemoryExpression<X> implements Path<X> {

	private final @Nullable MemoryPath<?> parent;

	private final Type<?> type;

	private final Bindable<?> model;

	/**
	 * Creates a path.
	 * @param parent what it is an attribute of, if it is
	 * @param type what it has attributes of
	 * @param javaType the class of its values
	 * @param model what it is in the metamodel
	 */
	MemoryPath(@Nullable MemoryPath<?> parent, Type<?> type, Class<?> javaType, Bindable<?> model) {
		super(javaType);
		this.parent = parent;
		this.type = type;
		this.model = model;
	}

	final Type<?> managed() {
		return this.type;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Bindable<X> getModel() {
		return (Bindable<X>) this.model;
	}

	@Override
	public @Nullable Path<?> getParentPath() {
		return this.parent;
	}

	@Override
	public <Y> Path<Y> get(SingularAttribute<? super X, Y> attribute) {
		return get(name(attribute));
	}

	@Override
	public <E, C extends Collection<E>> Expression<C> get(PluralAttribute<? super X, C, E> attribute) {
		return get(name(attribute));
	}

	@Override
	public <K, V, M extends Map<K, V>> Expression<M> get(MapAttribute<? super X, K, V> attribute) {
		return get(name(attribute));
	}

	@Override
	public <Y> Path<Y> get(String attributeName) {
		return new AttributePath<>(this, attribute(attributeName));
	}

	@Override
	public Expression<Class<? extends X>> type() {
		return new ComputedExpression<>(Class.class, Terms.call(ScalarFunction.TYPE, this));
	}

	static String name(@Nullable Attribute<?, ?> attribute) {
		Assert.notNull(attribute,
				"Attribute must not be null; a static metamodel is filled when the factory of its unit is made");
		return attribute.getName();
	}

	/**
	 * Finds an attribute of the type that this path is of.
	 */
	Attribute<?, ?> attribute(String name) {
		Assert.notNull(name, "Name of attribute must not be null");
		if (this.type instanceof ManagedType<?> managed) {
			return attribute(managed, name);
		}
		throw new IllegalStateException("'%s' is a %s and has no attribute '%s'; only entities and embeddables have"
			.formatted(this, this.type.getJavaType().getSimpleName(), name));
	}

	private static Attribute<?, ?> attribute(ManagedType<?> type, String name) {
		Attribute<?, ?> attribute = type.getAttribute(name);
		if (attribute == null) {
			throw new IllegalArgumentException(
					"%s has no attribute '%s'".formatted(type.getJavaType().getSimpleName(), name));
		}
		return attribute;
	}

	/**
	 * The type of what an attribute, or an element of it, is.
	 */
	static Type<?> type(Attribute<?, ?> attribute) {
		return (attribute instanceof PluralAttribute<?, ?, ?> plural) ? plural.getElementType()
				: ((SingularAttribute<?, ?>) attribute).getType();
	}

}
