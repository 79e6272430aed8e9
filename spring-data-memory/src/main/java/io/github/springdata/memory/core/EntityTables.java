package io.github.springdata.memory.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Finds the table of an entity, and defines it in the store at the first time.
 */
final class EntityTables {

	private final MemoryStore store;

	private final MemoryMappingContext mappingContext;

	private final Callbacks callbacks;

	private final IdSources idSources;

	private final Map<Class<?>, EntityTable<?>> tables = new ConcurrentHashMap<>();

	EntityTables(MemoryStore store, MemoryMappingContext mappingContext, Callbacks callbacks, IdSources idSources) {
		this.store = store;
		this.mappingContext = mappingContext;
		this.callbacks = callbacks;
		this.idSources = idSources;
	}

	@SuppressWarnings("unchecked")
	<T> EntityTable<T> of(Class<T> type) {
		EntityTable<?> table = this.tables.get(type);
		return (EntityTable<T>) ((table != null) ? table : define(type));
	}

	@SuppressWarnings("unchecked")
	<T> EntityTable<T> ofInstance(T instance) {
		Assert.notNull(instance, "Instance must not be null");
		return (EntityTable<T>) of(ClassUtils.getUserClass(instance.getClass()));
	}

	/**
	 * The table by the class of a row, which may be a subclass of the entity that was
	 * asked for.
	 */
	EntityTable<?> ofRow(EntityTable<?> table, Object row) {
		return (row.getClass() == table.type()) ? table : of(row.getClass());
	}

	private void defineTarget(Class<?> type) {
		this.store.define(this.mappingContext.getEntity(type).getTableDefinition());
	}

	private EntityTable<?> define(Class<?> type) {
		Assert.notNull(type, "Type must not be null");
		MemoryPersistentEntity<?> entity = this.mappingContext.getEntity(type);
		Ids ids = new Ids(entity, this.store, this.idSources.of(entity));
		this.store.define(entity.getTableDefinition());
		entity.getReferences().forEach((reference) -> defineTarget(reference.target()));
		EntityTable<?> table = new EntityTable<>(entity, ids, this.callbacks);
		EntityTable<?> earlier = this.tables.putIfAbsent(type, table);
		return (earlier != null) ? earlier : table;
	}

}
