package io.github.springdata.memory.jpa.context;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.GenerationModel;
import io.github.springdata.memory.jpa.model.LifecycleModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.Row;
import jakarta.persistence.CascadeType;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * Operations that change the life of instances: persist, remove, refresh and detach
 * (Jakarta Persistence 3.2, section 3.3).
 */
public final class Lifecycle {

	private static final int FEW = 3;

	private final PersistenceContext context;

	private final BiFunction<EntityModel, Object, @Nullable Object> ids;

	/** Made for the first instance that it checks, which most contexts have none of. */
	private @Nullable InsertionCheck insertions;

	/**
	 * Creates the operations of a context.
	 * @param context the context
	 */
	public Lifecycle(PersistenceContext context) {
		this.context = context;
		this.ids = context::idOf;
	}

	/**
	 * Forgets the instances that waited for a flush, which has written them.
	 */
	void flushed() {
		if (this.insertions != null) {
			this.insertions.clear();
		}
	}

	private InsertionCheck insertions() {
		InsertionCheck insertions = this.insertions;
		if (insertions == null) {
			insertions = new InsertionCheck(this.context);
			this.insertions = insertions;
		}
		return insertions;
	}

	private Relations relations(EntityModel entity) {
		return unit().plan(entity).relations();
	}

	/**
	 * The stored form of the id that an instance has now.
	 */
	@Nullable Object readId(EntityModel entity, Object instance) {
		return unit().identifiers().read(entity, instance, this.ids);
	}

	private PersistenceUnit unit() {
		return this.context.unit();
	}

	/**
	 * Makes an instance managed, and what it cascades to.
	 * @param instance a new, removed or managed instance
	 * @throws IllegalArgumentException if it is no instance of an entity
	 * @throws EntityExistsException if it is detached
	 */
	public void persist(Object instance) {
		persist(instance, Collections.newSetFromMap(new IdentityHashMap<>(FEW)));
	}

	/**
	 * Makes an instance managed as one of several, whose relations are followed once.
	 * @param visited what was persisted before
	 */
	void persist(Object instance, Set<Object> visited) {
		Cascade cascade = new Cascade();
		visited.remove(instance);
		persist(instance, visited, cascade);
		cascade.run();
	}

	private void persist(Object instance, Set<Object> visited, Cascade cascade) {
		EntityModel entity = unit().entityOf(instance);
		if (!visited.add(instance)) {
			return;
		}
		ManagedEntity managed = this.context.managed(instance);
		if (managed == null) {
			prepare(instance, entity);
		}
		else if (managed.isRemoved()) {
			this.context.identities().revive(managed);
		}
		Consumer<Object> visit = (target) -> persist(target, visited, cascade);
		cascade.visit(persisting(entity, instance, true), visit, () -> {
			if (managed == null) {
				manage(instance, entity);
			}
			cascade.visit(persisting(entity, instance, false), visit, () -> {
			});
		});
	}

	/**
	 * What is persisted with an instance.
	 * @param owned whether it is what the id of the instance may depend on
	 */
	private List<Object> persisting(EntityModel entity, Object instance, boolean owned) {
		List<Object> targets = new ArrayList<>();
		for (Relations.Relation relation : relations(entity).persisting()) {
			if (owned == (relation.isToOne() && relation.model().isOwning())) {
				targets.addAll(relation.targets(instance, false));
			}
		}
		return targets;
	}

	/**
	 * Calls who wants to know of a new instance.
	 */
	private void prepare(Object instance, EntityModel entity) {
		GenerationModel generation = generation(entity);
		if (generation != null) {
			refuseGenerated(entity, instance);
		}
		if (generation != null && generation.kind() != GenerationModel.Kind.IDENTITY) {
			generate(generation, entity, instance);
		}
		entity.lifecycle().fire(LifecycleModel.Event.PRE_PERSIST, instance);
	}

	private void manage(Object instance, EntityModel entity) {
		if (this.context.managed(instance) != null) {
			return;
		}
		GenerationModel generation = generation(entity);
		boolean inserted = generation != null && generation.kind() == GenerationModel.Kind.IDENTITY;
		if (inserted) {
			generate(Objects.requireNonNull(generation), entity, instance);
		}
		EntityPlan plan = unit().plan(entity);
		if (plan.timed()) {
			new Timestamps(Clock::systemDefaultZone).created(entity, instance);
		}
		Object id = identify(plan, instance);
		this.context.identities().refuseSecond(plan.type(), id);
		BasicModel version = entity.version();
		if (version != null) {
			VersionValues.start(version, instance);
		}
		unit().validation().validate(LifecycleModel.Event.PRE_PERSIST, instance);
		ManagedEntity managed = new ManagedEntity(instance, plan, id, null);
		if (inserted && this.context.isJoined()) {
			insertions().check(managed);
		}
		this.context.identities().add(managed);
	}

	private static void refuseGenerated(EntityModel entity, Object instance) {
		Object id = entity.id().single().access().get(instance);
		if (!VersionValues.isZero(id)) {
			throw new EntityExistsException(
					"Detached instance of %s passed to persist: its id %s is one that is generated; merge it, or leave the id unset"
						.formatted(entity.name(), id));
		}
	}

	private void generate(GenerationModel generation, EntityModel entity, Object instance) {
		BasicModel attribute = (BasicModel) entity.id().single();
		attribute.access().set(instance, unit().generatedIds().next(generation, attribute.form().javaType()));
	}

	/**
	 * The stored form of the id of an instance.
	 * @return the id, or {@code null} if it is that of an instance which has none yet
	 */
	private @Nullable Object identify(EntityPlan plan, Object instance) {
		EntityModel entity = plan.entity();
		deriveId(plan, instance);
		Object id = readId(entity, instance);
		if (id == null && !isDerived(entity)) {
			throw new PersistenceException(
					"An instance of %s has no id; set it before it is persisted, or declare the id with @GeneratedValue"
						.formatted(entity.name()));
		}
		return id;
	}

	static @Nullable GenerationModel generation(EntityModel entity) {
		return (entity.id().idClass() == null && entity.id().single() instanceof BasicModel basic) ? basic.generation()
				: null;
	}

	private static boolean isDerived(EntityModel entity) {
		return entity.id().attributes().stream().anyMatch(ToOneModel.class::isInstance) || entity.attributes()
			.stream()
			.anyMatch((attribute) -> attribute instanceof ToOneModel reference && reference.mapsId() != null);
	}

	/**
	 * Sets the part of an id that is the id of what is referred to.
	 */
	void deriveId(EntityPlan plan, Object instance) {
		for (ToOneModel reference : plan.derived()) {
			Object target = reference.access().get(instance);
			Object id = (target != null) ? this.context.idOf(reference.relation().target(), target) : null;
			if (id != null) {
				DerivedIds.set(plan.entity(), instance, Objects.requireNonNull(reference.mapsId()),
						unit().identifiers().toJava(reference.relation().target(), id));
			}
		}
	}

	/**
	 * Schedules an instance for removal, and what it cascades to.
	 * @param instance a managed instance
	 * @throws IllegalArgumentException if it is detached, or no instance of an entity
	 */
	public void remove(Object instance) {
		Cascade cascade = new Cascade();
		remove(instance, Collections.newSetFromMap(new IdentityHashMap<>()), cascade);
		cascade.run();
	}

	private void remove(Object instance, Set<Object> visited, Cascade cascade) {
		EntityModel entity = unit().entityOf(instance);
		if (!visited.add(instance)) {
			return;
		}
		ManagedEntity managed = this.context.managed(instance);
		if (managed == null) {
			refuseDetached(entity, instance);
		}
		if (managed != null && !managed.isRemoved()) {
			entity.lifecycle().fire(LifecycleModel.Event.PRE_REMOVE, instance);
			unit().validation().validate(LifecycleModel.Event.PRE_REMOVE, instance);
		}
		List<Object> targets = new ArrayList<>();
		for (Relations.Relation relation : relations(entity).all()) {
			if (relation.cascades(CascadeType.REMOVE) || relation.model().orphanRemoval()) {
				targets.addAll(relation.targets(instance, true));
			}
		}
		cascade.visit(targets, (target) -> remove(target, visited, cascade), () -> markRemoved(managed));
	}

	private void markRemoved(@Nullable ManagedEntity managed) {
		if (managed != null) {
			boolean buried = managed.isRemoved() && managed.isNew();
			managed.remove(true);
			if (managed.isNew() && !buried) {
				this.context.identities().bury(managed);
			}
		}
	}

	private void refuseDetached(EntityModel entity, Object instance) {
		Object id = this.context.idOf(entity, instance);
		if (id != null && this.context.row(unit().type(entity), id) != null) {
			throw new IllegalArgumentException(
					"Removing a detached instance of %s with id %s; merge it first, or find it by its id"
						.formatted(entity.name(), unit().identifiers().toJava(entity, id)));
		}
	}

	/**
	 * Reads an instance anew, and what it cascades to.
	 * @param instance a managed instance
	 * @throws IllegalArgumentException if it is not managed
	 * @throws EntityNotFoundException if its row is gone
	 */
	public void refresh(Object instance) {
		Cascade cascade = new Cascade();
		refresh(instance, Collections.newSetFromMap(new IdentityHashMap<>()), cascade);
		cascade.run();
	}

	private void refresh(Object instance, Set<Object> visited, Cascade cascade) {
		EntityModel entity = unit().entityOf(instance);
		if (!visited.add(instance)) {
			return;
		}
		ManagedEntity managed = this.context.managed(instance);
		if (managed == null || managed.isRemoved()) {
			throw new IllegalArgumentException(
					"An instance of %s to be refreshed is not managed".formatted(entity.name()));
		}
		List<Object> targets = new ArrayList<>();
		for (Relations.Relation relation : relations(entity).cascading(CascadeType.REFRESH)) {
			relation.targets(instance, false)
				.stream()
				.filter((target) -> this.context.managed(target) != null)
				.forEach(targets::add);
		}
		cascade.visit(targets, (target) -> refresh(target, visited, cascade), () -> refresh(managed));
	}

	private void refresh(ManagedEntity managed) {
		Row row = this.context.row(managed.type(), Objects.requireNonNull(managed.id()));
		if (row == null) {
			throw new EntityNotFoundException("The row of the %s is not there any more".formatted(managed));
		}
		this.context.refresh(managed, row);
	}

	/**
	 * Detaches an instance, and what it cascades to.
	 * @param instance an instance of an entity
	 */
	public void detach(Object instance) {
		Cascade cascade = new Cascade();
		detach(instance, Collections.newSetFromMap(new IdentityHashMap<>()), cascade);
		cascade.run();
	}

	private void detach(Object instance, Set<Object> visited, Cascade cascade) {
		EntityModel entity = unit().entityOf(instance);
		ManagedEntity managed = this.context.managed(instance);
		if (!visited.add(instance) || managed == null) {
			return;
		}
		this.context.identities().forget(managed);
		List<Object> targets = new ArrayList<>();
		for (Relations.Relation relation : relations(entity).cascading(CascadeType.DETACH)) {
			targets.addAll(relation.targets(instance, false));
		}
		cascade.visit(targets, (target) -> detach(target, visited, cascade), () -> {
		});
	}

}
