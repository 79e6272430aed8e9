package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.RelationModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import jakarta.persistence.CascadeType;
import jakarta.persistence.OptimisticLockException;
import org.jspecify.annotations.Nullable;

/**
 * Merge of detached and new instances into a persistence context (Jakarta Persistence
 * 3.2, section 3.3.8).
 */
public final class Merge {

	private final PersistenceContext context;

	private final Lifecycle lifecycle;

	private final Map<Object, Object> merged = new IdentityHashMap<>();

	private final Set<Object> persisted = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Cascade cascade = new Cascade();

	/**
	 * Creates a merge.
	 * @param context the context
	 * @param lifecycle its operations
	 */
	public Merge(PersistenceContext context, Lifecycle lifecycle) {
		this.context = context;
		this.lifecycle = lifecycle;
	}

	/**
	 * Copies the state of an instance to the managed one of the same id, or to a new one.
	 * @param instance a new, detached or managed instance
	 * @return the managed instance
	 * @throws IllegalArgumentException if it is removed, or no instance of an entity
	 * @throws OptimisticLockException if its version is not that of the row
	 */
	public Object merge(Object instance) {
		Object managed = begin(instance);
		this.cascade.run();
		return managed;
	}

	/**
	 * Finds or creates the managed instance. State is copied to it when those are there
	 * that it cascades to.
	 */
	private Object begin(Object instance) {
		EntityModel entity = this.context.unit().entityOf(instance);
		Object known = this.merged.get(instance);
		if (known != null) {
			return known;
		}
		ManagedEntity managed = this.context.managed(instance);
		if (managed != null) {
			refuseRemoved(managed);
			this.merged.put(instance, instance);
			follow(entity, instance, () -> entity.attributes().forEach((attribute) -> cascade(attribute, instance)));
			return instance;
		}
		Object id = this.context.idOf(entity, instance);
		ManagedEntity found = (id != null) ? this.context.findManaged(entity, id) : null;
		if (found == null) {
			refuseGone(entity, instance);
		}
		return (found != null) ? update(found, instance) : insert(entity, instance);
	}

	private void follow(EntityModel entity, Object instance, Runnable copy) {
		List<Object> targets = new ArrayList<>();
		for (Relations.Relation relation : this.context.unit().plan(entity).relations().cascading(CascadeType.MERGE)) {
			targets.addAll(relation.targets(instance, false));
		}
		this.cascade.visit(targets, this::begin, copy);
	}

	/**
	 * Refuses a detached instance whose row is not there any more. It is known as one by
	 * an id that was generated, or a version that was set.
	 */
	private static void refuseGone(EntityModel entity, Object instance) {
		boolean identified = Lifecycle.generation(entity) != null
				&& !VersionValues.isZero(entity.id().single().access().get(instance));
		BasicModel version = entity.version();
		if (identified
				|| (version != null && !version.type().isPrimitive() && version.access().get(instance) != null)) {
			throw new OptimisticLockException(
					"The row of a detached instance of %s is not there any more; leave id and version unset to have a new one"
						.formatted(entity.name()),
					null, instance);
		}
	}

	private static void refuseRemoved(ManagedEntity managed) {
		if (managed.isRemoved()) {
			throw new IllegalArgumentException("The %s is removed and cannot be merged".formatted(managed));
		}
	}

	/**
	 * Merges what a managed instance refers to, and has it refer to the managed
	 * instances.
	 */
	private void cascade(AttributeModel attribute, Object instance) {
		boolean cascades = attribute instanceof ToOneModel reference
				&& reference.relation().cascades(CascadeType.MERGE);
		boolean elements = attribute instanceof PluralModel plural
				&& plural.element() instanceof ElementModel.Entity element
				&& element.relation().cascades(CascadeType.MERGE);
		if (cascades || elements || attribute instanceof EmbeddedModel) {
			copy(attribute, instance, instance);
		}
	}

	private Object insert(EntityModel entity, Object instance) {
		Object copy = entity.create();
		this.merged.put(instance, copy);
		fill(entity, instance, copy, true);
		follow(entity, instance, () -> {
			fill(entity, instance, copy, false);
			this.lifecycle.persist(copy, this.persisted);
		});
		return copy;
	}

	/**
	 * Copies values, or what refers to other instances, to a new instance. Those that
	 * refer to it while it waits for what it refers to need its values.
	 */
	private void fill(EntityModel entity, Object instance, Object copy, boolean values) {
		boolean generated = Lifecycle.generation(entity) != null;
		for (AttributeModel attribute : entity.attributes()) {
			boolean kept = (attribute.isId() && generated)
					|| (attribute instanceof BasicModel basic && basic.isVersion());
			boolean value = attribute instanceof BasicModel || (attribute instanceof EmbeddedModel && attribute.isId());
			if (!kept && value == values) {
				copy(attribute, instance, copy);
			}
		}
	}

	private Object update(ManagedEntity managed, Object instance) {
		refuseRemoved(managed);
		Object target = managed.instance();
		this.merged.put(instance, target);
		checkVersion(managed, instance);
		follow(managed.entity(), instance, () -> copyState(managed, instance, target));
		return target;
	}

	private void copyState(ManagedEntity managed, Object instance, Object target) {
		EntityPlan.MergePlan plan = managed.plan().merged();
		@Nullable Object[] values = plan.access().read(instance);
		for (int i = 0; i < values.length; i++) {
			values[i] = merged(plan.values()[i], values[i]);
		}
		plan.access().write(target, values);
		for (PluralModel plural : plan.collections()) {
			copy(plural, instance, target);
		}
	}

	private static void checkVersion(ManagedEntity managed, Object instance) {
		BasicModel version = managed.entity().version();
		if (version != null) {
			Object theirs = version.access().get(instance);
			Object ours = version.access().get(managed.instance());
			if (theirs != null && !Objects.deepEquals(theirs, ours)) {
				throw new OptimisticLockException(
						"A detached instance of the %s has version %s, but its row has %s; read it again and repeat the change"
							.formatted(managed, theirs, ours),
						null, instance);
			}
		}
	}

	private void copy(AttributeModel attribute, Object source, Object target) {
		Object value = attribute.access().get(source);
		if (value instanceof LazyContent lazy && !lazy.isLoaded()) {
			return;
		}
		if (attribute instanceof PluralModel plural) {
			copyElements(plural, value, target);
			return;
		}
		attribute.access().set(target, merged(attribute, value));
	}

	private @Nullable Object merged(AttributeModel attribute, @Nullable Object value) {
		if (value == null) {
			return null;
		}
		if (attribute instanceof BasicModel basic) {
			return basic.form().toJava(basic.form().toStored(value));
		}
		return (attribute instanceof EmbeddedModel nested) ? merged(nested.embeddable(), value)
				: merged(((ToOneModel) attribute).relation(), value);
	}

	private Object merged(EmbeddableModel embeddable, Object value) {
		List<AttributeModel> attributes = embeddable.attributes();
		@Nullable Object[] values = new @Nullable Object[attributes.size()];
		for (int i = 0; i < values.length; i++) {
			AttributeModel attribute = attributes.get(i);
			Object part = attribute.access().get(value);
			values[i] = (attribute instanceof PluralModel) ? part : merged(attribute, part);
		}
		return embeddable.create(values);
	}

	/**
	 * The managed instance that stands for another one.
	 */
	private Object merged(RelationModel relation, Object value) {
		if (relation.cascades(CascadeType.MERGE)) {
			return begin(value);
		}
		Object known = this.merged.get(value);
		if (known != null || this.context.managed(value) != null) {
			return (known != null) ? known : value;
		}
		EntityModel target = relation.target();
		Object id = this.context.idOf(target, value);
		ManagedEntity found = (id != null) ? this.context.findManaged(target, id) : null;
		return (found != null) ? found.instance() : value;
	}

	@SuppressWarnings("unchecked")
	private void copyElements(PluralModel plural, @Nullable Object value, Object target) {
		Object current = plural.access().get(target);
		if (value instanceof Map<?, ?> map) {
			Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
			ElementModel key = plural.key();
			map.forEach((k, v) -> entries.put((key != null) ? mergedElement(key, k) : k,
					mergedElement(plural.element(), v)));
			if (current instanceof Map<?, ?> into) {
				into.clear();
				((Map<@Nullable Object, @Nullable Object>) into).putAll(entries);
				return;
			}
			plural.access().set(target, entries);
			return;
		}
		if (value == null) {
			clear(current);
			return;
		}
		List<@Nullable Object> elements = new ArrayList<>();
		((Collection<?>) value).forEach((element) -> elements.add(mergedElement(plural.element(), element)));
		if (current instanceof Collection<?> into) {
			into.clear();
			((Collection<@Nullable Object>) into).addAll(elements);
			return;
		}
		plural.access().set(target, collection(plural, elements));
	}

	private static void clear(@Nullable Object current) {
		if (current instanceof Collection<?> collection) {
			collection.clear();
		}
		else if (current instanceof Map<?, ?> map) {
			map.clear();
		}
	}

	private static Collection<@Nullable Object> collection(PluralModel plural, List<@Nullable Object> elements) {
		return switch (plural.container()) {
			case SET -> new LinkedHashSet<>(elements);
			case SORTED_SET -> new TreeSet<>(elements);
			default -> elements;
		};
	}

	private @Nullable Object mergedElement(ElementModel model, @Nullable Object element) {
		if (element == null) {
			return null;
		}
		if (model instanceof ElementModel.Entity entity) {
			return merged(entity.relation(), element);
		}
		return (model instanceof ElementModel.Embedded nested) ? merged(nested.embeddable(), element) : element;
	}

}
