package io.github.springdata.memory.jpa.metamodel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import jakarta.persistence.metamodel.CollectionAttribute;
import jakarta.persistence.metamodel.ListAttribute;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SetAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;

/**
 * Attribute with many values.
 *
 * @param <X> the class that declares it
 * @param <C> the class of the collection
 * @param <E> the class of the elements
 */
abstract sealed class MemoryPluralAttribute<X, C, E> extends MemoryAttribute<X, C> implements PluralAttribute<X, C, E> {

	private final PluralModel model;

	private final ManagedTypes types;

	MemoryPluralAttribute(ManagedType<X> declaringType, PluralModel model, Class<?> javaType, ManagedTypes types) {
		super(declaringType, model, javaType);
		this.model = model;
		this.types = types;
	}

	static MemoryPluralAttribute<?, ?, ?> of(ManagedType<?> declaringType, PluralModel model, Class<?> javaType,
			ManagedTypes types) {
		return switch (model.container()) {
			case COLLECTION -> new OfCollection<>(declaringType, model, javaType, types);
			case LIST -> new OfList<>(declaringType, model, javaType, types);
			case SET, SORTED_SET -> new OfSet<>(declaringType, model, javaType, types);
			case MAP, SORTED_MAP -> new OfMap<>(declaringType, model, javaType, types);
		};
	}

	@SuppressWarnings("unchecked")
	<T> Type<T> typeOf(ElementModel element) {
		return (Type<T>) ((element instanceof ElementModel.Embedded embedded)
				? this.types.embeddable(embedded.embeddable()) : this.types.type(element.type()));
	}

	@SuppressWarnings("unchecked")
	<K> Type<K> keyType() {
		ElementModel key = this.model.key();
		return (key != null) ? typeOf(key)
				: (Type<K>) attributeOfValues(Objects.requireNonNull(this.model.keyAttribute()));
	}

	/**
	 * The type of an attribute of the values that is the key.
	 * @param name the name, empty for the id
	 */
	private Type<?> attributeOfValues(String name) {
		Type<E> values = getElementType();
		if (name.isEmpty()) {
			return Objects.requireNonNull(((MemoryIdentifiableType<?>) values).getIdType());
		}
		SingularAttribute<?, ?> attribute = ((MemoryManagedType<?>) values).all().get(name, SingularAttribute.class);
		return attribute.getType();
	}

	@Override
	public Type<E> getElementType() {
		return typeOf(this.model.element());
	}

	@Override
	public PersistentAttributeType getPersistentAttributeType() {
		if (this.model.element() instanceof ElementModel.Entity entity) {
			return entity.manyToMany() ? PersistentAttributeType.MANY_TO_MANY : PersistentAttributeType.ONE_TO_MANY;
		}
		return PersistentAttributeType.ELEMENT_COLLECTION;
	}

	@Override
	public boolean isCollection() {
		return true;
	}

	@Override
	public BindableType getBindableType() {
		return BindableType.PLURAL_ATTRIBUTE;
	}

	@Override
	public Class<E> getBindableJavaType() {
		return getElementType().getJavaType();
	}

	/**
	 * Attribute whose elements are in no order of their own.
	 */
	static final class OfCollection<X, E> extends MemoryPluralAttribute<X, Collection<E>, E>
			implements CollectionAttribute<X, E> {

		OfCollection(ManagedType<X> declaringType, PluralModel model, Class<?> javaType, ManagedTypes types) {
			super(declaringType, model, javaType, types);
		}

		@Override
		Class<?> kind() {
			return CollectionAttribute.class;
		}

		@Override
		public CollectionType getCollectionType() {
			return CollectionType.COLLECTION;
		}

	}

	/**
	 * Attribute whose value is a list.
	 */
	static final class OfList<X, E> extends MemoryPluralAttribute<X, List<E>, E> implements ListAttribute<X, E> {

		OfList(ManagedType<X> declaringType, PluralModel model, Class<?> javaType, ManagedTypes types) {
			super(declaringType, model, javaType, types);
		}

		@Override
		Class<?> kind() {
			return ListAttribute.class;
		}

		@Override
		public CollectionType getCollectionType() {
			return CollectionType.LIST;
		}

	}

	/**
	 * Attribute whose value is a set.
	 */
	static final class OfSet<X, E> extends MemoryPluralAttribute<X, Set<E>, E> implements SetAttribute<X, E> {

		OfSet(ManagedType<X> declaringType, PluralModel model, Class<?> javaType, ManagedTypes types) {
			super(declaringType, model, javaType, types);
		}

		@Override
		Class<?> kind() {
			return SetAttribute.class;
		}

		@Override
		public CollectionType getCollectionType() {
			return CollectionType.SET;
		}

	}

	/**
	 * Attribute whose value is a map.
	 */
	static final class OfMap<X, K, V> extends MemoryPluralAttribute<X, Map<K, V>, V> implements MapAttribute<X, K, V> {

		OfMap(ManagedType<X> declaringType, PluralModel model, Class<?> javaType, ManagedTypes types) {
			super(declaringType, model, javaType, types);
		}

		@Override
		Class<?> kind() {
			return MapAttribute.class;
		}

		@Override
		public CollectionType getCollectionType() {
			return CollectionType.MAP;
		}

		@Override
		public Class<K> getKeyJavaType() {
			return getKeyType().getJavaType();
		}

		@Override
		public Type<K> getKeyType() {
			return keyType();
		}

	}

}
