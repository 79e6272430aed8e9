package io.github.springdata.memory.jpa.metamodel;

import io.github.springdata.memory.jpa.model.SuperclassModel;
import jakarta.persistence.metamodel.MappedSuperclassType;
import org.jspecify.annotations.Nullable;

/**
 * Type whose attributes belong to the entities below it.
 *
 * @param <X> the class
 */
final class MemoryMappedSuperclassType<X> extends MemoryIdentifiableType<X> implements MappedSuperclassType<X> {

	private final SuperclassModel model;

	MemoryMappedSuperclassType(SuperclassModel model, @Nullable MemoryManagedType<?> supertype, ManagedTypes types) {
		super(model, supertype, types);
		this.model = model;
	}

	/**
	 * The id of an entity below if all of its attributes are here, else what here is
	 * marked as id.
	 */
	@Override
	Identification identification() {
		return types().entitiesBelow(getJavaType())
			.stream()
			.map((entity) -> Identification.of(entity.id()))
			.filter((id) -> id.names().stream().allMatch((name) -> all().find(name) != null))
			.findFirst()
			.orElseGet(() -> Identification.of(this.model.attributes()));
	}

	boolean isUnused() {
		return types().entitiesBelow(getJavaType()).isEmpty();
	}

	@Override
	public PersistenceType getPersistenceType() {
		return PersistenceType.MAPPED_SUPERCLASS;
	}

}
