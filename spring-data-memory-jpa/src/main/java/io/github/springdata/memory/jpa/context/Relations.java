package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.RelationModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import jakarta.persistence.CascadeType;
import org.jspecify.annotations.Nullable;

/**
 * Relations of an entity, those of its embeddables included, and what instances refer to
 * by them.
 *
 * @param all the relations
 */
record Relations(List<Relation> all) {

	/**
	 * Relation of an entity.
	 *
	 * @param path the attributes that lead to it, embedded ones first
	 * @param model the relation
	 */
	record Relation(List<AttributeModel> path, RelationModel model) {

		AttributeModel attribute() {
			return this.path.get(this.path.size() - 1);
		}

		/**
		 * The value of the attribute.
		 */
		@Nullable Object value(Object instance) {
			Object value = instance;
			for (AttributeModel attribute : this.path) {
				if (value == null) {
					return null;
				}
				value = attribute.access().get(value);
			}
			return value;
		}

		/**
		 * The instances that are referred to.
		 * @param unloaded whether a collection that was not read is read, rather than
		 * left out
		 */
		Collection<?> targets(Object instance, boolean unloaded) {
			Object value = value(instance);
			if (value == null || (!unloaded && value instanceof LazyContent lazy && !lazy.isLoaded())) {
				return List.of();
			}
			Collection<?> targets = (value instanceof Map<?, ?> map) ? map.values()
					: (value instanceof Collection<?> collection) ? collection : List.of(value);
			return targets.stream().filter((target) -> target != null).toList();
		}

		boolean cascades(CascadeType operation) {
			return this.model.cascades(operation);
		}

		boolean isToOne() {
			return attribute() instanceof ToOneModel;
		}

	}

	static Relations of(EntityModel entity) {
		List<Relation> all = new ArrayList<>();
		collect(entity.attributes(), List.of(), all);
		return new Relations(List.copyOf(all));
	}

	private static void collect(List<AttributeModel> attributes, List<AttributeModel> path, List<Relation> all) {
		for (AttributeModel attribute : attributes) {
			List<AttributeModel> longer = new ArrayList<>(path);
			longer.add(attribute);
			if (attribute instanceof EmbeddedModel nested) {
				collect(nested.embeddable().attributes(), longer, all);
			}
			else if (attribute instanceof ToOneModel reference) {
				all.add(new Relation(List.copyOf(longer), reference.relation()));
			}
			else if (attribute instanceof PluralModel plural
					&& plural.element() instanceof ElementModel.Entity element) {
				all.add(new Relation(List.copyOf(longer), element.relation()));
			}
		}
	}

	/**
	 * The relations that pass an operation on.
	 */
	List<Relation> cascading(CascadeType operation) {
		return where((relation) -> relation.cascades(operation));
	}

	List<Relation> where(Predicate<Relation> condition) {
		return this.all.stream().filter(condition).toList();
	}

}
