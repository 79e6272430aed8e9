package io.github.springdata.memory.core;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.SharedRow;
import io.github.springdata.memory.mapping.UnitOfWorkMode;

/**
 * Instances that a unit of work holds beside its identity map: those that were saved in
 * the modes {@link UnitOfWorkMode#EXPLICIT} and {@link UnitOfWorkMode#SHARED}, for the
 * sake of rollbacks, and those by which rows were deleted, in any mode.
 */
final class UnmappedInstances {

	private static final int FEW = 2;

	private final Map<Object, ManagedInstance> saved = new IdentityHashMap<>(FEW);

	private Set<Object> removed = Set.of();

	@Nullable ManagedInstance get(Object instance) {
		return this.saved.get(instance);
	}

	void add(ManagedInstance instance) {
		this.saved.put(instance.instance(), instance);
	}

	/**
	 * Takes note of the state that an object of the mode {@link UnitOfWorkMode#SHARED}
	 * had been saved with, before it is written.
	 * @param row the row as it is
	 */
	ManagedInstance note(EntityTable<?> table, Object row, long since) {
		return this.saved.computeIfAbsent(SharedRow.instanceOf(row),
				(instance) -> ManagedInstance.loaded(table, table.ids().require(row), instance, since, row));
	}

	/**
	 * Takes note of a row of the mode {@link UnitOfWorkMode#SHARED} that was written
	 * without its object being saved.
	 */
	void changed(Object row) {
		ManagedInstance known = this.saved.get(SharedRow.instanceOf(row));
		if (known != null) {
			known.saved(row);
		}
	}

	/**
	 * Takes note that a row was deleted by means of an instance.
	 */
	void addRemoved(Object instance) {
		if (this.removed.isEmpty()) {
			this.removed = identitySet();
		}
		this.removed.add(instance);
	}

	/**
	 * Takes note that an instance has a row.
	 */
	void removeRemoved(Object instance) {
		if (!this.removed.isEmpty()) {
			this.removed.remove(instance);
		}
	}

	boolean isRemoved(Object instance) {
		return !this.removed.isEmpty() && this.removed.contains(instance);
	}

	Collection<ManagedInstance> all() {
		return this.saved.values();
	}

	/**
	 * A copy of the instances by which rows were deleted.
	 */
	Set<Object> removed() {
		Set<Object> removed = identitySet();
		removed.addAll(this.removed);
		return removed;
	}

	/**
	 * Goes back to what is left of each instance after it was rolled back.
	 * @param removed those by which rows had been deleted
	 */
	void goBackTo(Set<Object> removed) {
		this.saved.values().removeIf((instance) -> !instance.isKept());
		this.removed = identitySet();
		this.removed.addAll(removed);
	}

	void clear() {
		this.saved.clear();
		this.removed = Set.of();
	}

	private static Set<Object> identitySet() {
		return Collections.newSetFromMap(new IdentityHashMap<>(FEW));
	}

}
