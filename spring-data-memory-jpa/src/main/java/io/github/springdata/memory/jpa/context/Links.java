package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.github.springdata.memory.jpa.context.EntityPlan.LinkPlan;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Update of the columns that rows of elements have for the collections which they are in:
 * owner, position and key; and of the collections of the other side that store the links
 * where both sides own the table.
 */
final class Links {

	private final PersistenceContext context;

	Links(PersistenceContext context) {
		this.context = context;
	}

	/**
	 * Updates the columns for all collections of an instance that were read or set.
	 */
	void update(ManagedEntity managed) {
		for (LinkPlan link : managed.plan().links()) {
			update(managed, link);
		}
	}

	private void update(ManagedEntity managed, LinkPlan link) {
		Relations.Relation relation = link.relation();
		PluralModel plural = link.plural();
		if (plural.mirrored() != null) {
			mirror(managed, relation, plural.mirrored());
			return;
		}
		int owner = link.owner();
		int key = link.key();
		if (managed.isRemoved()) {
			unlinkAll(managed, link.type(), owner);
			return;
		}
		Object value = relation.value(managed.instance());
		if (value instanceof LazyContent lazy && !lazy.isLoaded()) {
			return;
		}
		for (Object gone : Orphans.missing(managed, relation)) {
			unlink(managed, gone, owner);
		}
		if (value instanceof Map<?, ?> map) {
			map.forEach((k, element) -> {
				if (element != null) {
					link(managed, element, owner, key, (key >= 0)
							? this.context.writer().element(plural, Objects.requireNonNull(plural.key()), k) : null);
				}
			});
			return;
		}
		int index = 0;
		for (Object element : relation.targets(managed.instance(), false)) {
			link(managed, element, owner, link.position(), index++);
		}
	}

	/**
	 * Has the collections of the other side, which store what this one shows, follow it.
	 */
	private void mirror(ManagedEntity managed, Relations.Relation relation, PluralModel owner) {
		Object instance = managed.instance();
		if (managed.isRemoved() || (relation.value(instance) instanceof LazyContent lazy && !lazy.isLoaded())) {
			return;
		}
		for (Object gone : Orphans.missing(managed, relation)) {
			ManagedEntity target = target(gone);
			if (target != null) {
				collection(target, owner).remove(instance);
			}
		}
		Set<Object> before = Collections.newSetFromMap(new IdentityHashMap<>());
		before.addAll(managed.noted(relation.attribute()));
		for (Object element : relation.targets(instance, false)) {
			Collection<Object> owners = before.contains(element) ? null : collection(linked(managed, element), owner);
			if (owners != null && !owners.contains(instance)) {
				owners.add(instance);
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static Collection<Object> collection(ManagedEntity owner, PluralModel plural) {
		Object collection = plural.access().get(owner.instance());
		if (collection == null) {
			collection = switch (plural.container()) {
				case SET -> new LinkedHashSet<>();
				case SORTED_SET -> new TreeSet<>();
				default -> new ArrayList<>();
			};
			plural.access().set(owner.instance(), collection);
		}
		return (Collection<Object>) collection;
	}

	private void link(ManagedEntity managed, Object element, int owner, int place, @Nullable Object value) {
		ManagedEntity target = linked(managed, element);
		set(target, owner, managed.id());
		set(target, place, value);
	}

	private ManagedEntity linked(ManagedEntity managed, Object element) {
		ManagedEntity target = target(element);
		if (target == null) {
			throw new IllegalStateException(
					"A collection of the %s has an instance of %s that is not saved; persist it before, or declare the relation with cascade = PERSIST"
						.formatted(managed, this.context.unit().entityOf(element).name()));
		}
		return target;
	}

	/**
	 * The managed instance of an element, which may be detached itself.
	 */
	private @Nullable ManagedEntity target(Object element) {
		ManagedEntity managed = this.context.managed(element);
		if (managed != null) {
			return managed;
		}
		EntityModel entity = this.context.unit().entityOf(element);
		Object id = this.context.idOf(entity, element);
		return (id != null) ? this.context.findManaged(entity, id) : null;
	}

	private static void set(ManagedEntity target, int column, @Nullable Object value) {
		if (column >= 0) {
			target.link(column, value);
		}
	}

	private void unlink(ManagedEntity managed, Object element, int owner) {
		ManagedEntity target = (owner >= 0) ? target(element) : null;
		if (target != null && Objects.equals(target.link(owner), managed.id())) {
			target.link(owner, null);
		}
	}

	private void unlinkAll(ManagedEntity managed, RowType type, int owner) {
		if (owner < 0 || managed.id() == null || managed.isNew()) {
			return;
		}
		String path = type.columns().get(owner).name();
		for (Row row : this.context.rowsBy(type, path, Objects.requireNonNull(managed.id()))) {
			unlink(managed, this.context.load(type, row), owner);
		}
	}

}
