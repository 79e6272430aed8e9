package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The instances of one table that a unit of work answers for, by id. Those that the first
 * query loads stay together, in no map, until one of them is asked for: most transactions
 * do no more than read them, and have them compared at the end.
 */
final class ManagedInstances {

	private Map<Object, ManagedInstance> byId = new LinkedHashMap<>();

	private @Nullable Loaded loaded;

	boolean isEmpty() {
		return this.loaded == null && this.byId.isEmpty();
	}

	/**
	 * Adds the first instances.
	 */
	void load(Loaded first) {
		this.loaded = first;
	}

	@Nullable ManagedInstance get(Object id) {
		return isEmpty() ? null : byId().get(id);
	}

	/**
	 * Adds an instance.
	 * @return the one that had its id before, or {@code null}
	 */
	@Nullable ManagedInstance put(ManagedInstance instance) {
		return byId().put(instance.id(), instance);
	}

	Collection<ManagedInstance> all() {
		return byId().values();
	}

	/**
	 * Goes back to what is left of each instance after it was rolled back.
	 */
	void keepNewest() {
		byId().replaceAll((id, instance) -> instance.newestKept());
		byId().values().removeIf((instance) -> !instance.isKept());
	}

	/**
	 * The instances whose state is not that of their row any more.
	 */
	List<Object> changed() {
		if (this.loaded != null && this.loaded.isUnchanged()) {
			return List.of();
		}
		List<Object> changed = new ArrayList<>();
		for (ManagedInstance instance : all()) {
			if (instance.isChanged()) {
				instance.checkId();
				changed.add(instance.instance());
			}
		}
		return changed;
	}

	private Map<Object, ManagedInstance> byId() {
		Loaded together = this.loaded;
		if (together != null) {
			this.loaded = null;
			this.byId = together.byId();
		}
		return this.byId;
	}

	/**
	 * Instances that were loaded together, none of which was there before.
	 *
	 * @param tables finds the table of each
	 * @param table the table that was asked for
	 * @param instances the instances
	 * @param rows the row of each
	 * @param since what the unit of work had counted before
	 */
	record Loaded(EntityTables tables, EntityTable<?> table, Object[] instances, Object[] rows, long since) {

		/**
		 * Whether no instance differs from its row. One that cannot be changed, but has a
		 * part that can, may differ without being changed.
		 */
		boolean isUnchanged() {
			for (int i = 0; i < this.instances.length; i++) {
				if (!this.table.state().same(this.instances[i], this.rows[i])) {
					return false;
				}
			}
			return true;
		}

		Map<Object, ManagedInstance> byId() {
			Map<Object, ManagedInstance> result = new LinkedHashMap<>(Math.max(16, this.instances.length * 4 / 3 + 1));
			for (int i = 0; i < this.instances.length; i++) {
				Object row = this.rows[i];
				Object id = this.table.ids().require(row);
				result.put(id, ManagedInstance.loaded(this.tables.ofRow(this.table, row), id, this.instances[i],
						this.since + 1 + i, row));
			}
			return result;
		}

	}

}
