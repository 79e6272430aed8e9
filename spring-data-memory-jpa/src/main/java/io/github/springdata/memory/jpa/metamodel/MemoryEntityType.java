package io.github.springdata.memory.jpa.metamodel;

import io.github.springdata.memory.jpa.model.EntityModel;
import jakarta.persistence.metamodel.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * Type of entities.
 *
 * @param <X> the class
 */
final class MemoryEntityType<X> extends MemoryIdentifiableType<X> implements EntityType<X> {

	private final EntityModel model;

	MemoryEntityType(EntityModel model, @Nullable MemoryManagedType<?> supertype, ManagedTypes types) {
		super(model, supertype, types);
		this.model = model;
	}

	@Override
	Identification identification() {
		return Identification.of(this.model.id());
	}

	@Override
	public String getName() {
		return this.model.name();
	}

	@Override
	public PersistenceType getPersistenceType() {
		return PersistenceType.ENTITY;
	}

	@Override
	public BindableType getBindableType() {
		return BindableType.ENTITY_TYPE;
	}

	@Override
	public Class<X> getBindableJavaType() {
		return getJavaType();
	}

}
