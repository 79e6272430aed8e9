package io.github.springdata.memory.core;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.state.Proxies;
import io.github.springdata.memory.mapping.SharedRow;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.Assert;

/**
 * Look-up of the table of an entity, which defines it in the store at the first time.
 */
final class EntityTables {

	private final MemoryStore store;

	private final MemoryMappingContext mappingContext;

	private final UnitOfWorkMode mode;

	private final Callbacks callbacks;

	private final IdSources idSources;

	private final Map<Class<?>, EntityTable<?>> tables = new ConcurrentHashMap<>();

	EntityTables(MemoryStore store, MemoryMappingContext mappingContext, UnitOfWorkMode mode, Callbacks callbacks,
			IdSources idSources) {
		this.store = store;
		this.mappingContext = mappingContext;
		this.mode = mode;
		this.callbacks = callbacks;
		this.idSources = idSources;
	}

	@SuppressWarnings("unchecked")
	<T> EntityTable<T> of(Class<T> type) {
		EntityTable<?> table = this.tables.get(type);
		return (EntityTable<T>) ((table != null) ? table : define(type));
	}

	/**
	 * The table of an instance.
	 * @throws InvalidDataAccessApiUsageException if it is a proxy
	 */
	@SuppressWarnings("unchecked")
	<T> EntityTable<T> ofInstance(T instance) {
		Assert.notNull(instance, "Instance must not be null");
		Class<?> type = instance.getClass();
		EntityTable<?> table = this.tables.get(type);
		if (table == null) {
			NoEntity.refuse(instance);
		}
		return (EntityTable<T>) ((table != null) ? table : of(type));
	}

	/**
	 * The table by the class of a row, which may be a subclass of the entity that was
	 * asked for.
	 */
	EntityTable<?> ofRow(EntityTable<?> table, Object row) {
		Class<?> type = SharedRow.instanceOf(row).getClass();
		return (type == table.type()) ? table : of(type);
	}

	private void define(TableDefinition definition) {
		try {
			this.store.define(definition);
		}
		catch (IllegalStateException ex) {
			throw (definition.type() == SharedRow.class) ? new IllegalStateException(
					"Table '%s' cannot be kept in mode SHARED, as it is kept in another mode already; set unitOfWork of @MemoryEntity, which counts everywhere"
						.formatted(definition.name()),
					ex) : ex;
		}
	}

	private void defineTarget(Class<?> type) {
		this.store.define(this.mappingContext.getEntity(type).getTableDefinition());
	}

	private EntityTable<?> define(Class<?> type) {
		Assert.notNull(type, "Type must not be null");
		Proxies.refuse(type);
		MemoryPersistentEntity<?> entity = this.mappingContext.getEntity(type);
		Ids ids = new Ids(entity, this.store, this.idSources.of(entity));
		define(entity.getTableDefinition());
		entity.getReferences().forEach((reference) -> defineTarget(reference.target()));
		EntityTable<?> table = EntityTable.of(entity, this.mode, ids, this.callbacks);
		EntityTable<?> earlier = this.tables.putIfAbsent(type, table);
		return (earlier != null) ? earlier : table;
	}

	/**
	 * The tables of entities.
	 */
	List<EntityTable<?>> of(Collection<MemoryPersistentEntity<?>> entities) {
		return entities.stream().<EntityTable<?>>map((entity) -> of(entity.getType())).toList();
	}

	/**
	 * Tables as a transaction sees them at one moment.
	 */
	static TableSource source(Transaction transaction, Collection<EntityTable<?>> tables) {
		Map<String, Table> versions = transaction.tables(tables.stream().map(EntityTable::name).toList());
		return (entity) -> Objects.requireNonNull(versions.get(entity.getTableName()));
	}

}
