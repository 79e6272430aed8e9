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
 */
final class EntityTable<T> {

	private final MemoryPersistentEntity<T> entity;

	private final String name;

	private final EntityState state;

	private final UnitOfWorkMode mode;

	private final boolean root;

	private final boolean refers;

	private final boolean records;

	private final boolean checked;

	private final Ids ids;

	private final @Nullable Versions versions;

	private final Callbacks callbacks;

	EntityTable(MemoryPersistentEntity<T> entity, UnitOfWorkMode mode, Ids ids, Callbacks callbacks) {
		this.entity = entity;
		this.name = entity.getTableName();
		this.state = entity.getState();
		UnitOfWorkMode declared = entity.getUnitOfWork();
		this.mode = (declared != null) ? declared : mode;
		this.root = entity.isTableRoot();
		this.refers = !entity.getTableDefinition().references().isEmpty();
		this.records = entity.getType().isRecord();
		this.checked = entity.hasNotNullProperties();
		this.ids = ids;
		this.versions = Versions.of(entity);
		this.callbacks = callbacks;
	}

	MemoryPersistentEntity<T> entity() {
		return this.entity;
	}

	Class<T> type() {
		return this.entity.getType();
	}

	String name() {
		return this.name;
	}

	EntityState state() {
		return this.state;
	}

	UnitOfWorkMode mode() {
		return this.mode;
	}

	Ids ids() {
		return this.ids;
	}

	@Nullable Versions versions() {
		return this.versions;
	}

	/**
	 * Whether all rows of the table are of this entity.
	 */
	boolean isRoot() {
		return this.root;
	}

	/**
	 * Whether the entity is a record, so that saving one never changes it.
	 */
	boolean isOfRecords() {
		return this.records;
	}

	/**
	 * Whether a row, if there is one, belongs to this entity.
	 */
	boolean accepts(@Nullable Object row) {
		return row != null && (this.root || this.entity.isInstance(row));
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
	 * Whether rows refer to rows that must exist.
	 */
	boolean refers() {
		return this.refers;
	}

	/**
	 * Checks that no property is {@code null} that may not be.
	 */
	void checkNulls(Object instance) {
		List<String> nulls = this.checked ? this.entity.findNulls(instance) : List.of();
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
