package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.Row;

/**
 * Removal of instances that are no longer referred to, where the relation says so.
 */
final class Orphans {

	private final PersistenceContext context;

	private final Lifecycle lifecycle;

	Orphans(PersistenceContext context, Lifecycle lifecycle) {
		this.context = context;
		this.lifecycle = lifecycle;
	}

	/**
	 * Removes what an instance referred to and does not any more.
	 */
	void remove(ManagedEntity managed) {
		for (Relations.Relation relation : this.lifecycle.relations(managed.entity()).all()) {
			if (relation.model().orphanRemoval()) {
				missing(this.context, managed, relation).forEach(this::remove);
			}
		}
	}

	private void remove(Object orphan) {
		ManagedEntity managed = this.context.managed(orphan);
		if (managed != null && !managed.isRemoved()) {
			this.lifecycle.remove(orphan);
		}
	}

	/**
	 * The instances that a relation led to and does not any more.
	 */
	static Collection<?> missing(PersistenceContext context, ManagedEntity managed, Relations.Relation relation) {
		Collection<?> before = before(context, managed, relation);
		if (before.isEmpty()) {
			return before;
		}
		Set<Object> now = Collections.newSetFromMap(new IdentityHashMap<>());
		now.addAll(relation.targets(managed.instance(), false));
		return before.stream().filter((element) -> !now.contains(element)).toList();
	}

	private static Collection<?> before(PersistenceContext context, ManagedEntity managed,
			Relations.Relation relation) {
		if (relation.attribute() instanceof PluralModel plural) {
			Object value = relation.value(managed.instance());
			boolean untouched = value instanceof LazyContent lazy && !lazy.isLoaded();
			return untouched ? List.of() : managed.noted(plural);
		}
		Row row = managed.row();
		int column = managed.type().number(relation.attribute());
		Object id = (row != null && column >= 0) ? row.get(column) : null;
		if (id == null) {
			return List.of();
		}
		EntityModel target = ((ToOneModel) relation.attribute()).relation().target();
		ManagedEntity other = context.managed(context.unit().type(target), id);
		return (other != null) ? List.of(other.instance()) : List.of();
	}

	/**
	 * Notes what a relation leads to.
	 */
	static void note(ManagedEntity managed, Relations.Relation relation) {
		if (relation.attribute() instanceof PluralModel plural) {
			Object value = relation.value(managed.instance());
			if (!(value instanceof LazyContent lazy) || lazy.isLoaded()) {
				List<?> elements = List.copyOf(new ArrayList<>(relation.targets(managed.instance(), false)));
				managed.note(plural, () -> Objects.requireNonNull(elements));
			}
		}
	}

}
