package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.springdata.memory.jpa.row.RowType;
import jakarta.persistence.EntityExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Instances of a persistence context, by themselves and by their ids.
 */
final class IdentityMap {

	private final Map<EntityKey, ManagedEntity> byKey = new HashMap<>();

	private final Map<Object, ManagedEntity> byInstance = new IdentityHashMap<>();

	/** All that have, or are to have, a row, in the order in which they came. */
	private final Set<ManagedEntity> entities = new LinkedHashSet<>();

	/** Removed instances that have no row, until the transaction ends. */
	private final List<ManagedEntity> buried = new ArrayList<>();

	Set<ManagedEntity> entities() {
		return this.entities;
	}

	@Nullable ManagedEntity get(Object instance) {
		return this.byInstance.get(instance);
	}

	@Nullable ManagedEntity get(RowType type, Object id) {
		return this.byKey.get(new EntityKey(type, id));
	}

	void add(ManagedEntity managed) {
		this.byInstance.put(managed.instance(), managed);
		this.entities.add(managed);
		Object id = managed.id();
		if (id != null) {
			this.byKey.put(new EntityKey(managed.type(), id), managed);
		}
	}

	/**
	 * Gives an instance the id that it waited for.
	 */
	void identify(ManagedEntity managed, Object id) {
		managed.identify(id);
		this.byKey.put(new EntityKey(managed.type(), id), managed);
	}

	void forget(ManagedEntity managed) {
		this.byInstance.remove(managed.instance());
		leaveOut(managed);
	}

	private void leaveOut(ManagedEntity managed) {
		this.entities.remove(managed);
		Object id = managed.id();
		if (id != null) {
			this.byKey.remove(new EntityKey(managed.type(), id), managed);
		}
	}

	/**
	 * Keeps an instance as removed until the transaction ends, though its row is gone or
	 * never was there.
	 */
	void bury(ManagedEntity managed) {
		managed.bury();
		this.buried.add(managed);
		leaveOut(managed);
	}

	/**
	 * Makes a removed instance managed again.
	 * @throws EntityExistsException if another one has taken over its id
	 */
	void revive(ManagedEntity managed) {
		refuseSecond(managed.type(), managed.id());
		managed.remove(false);
		this.buried.remove(managed);
		add(managed);
	}

	/**
	 * Makes sure that no other instance with an id is managed.
	 */
	void refuseSecond(RowType type, @Nullable Object id) {
		ManagedEntity other = (id != null) ? get(type, id) : null;
		if (other != null && !other.isRemoved()) {
			throw new EntityExistsException("Another instance is managed, the %s".formatted(other));
		}
	}

	/**
	 * Forgets removed instances.
	 */
	void endTransaction() {
		this.buried.forEach((managed) -> this.byInstance.remove(managed.instance(), managed));
		this.buried.clear();
	}

	void clear() {
		this.byKey.clear();
		this.byInstance.clear();
		this.entities.clear();
		this.buried.clear();
	}

}
