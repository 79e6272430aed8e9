package io.github.springdata.memory.jpa.metamodel;

import io.github.springdata.memory.jpa.model.EmbeddableModel;
import jakarta.persistence.metamodel.EmbeddableType;
import org.jspecify.annotations.Nullable;

/**
 * Type whose instances are parts of entities.
 *
 * @param <X> the class
 */
final class MemoryEmbeddableType<X> extends MemoryManagedType<X> implements EmbeddableType<X> {

	MemoryEmbeddableType(EmbeddableModel model, @Nullable MemoryManagedType<?> supertype, ManagedTypes types) {
		super(model, supertype, types);
	}

	@Override
	public PersistenceType getPersistenceType() {
		return PersistenceType.EMBEDDABLE;
	}

}
