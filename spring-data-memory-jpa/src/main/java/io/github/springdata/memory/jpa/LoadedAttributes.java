package io.github.springdata.memory.jpa;

import java.lang.annotation.ElementType;

import io.github.springdata.memory.jpa.context.LazyContent;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.ManagedModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the validation of an entity: what was not loaded is not looked at, and other
 * entities are validated for themselves.
 *
 * @param model the mapping
 */
record LoadedAttributes(PersistenceModel model) implements TraversableResolver {

	@Override
	public boolean isReachable(@Nullable Object instance, Path.Node property, Class<?> root, Path path,
			ElementType element) {
		AttributeModel attribute = attribute(instance, property);
		return attribute == null || instance == null
				|| !(attribute.access().get(instance) instanceof LazyContent lazy && !lazy.isLoaded());
	}

	@Override
	public boolean isCascadable(@Nullable Object instance, Path.Node property, Class<?> root, Path path,
			ElementType element) {
		AttributeModel attribute = attribute(instance, property);
		return !(attribute instanceof ToOneModel)
				&& !(attribute instanceof PluralModel plural && plural.element() instanceof ElementModel.Entity);
	}

	private @Nullable AttributeModel attribute(@Nullable Object instance, Path.Node property) {
		if (instance == null) {
			return null;
		}
		ManagedModel entity = this.model.find(instance.getClass());
		ManagedModel owner = (entity != null) ? entity : this.model.findEmbeddable(instance.getClass());
		return (owner != null) ? owner.find(property.getName()) : null;
	}

}
