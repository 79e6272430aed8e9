package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.mapping.state.EntityState;

import io.github.springdata.memory.message.MessageText;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * An entity with all that operations on its table need.
 *
 * @param <T> the type of the entity
 * @param entity the entity
 * @param name the name of the table
 * @param state copies and compares the state of instances
 * @param mode how instances relate to rows
 * @param ids the ids
 * @param versions the versions, or {@code null} if there are none
 * @param isRoot whether all rows of the table are of this entity
 * @param isOfRecords whether the entity is a record, so that saving one never changes it
 * @param refers whether rows refer to rows that must exist
 * @param isConstrained whether there are properties that cannot have any value
 * @param callbacks the callbacks
 */
record EntityTable<T>(MemoryPersistentEntity<T> entity, String name, EntityState state, UnitOfWorkMode mode, Ids ids,
		@Nullable Versions versions, boolean isRoot, boolean isOfRecords, boolean refers, boolean isConstrained,
		Callbacks callbacks) {

	static <T> EntityTable<T> of(MemoryPersistentEntity<T> entity, UnitOfWorkMode mode, Ids ids, Callbacks callbacks) {
		UnitOfWorkMode declared = entity.getUnitOfWork();
		return new EntityTable<>(entity, entity.getTableName(), entity.getState(), (declared != null) ? declared : mode,
				ids, Versions.of(entity), entity.isTableRoot(), entity.getType().isRecord(),
				!entity.getTableDefinition().references().isEmpty(), entity.hasConstraints(), callbacks);
	}

	Class<T> type() {
		return this.entity.getType();
	}

	/**
	 * Whether a row, if there is one, belongs to this entity.
	 */
	boolean accepts(@Nullable Object row) {
		return row != null && (this.isRoot || this.entity.isInstance(row));
	}

	/**
	 * Whether rows are handed out as they are.
	 */
	boolean isShared() {
		return this.state.isImmutable() && !this.callbacks.has(Phase.AFTER_CONVERT);
	}

	/**
	 * Whether others are interested in the instances that are loaded.
	 */
	boolean hasLoadCallbacks() {
		return this.callbacks.has(Phase.AFTER_CONVERT);
	}

	/**
	 * Checks that no property is {@code null} that may not be, and that no value is
	 * beyond its limits.
	 */
	void checkConstraints(Object instance) {
		if (this.isConstrained) {
			checkNulls(instance);
			checkExcesses(instance);
		}
	}

	private void checkExcesses(Object instance) {
		List<String> excesses = this.entity.findExcesses(instance);
		if (!excesses.isEmpty()) {
			throw new DataIntegrityViolationException(
					"Values of %s with id %s are beyond what @Column declares: %s; shorten or round them".formatted(
							type().getName(), MessageText.of(this.ids.read(instance)), String.join(", ", excesses)));
		}
	}

	private void checkNulls(Object instance) {
		List<String> nulls = this.entity.findNulls(instance);
		if (!nulls.isEmpty()) {
			throw new DataIntegrityViolationException(
					"Properties of %s with id %s are null, but must not be: %s; set them, or declare them as @Nullable"
						.formatted(type().getName(), MessageText.of(this.ids.read(instance)),
								String.join(", ", nulls)));
		}
	}

	/**
	 * A fresh instance of a row or, in the mode {@link UnitOfWorkMode#SHARED}, the only
	 * one.
	 */
	T load(Object row) {
		T instance = copy(row);
		return (this.mode != UnitOfWorkMode.SHARED) ? this.callbacks.call(Phase.AFTER_CONVERT, instance) : instance;
	}

	/**
	 * An instance of each row, as {@link #load(Object)} returns it.
	 * @param rows the rows, in a list that may be returned as it is
	 */
	@SuppressWarnings("unchecked")
	List<T> load(List<Object> rows) {
		if (isShared()) {
			return (List<T>) rows;
		}
		if (this.mode == UnitOfWorkMode.SHARED || !hasLoadCallbacks()) {
			return asList(this.state.copyOut(rows.toArray()));
		}
		List<T> instances = new ArrayList<>(rows.size());
		for (Object row : rows) {
			instances.add(load(row));
		}
		return instances;
	}

	/**
	 * Makes a modifiable list of instances.
	 */
	@SuppressWarnings("unchecked")
	static <T> List<T> asList(Object[] instances) {
		return new ArrayList<>((List<T>) Arrays.asList(instances));
	}

	/**
	 * A fresh instance of a row, without callbacks.
	 */
	@SuppressWarnings("unchecked")
	T copy(Object row) {
		return (T) this.state.copyOut(row);
	}

}
