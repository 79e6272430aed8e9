package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param cascading those that pass each of the operations on
 * @param persisting those that pass on that an instance is persisted
 * @param inverse those to one instance that are not stored
 * @param linked collections that rows of their elements have columns for
 * @param orphaning those that remove what they do not lead to any more
 * @param tracked those of which it matters what they led to before: by orphan removal, or
 * as the links are in the rows of the elements
 */
record Relations(Relation[] all, Map<CascadeType, Relation[]> cascading, Relation[] persisting, Relation[] inverse,
		Relation[] linked, Relation[] orphaning, Relation[] tracked) {

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
			for (int i = 0; i < this.path.size() && value != null; i++) {
				value = this.path.get(i).access().get(value);
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
			if (!(value instanceof Map<?, ?> || value instanceof Collection<?>)) {
				return List.of(value);
			}
			List<Object> targets = new ArrayList<>();
			for (Object target : (value instanceof Map<?, ?> map) ? map.values() : (Collection<?>) value) {
				if (target != null) {
					targets.add(target);
				}
			}
			return targets;
		}

		boolean cascades(CascadeType operation) {
			return this.model.cascades(operation);
		}

		boolean isTracked() {
			return Relations.isTracked(attribute(), this.model);
		}

		boolean isLinked() {
			return attribute() instanceof PluralModel plural && plural.link() != PluralModel.Link.OWNER
					&& (plural.link() == PluralModel.Link.TARGET || plural.isOrdered() || plural.key() != null
							|| plural.mirrored() != null);
		}

		boolean isToOne() {
			return attribute() instanceof ToOneModel;
		}

	}

	/**
	 * Whether it matters what a relation led to before.
	 */
	static boolean isTracked(AttributeModel attribute, RelationModel relation) {
		return relation.orphanRemoval() || (attribute instanceof PluralModel plural
				&& (plural.link() == PluralModel.Link.TARGET || plural.mirrored() != null));
	}

	static Relations of(EntityModel entity) {
		List<Relation> all = new ArrayList<>();
		collect(entity.attributes(), List.of(), all);
		Map<CascadeType, Relation[]> cascading = new EnumMap<>(CascadeType.class);
		for (CascadeType operation : CascadeType.values()) {
			cascading.put(operation, select(all, (relation) -> relation.cascades(operation)));
		}
		return new Relations(all.toArray(Relation[]::new), cascading,
				Objects.requireNonNull(cascading.get(CascadeType.PERSIST)),
				select(all, (relation) -> relation.isToOne() && !relation.model().isOwning()),
				select(all, Relation::isLinked), select(all, (relation) -> relation.model().orphanRemoval()),
				select(all, Relation::isTracked));
	}

	private static Relation[] select(List<Relation> all, Predicate<Relation> condition) {
		return all.stream().filter(condition).toArray(Relation[]::new);
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
	Relation[] cascading(CascadeType operation) {
		return Objects.requireNonNull(this.cascading.get(operation));
	}

}
