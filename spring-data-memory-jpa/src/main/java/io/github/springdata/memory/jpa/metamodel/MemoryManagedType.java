package io.github.springdata.memory.jpa.metamodel;

import java.util.Set;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.ManagedModel;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.CollectionAttribute;
import jakarta.persistence.metamodel.ListAttribute;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SetAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Type that has attributes.
 *
 * @param <X> the class
 */
abstract sealed class MemoryManagedType<X> implements ManagedType<X>
		permits MemoryIdentifiableType, MemoryEmbeddableType {

	private final Class<X> javaType;

	private final Attributes declared;

	private final Attributes all;

	@SuppressWarnings("unchecked")
	MemoryManagedType(ManagedModel model, @Nullable MemoryManagedType<?> supertype, ManagedTypes types) {
		this.javaType = (Class<X>) model.type();
		this.declared = new Attributes("is not an attribute that %s declares".formatted(this.javaType.getName()));
		this.all = new Attributes("is not an attribute of %s".formatted(this.javaType.getName()));
		if (supertype != null) {
			this.all.addAll(supertype.all());
		}
		for (AttributeModel attribute : model.ownAttributes()) {
			add(attribute, types);
		}
		for (AttributeModel attribute : types.erased(model)) {
			this.declared.add(MemoryAttribute.erased(this, attribute, types));
		}
		this.all.addAll(this.declared);
	}

	/**
	 * Adds an attribute that the model has as its own: it is that of a mapped superclass,
	 * as this type has it, unless the class has a member for it.
	 */
	private void add(AttributeModel attribute, ManagedTypes types) {
		MemoryAttribute<?, ?> inherited = this.all.find(attribute.name());
		if (inherited == null || attribute.member().getDeclaringClass() == this.javaType) {
			this.declared.add(MemoryAttribute.of(this, attribute, types));
		}
		else if (!inherited.isLike(attribute)) {
			this.all.add(MemoryAttribute.of(inherited.getDeclaringType(), attribute, types));
		}
	}

	Attributes declared() {
		return this.declared;
	}

	Attributes all() {
		return this.all;
	}

	@Override
	public Class<X> getJavaType() {
		return this.javaType;
	}

	@Override
	public Set<Attribute<? super X, ?>> getAttributes() {
		return this.all.all(Attribute.class);
	}

	@Override
	public Set<SingularAttribute<? super X, ?>> getSingularAttributes() {
		return this.all.all(SingularAttribute.class);
	}

	@Override
	public Set<PluralAttribute<? super X, ?, ?>> getPluralAttributes() {
		return this.all.all(PluralAttribute.class);
	}

	@Override
	public Attribute<? super X, ?> getAttribute(String name) {
		return this.all.get(name, Attribute.class);
	}

	@Override
	public SingularAttribute<? super X, ?> getSingularAttribute(String name) {
		return this.all.get(name, SingularAttribute.class);
	}

	@Override
	public <Y> SingularAttribute<? super X, Y> getSingularAttribute(String name, Class<Y> type) {
		return this.all.singular(name, SingularAttribute.class, type);
	}

	@Override
	public CollectionAttribute<? super X, ?> getCollection(String name) {
		return this.all.get(name, CollectionAttribute.class);
	}

	@Override
	public <E> CollectionAttribute<? super X, E> getCollection(String name, Class<E> elementType) {
		return this.all.plural(name, CollectionAttribute.class, elementType);
	}

	@Override
	public SetAttribute<? super X, ?> getSet(String name) {
		return this.all.get(name, SetAttribute.class);
	}

	@Override
	public <E> SetAttribute<? super X, E> getSet(String name, Class<E> elementType) {
		return this.all.plural(name, SetAttribute.class, elementType);
	}

	@Override
	public ListAttribute<? super X, ?> getList(String name) {
		return this.all.get(name, ListAttribute.class);
	}

	@Override
	public <E> ListAttribute<? super X, E> getList(String name, Class<E> elementType) {
		return this.all.plural(name, ListAttribute.class, elementType);
	}

	@Override
	public MapAttribute<? super X, ?, ?> getMap(String name) {
		return this.all.get(name, MapAttribute.class);
	}

	@Override
	public <K, V> MapAttribute<? super X, K, V> getMap(String name, Class<K> keyType, Class<V> valueType) {
		return this.all.map(name, keyType, valueType);
	}

	@Override
	public Set<Attribute<X, ?>> getDeclaredAttributes() {
		return this.declared.all(Attribute.class);
	}

	@Override
	public Set<SingularAttribute<X, ?>> getDeclaredSingularAttributes() {
		return this.declared.all(SingularAttribute.class);
	}

	@Override
	public Set<PluralAttribute<X, ?, ?>> getDeclaredPluralAttributes() {
		return this.declared.all(PluralAttribute.class);
	}

	@Override
	public Attribute<X, ?> getDeclaredAttribute(String name) {
		return this.declared.get(name, Attribute.class);
	}

	@Override
	public SingularAttribute<X, ?> getDeclaredSingularAttribute(String name) {
		return this.declared.get(name, SingularAttribute.class);
	}

	@Override
	public <Y> SingularAttribute<X, Y> getDeclaredSingularAttribute(String name, Class<Y> type) {
		return this.declared.singular(name, SingularAttribute.class, type);
	}

	@Override
	public CollectionAttribute<X, ?> getDeclaredCollection(String name) {
		return this.declared.get(name, CollectionAttribute.class);
	}

	@Override
	public <E> CollectionAttribute<X, E> getDeclaredCollection(String name, Class<E> elementType) {
		return this.declared.plural(name, CollectionAttribute.class, elementType);
	}

	@Override
	public SetAttribute<X, ?> getDeclaredSet(String name) {
		return this.declared.get(name, SetAttribute.class);
	}

	@Override
	public <E> SetAttribute<X, E> getDeclaredSet(String name, Class<E> elementType) {
		return this.declared.plural(name, SetAttribute.class, elementType);
	}

	@Override
	public ListAttribute<X, ?> getDeclaredList(String name) {
		return this.declared.get(name, ListAttribute.class);
	}

	@Override
	public <E> ListAttribute<X, E> getDeclaredList(String name, Class<E> elementType) {
		return this.declared.plural(name, ListAttribute.class, elementType);
	}

	@Override
	public MapAttribute<X, ?, ?> getDeclaredMap(String name) {
		return this.declared.get(name, MapAttribute.class);
	}

	@Override
	public <K, V> MapAttribute<X, K, V> getDeclaredMap(String name, Class<K> keyType, Class<V> valueType) {
		return this.declared.map(name, keyType, valueType);
	}

	@Override
	public String toString() {
		return this.javaType.getName();
	}

}
