package io.github.springdata.memory.jpa;

import io.github.springdata.memory.jpa.context.LazyContent;
import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import jakarta.persistence.FetchType;
import jakarta.persistence.PersistenceUnitUtil;
import jakarta.persistence.metamodel.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * Questions about instances of the entities of a unit.
 *
 * @param unit the unit
 */
record MemoryPersistenceUnitUtil(PersistenceUnit unit) implements PersistenceUnitUtil {

	@Override
	public boolean isLoaded(Object instance, String attribute) {
		return isLoadedValue(value(instance, attribute));
	}

	private static boolean isLoadedValue(@Nullable Object value) {
		return !(value instanceof LazyContent lazy) || lazy.isLoaded();
	}

	private @Nullable Object value(Object instance, String name) {
		EntityModel entity = this.unit.entityOf(instance);
		AttributeModel attribute = entity.find(name);
		if (attribute == null) {
			throw new IllegalArgumentException("%s has no attribute '%s'".formatted(entity.name(), name));
		}
		return attribute.access().get(instance);
	}

	@Override
	public <E> boolean isLoaded(E instance, Attribute<? super E, ?> attribute) {
		return isLoaded(instance, attribute.getName());
	}

	@Override
	public boolean isLoaded(Object instance) {
		if (instance instanceof LazyContent lazy) {
			return lazy.isLoaded();
		}
		return this.unit.model().find(instance.getClass()) == null || this.unit.entityOf(instance)
			.attributes()
			.stream()
			.filter((attribute) -> attribute.fetch() == FetchType.EAGER)
			.allMatch((attribute) -> isLoadedValue(attribute.access().get(instance)));
	}

	@Override
	public void load(Object instance, String attribute) {
		if (value(instance, attribute) instanceof LazyContent lazy) {
			lazy.load();
		}
	}

	@Override
	public <E> void load(E instance, Attribute<? super E, ?> attribute) {
		load(instance, attribute.getName());
	}

	@Override
	public void load(Object instance) {
		if (instance instanceof LazyContent lazy) {
			lazy.load();
			return;
		}
		this.unit.entityOf(instance)
			.attributes()
			.stream()
			.filter((attribute) -> attribute.fetch() == FetchType.EAGER)
			.forEach((attribute) -> load(instance, attribute.name()));
	}

	@Override
	public boolean isInstance(Object instance, Class<?> type) {
		return type.isInstance(instance);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> Class<? extends T> getClass(T instance) {
		return (Class<? extends T>) this.unit.entityOf(instance).type();
	}

	@Override
	public @Nullable Object getIdentifier(Object instance) {
		return this.unit.identifierOf(instance);
	}

	@Override
	public @Nullable Object getVersion(Object instance) {
		BasicModel version = this.unit.entityOf(instance).version();
		return (version != null) ? version.access().get(instance) : null;
	}

}
