package io.github.springdata.memory.jpa.metamodel;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import io.github.springdata.memory.jpa.model.ManagedModel;
import jakarta.persistence.metamodel.IdentifiableType;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

/**
 * Type that may have an id and a version.
 *
 * @param <X> the class
 */
abstract sealed class MemoryIdentifiableType<X> extends MemoryManagedType<X> implements IdentifiableType<X>
		permits MemoryEntityType, MemoryMappedSuperclassType {

	private final @Nullable MemoryManagedType<?> supertype;

	private final ManagedTypes types;

	MemoryIdentifiableType(ManagedModel model, @Nullable MemoryManagedType<?> supertype, ManagedTypes types) {
		super(model, supertype, types);
		this.supertype = supertype;
		this.types = types;
	}

	/**
	 * What the id is, which for a mapped superclass the entities below it say.
	 */
	abstract Identification identification();

	ManagedTypes types() {
		return this.types;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable IdentifiableType<? super X> getSupertype() {
		return (this.supertype instanceof MemoryIdentifiableType) ? (IdentifiableType<? super X>) this.supertype : null;
	}

	@Override
	public <Y> SingularAttribute<? super X, Y> getId(Class<Y> type) {
		return all().singular(idName(all()), SingularAttribute.class, type);
	}

	@Override
	public <Y> SingularAttribute<X, Y> getDeclaredId(Class<Y> type) {
		return declared().singular(idName(declared()), SingularAttribute.class, type);
	}

	private String idName(Attributes attributes) {
		Identification id = identification();
		if (id.idClass() != null) {
			throw new IllegalArgumentException(
					"%s has an id class, %s, not a single id attribute".formatted(this, id.idClass().type().getName()));
		}
		return id.names()
			.stream()
			.filter((name) -> attributes.find(name) != null)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(none("id", attributes)));
	}

	@Override
	public <Y> SingularAttribute<? super X, Y> getVersion(Class<Y> type) {
		return all().singular(versionName(all()), SingularAttribute.class, type);
	}

	@Override
	public <Y> SingularAttribute<X, Y> getDeclaredVersion(Class<Y> type) {
		return declared().singular(versionName(declared()), SingularAttribute.class, type);
	}

	private String versionName(Attributes attributes) {
		String name = findVersion(attributes);
		if (name == null) {
			throw new IllegalArgumentException(none("version", attributes));
		}
		return name;
	}

	private static @Nullable String findVersion(Attributes attributes) {
		for (MemoryAttribute<?, ?> attribute : attributes.values()) {
			if (attribute instanceof SingularAttribute<?, ?> singular && singular.isVersion()) {
				return singular.getName();
			}
		}
		return null;
	}

	private String none(String what, Attributes attributes) {
		return "%s %s no %s attribute".formatted(this, (attributes == declared()) ? "declares" : "has", what);
	}

	@Override
	public boolean hasSingleIdAttribute() {
		Identification id = identification();
		return id.idClass() == null && id.names().size() == 1;
	}

	@Override
	public boolean hasVersionAttribute() {
		return findVersion(all()) != null;
	}

	@Override
	public Set<SingularAttribute<? super X, ?>> getIdClassAttributes() {
		Identification id = identification();
		if (id.idClass() == null) {
			throw new IllegalArgumentException("%s has no id class".formatted(this));
		}
		Set<SingularAttribute<? super X, ?>> attributes = new LinkedHashSet<>();
		id.names().forEach((name) -> attributes.add(all().get(name, SingularAttribute.class)));
		return Collections.unmodifiableSet(attributes);
	}

	/**
	 * The type of ids: that of the id of what is referred to where the id is a reference.
	 */
	@Override
	public @Nullable Type<?> getIdType() {
		Identification id = identification();
		if (id.idClass() != null) {
			return this.types.embeddable(id.idClass());
		}
		if (id.names().size() != 1) {
			return null;
		}
		SingularAttribute<?, ?> attribute = all().get(id.names().get(0), SingularAttribute.class);
		return (attribute.isAssociation() && attribute.getType() instanceof IdentifiableType<?> target)
				? target.getIdType() : attribute.getType();
	}

}
