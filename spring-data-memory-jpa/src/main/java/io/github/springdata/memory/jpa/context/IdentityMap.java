package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.row.RowType;
import jakarta.persistence.EntityExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Instances of a persistence context, by themselves and by their ids. The map by
 * instances is made when somebody asks by one, which who only reads does not.
 */
final class IdentityMap {

	private final KeyTable byKey = new KeyTable();

	private @Nullable Map<Object, ManagedEntity> byInstance;

	/**
	 * All that have, or are to have, a row, in the order in which they came; {@code null}
	 * in the places of those that left.
	 */
	private final List<@Nullable ManagedEntity> entities = new ArrayList<>();

	private int gone;

	/** Removed instances that have no row, until the transaction ends. */
	private final List<ManagedEntity> buried = new ArrayList<>(0);

	/**
	 * The number of places, to go through while others are added and leave.
	 */
	int places() {
		return this.entities.size();
	}

	/**
	 * The instance at a place, {@code null} if it left.
	 */
	@Nullable ManagedEntity at(int place) {
		return this.entities.get(place);
	}

	/**
	 * All that have, or are to have, a row.
	 */
	List<ManagedEntity> entities() {
		List<ManagedEntity> entities = new ArrayList<>(this.entities.size());
		for (ManagedEntity managed : this.entities) {
			if (managed != null) {
				entities.add(managed);
			}
		}
		return entities;
	}

	@Nullable ManagedEntity get(Object instance) {
		return byInstance().get(instance);
	}

	private Map<Object, ManagedEntity> byInstance() {
		Map<Object, ManagedEntity> known = this.byInstance;
		return (known != null) ? known : index();
	}

	private Map<Object, ManagedEntity> index() {
		Map<Object, ManagedEntity> index = new IdentityHashMap<>(this.entities.size());
		entities().forEach((managed) -> index.put(managed.instance(), managed));
		this.buried.forEach((managed) -> index.put(managed.instance(), managed));
		this.byInstance = index;
		return index;
	}

	@Nullable ManagedEntity get(RowType type, Object id) {
		return this.byKey.get(type, id);
	}

	void add(ManagedEntity managed) {
		if (this.byInstance != null) {
			this.byInstance.put(managed.instance(), managed);
		}
		if (managed.place() < 0) {
			managed.place(this.entities.size());
			this.entities.add(managed);
		}
		if (managed.id() != null) {
			this.byKey.put(managed);
		}
	}

	/**
	 * Gives an instance the id that it waited for.
	 */
	void identify(ManagedEntity managed, Object id) {
		managed.identify(id);
		this.byKey.put(managed);
	}

	void forget(ManagedEntity managed) {
		if (this.byInstance != null) {
			this.byInstance.remove(managed.instance());
		}
		leaveOut(managed);
	}

	private void leaveOut(ManagedEntity managed) {
		if (managed.place() >= 0) {
			this.entities.set(managed.place(), null);
			managed.place(-1);
			this.gone++;
		}
		this.byKey.remove(managed);
	}

	/**
	 * Closes the gaps of those that left. Places are others then.
	 */
	void compact() {
		if (this.gone > 0) {
			List<ManagedEntity> rest = entities();
			this.entities.clear();
			this.entities.addAll(rest);
			for (int i = 0; i < rest.size(); i++) {
				rest.get(i).place(i);
			}
			this.gone = 0;
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
		if (this.byInstance != null) {
			this.buried.forEach((managed) -> byInstance().remove(managed.instance(), managed));
		}
		this.buried.clear();
	}

	void clear() {
		for (ManagedEntity managed : this.entities) {
			if (managed != null) {
				managed.place(-1);
			}
		}
		this.byKey.clear();
		this.byInstance = null;
		this.entities.clear();
		this.buried.clear();
		this.gone = 0;
	}

}
