package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Removal of instances that are no longer referred to, where the relation says so.
 */
final class Orphans {

	private final PersistenceContext context;

	private final Lifecycle lifecycle;

	private final List<ManagedEntity> removed = new ArrayList<>();

	Orphans(PersistenceContext context, Lifecycle lifecycle) {
		this.context = context;
		this.lifecycle = lifecycle;
	}

	/**
	 * The instances that were removed, not counting those that they cascade to. Their
	 * rows go before others are inserted, as these may take over their unique keys.
	 */
	List<ManagedEntity> removed() {
		return this.removed;
	}

	/**
	 * Removes what an instance referred to and does not any more.
	 */
	void remove(ManagedEntity managed) {
		if (managed.isRemoved() || managed.isNew()) {
			return;
		}
		for (Relations.Relation relation : managed.plan().relations().orphaning()) {
			missing(managed, relation).forEach(this::remove);
		}
	}

	private void remove(Object orphan) {
		ManagedEntity managed = this.context.managed(orphan);
		if (managed != null && !managed.isRemoved()) {
			this.lifecycle.remove(orphan);
			this.removed.add(managed);
		}
	}

	/**
	 * The instances that a relation led to and does not any more.
	 */
	static Collection<?> missing(ManagedEntity managed, Relations.Relation relation) {
		Object value = relation.value(managed.instance());
		if (value instanceof LazyContent lazy && !lazy.isLoaded()) {
			return List.of();
		}
		Collection<?> noted = managed.noted(relation.attribute());
		Collection<?> targets = relation.targets(managed.instance(), false);
		if (noted.isEmpty() || isSame(noted, targets)) {
			return List.of();
		}
		Set<Object> now = Collections.newSetFromMap(new IdentityHashMap<>());
		now.addAll(targets);
		return noted.stream().filter((element) -> !now.contains(element)).toList();
	}

	private static boolean isSame(Collection<?> before, Collection<?> now) {
		if (before.size() != now.size()) {
			return false;
		}
		Iterator<?> other = now.iterator();
		for (Object element : before) {
			if (element != other.next()) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Notes what a relation leads to.
	 */
	static void note(ManagedEntity managed, Relations.Relation relation) {
		Object value = relation.value(managed.instance());
		if (!(value instanceof LazyContent lazy) || lazy.isLoaded()) {
			List<?> elements = List.copyOf(relation.targets(managed.instance(), false));
			managed.note(relation.attribute(), () -> Objects.requireNonNull(elements));
		}
	}

}
