package io.github.springdata.memory.jpa.metamodel;

import java.util.Set;

import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.Metamodel;
import org.jspecify.annotations.Nullable;

/**
 * Metamodel of a persistence unit. Immutable.
 */
public final class MemoryMetamodel implements Metamodel {

	private final PersistenceModel model;

	private final ManagedTypes types;

	private MemoryMetamodel(PersistenceModel model, ManagedTypes types) {
		this.model = model;
		this.types = types;
	}

	/**
	 * The metamodel of a mapping.
	 * @param model the mapping of the unit
	 * @return the metamodel
	 */
	public static MemoryMetamodel of(PersistenceModel model) {
		return new MemoryMetamodel(model, ManagedTypes.of(model));
	}

	@Override
	public EntityType<?> entity(String name) {
		EntityModel entity = this.model.find(name);
		if (entity == null) {
			throw new IllegalArgumentException(
					"There is no entity named '%s' in this persistence unit".formatted(name));
		}
		return entity(entity.type());
	}

	@Override
	public <X> EntityType<X> entity(Class<X> type) {
		return find(type, MemoryEntityType.class, "an entity");
	}

	@Override
	public <X> EmbeddableType<X> embeddable(Class<X> type) {
		return find(type, MemoryEmbeddableType.class, "an embeddable");
	}

	@Override
	public <X> ManagedType<X> managedType(Class<X> type) {
		return find(type, MemoryManagedType.class, "an entity, an embeddable or a mapped superclass");
	}

	/**
	 * Finds the managed type of a class.
	 * @param <X> the class
	 * @param type the class
	 * @return the managed type, or {@code null} if the class is none
	 */
	@SuppressWarnings("unchecked")
	public <X> @Nullable ManagedType<X> find(Class<X> type) {
		return (ManagedType<X>) this.types.find(type);
	}

	@SuppressWarnings("unchecked")
	private <T> T find(Class<?> type, Class<?> kind, String what) {
		MemoryManagedType<?> managed = this.types.find(type);
		if (!kind.isInstance(managed)) {
			throw new IllegalArgumentException(
					"%s is not %s of this persistence unit".formatted((type != null) ? type.getName() : null, what));
		}
		return (T) managed;
	}

	@Override
	public Set<ManagedType<?>> getManagedTypes() {
		return this.types.all(MemoryManagedType.class);
	}

	@Override
	public Set<EntityType<?>> getEntities() {
		return this.types.all(MemoryEntityType.class);
	}

	@Override
	public Set<EmbeddableType<?>> getEmbeddables() {
		return this.types.all(MemoryEmbeddableType.class);
	}

}
