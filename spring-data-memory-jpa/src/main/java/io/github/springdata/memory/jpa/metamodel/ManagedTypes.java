package io.github.springdata.memory.jpa.metamodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.ManagedModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.model.SuperclassModel;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

/**
 * The types of a metamodel by class. A supertype is made before those that extend it.
 */
final class ManagedTypes {

	private final PersistenceModel model;

	private final Map<Class<?>, MemoryManagedType<?>> types = new LinkedHashMap<>();

	private ManagedTypes(PersistenceModel model) {
		this.model = model;
	}

	static ManagedTypes of(PersistenceModel model) {
		ManagedTypes types = new ManagedTypes(model);
		types.addAll(model.superclasses());
		types.addAll(model.embeddables());
		types.addAll(model.entities());
		return types;
	}

	private void addAll(Iterable<? extends ManagedModel> managed) {
		for (ManagedModel model : managed) {
			add(model);
		}
	}

	private MemoryManagedType<?> add(ManagedModel managed) {
		MemoryManagedType<?> type = this.types.get(managed.type());
		if (type == null) {
			type = create(managed);
			this.types.put(managed.type(), type);
		}
		return type;
	}

	private MemoryManagedType<?> create(ManagedModel managed) {
		MemoryManagedType<?> supertype = supertype(managed.type().getSuperclass());
		if (managed instanceof EntityModel entity) {
			return new MemoryEntityType<>(entity, supertype, this);
		}
		if (managed instanceof SuperclassModel superclass) {
			return new MemoryMappedSuperclassType<>(superclass, supertype, this);
		}
		return new MemoryEmbeddableType<>((EmbeddableModel) managed, supertype, this);
	}

	private @Nullable MemoryManagedType<?> supertype(@Nullable Class<?> type) {
		if (type == null) {
			return null;
		}
		ManagedModel managed = model(type);
		return (managed != null) ? add(managed) : supertype(type.getSuperclass());
	}

	private @Nullable ManagedModel model(Class<?> type) {
		ManagedModel managed = this.model.find(type);
		managed = (managed != null) ? managed : this.model.findSuperclass(type);
		return (managed != null) ? managed : this.model.findEmbeddable(type);
	}

	/**
	 * The attributes that a mapped superclass declares and only an entity below it can
	 * say what they are, since their type is a variable.
	 */
	Collection<AttributeModel> erased(ManagedModel managed) {
		Map<String, AttributeModel> erased = new LinkedHashMap<>();
		if (managed instanceof SuperclassModel) {
			for (EntityModel entity : entitiesBelow(managed.type())) {
				for (AttributeModel attribute : entity.ownAttributes()) {
					if (attribute.member().getDeclaringClass() == managed.type()
							&& managed.find(attribute.name()) == null) {
						erased.putIfAbsent(attribute.name(), attribute);
					}
				}
			}
		}
		return erased.values();
	}

	/**
	 * The entities whose class extends another one, superclasses first.
	 */
	List<EntityModel> entitiesBelow(Class<?> type) {
		List<EntityModel> below = new ArrayList<>();
		for (EntityModel entity : this.model.entities()) {
			if (type.isAssignableFrom(entity.type())) {
				below.add(entity);
			}
		}
		return below;
	}

	@Nullable MemoryManagedType<?> find(@Nullable Class<?> type) {
		return this.types.get(type);
	}

	/**
	 * The type of values of a class.
	 */
	Type<?> type(Class<?> type) {
		MemoryManagedType<?> managed = find(type);
		return (managed != null) ? managed : new MemoryBasicType<>(type);
	}

	/**
	 * The type of embedded values, also of those whose class the unit does not declare,
	 * as id classes are.
	 */
	Type<?> embeddable(EmbeddableModel embeddable) {
		MemoryManagedType<?> managed = find(embeddable.type());
		return (managed != null) ? managed : create(embeddable);
	}

	@SuppressWarnings("unchecked")
	<T> Set<T> all(Class<?> kind) {
		Set<T> all = new LinkedHashSet<>();
		for (MemoryManagedType<?> type : this.types.values()) {
			if (kind.isInstance(type)) {
				all.add((T) type);
			}
		}
		return Collections.unmodifiableSet(all);
	}

}
