package io.github.springdata.memory.core;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.data.mapping.callback.EntityCallbacks;

/**
 * The operations on a {@link MemoryStore}. Works without a container and without a
 * transaction manager. Thread safe.
 * <p>
 * As a bean it calls the entity callbacks of its application context, unless others were
 * given.
 */
public class MemoryTemplate implements MemoryOperations, ApplicationContextAware {

	private final MemoryStore store;

	private final MemoryMappingContext mappingContext;

	/**
	 * Creates a template with a mapping context of its own, in the mode
	 * {@link UnitOfWorkMode#MANAGED}.
	 * @param store the store
	 */
	public MemoryTemplate(MemoryStore store) {
		this(store, new MemoryMappingContext());
	}

	/**
	 * Creates a template in the mode {@link UnitOfWorkMode#MANAGED}.
	 * @param store the store
	 * @param mappingContext knows the entities
	 */
	public MemoryTemplate(MemoryStore store, MemoryMappingContext mappingContext) {
		this(store, mappingContext, UnitOfWorkMode.MANAGED);
	}

	/**
	 * Creates a template.
	 * @param store the store
	 * @param mappingContext knows the entities
	 * @param mode what a transaction does with the instances that it loaded and saved
	 */
	public MemoryTemplate(MemoryStore store, MemoryMappingContext mappingContext, UnitOfWorkMode mode) {
		this(store, mappingContext, mode, null);
	}

	/**
	 * Creates a template that calls the given callbacks.
	 * @param store the store
	 * @param mappingContext knows the entities
	 * @param mode what a transaction does with the instances that it loaded and saved
	 * @param callbacks the callbacks to call, or {@code null} for those of the
	 * application context
	 */
	public MemoryTemplate(MemoryStore store, MemoryMappingContext mappingContext, UnitOfWorkMode mode,
			@Nullable EntityCallbacks callbacks) {
		this.store = store;
		this.mappingContext = mappingContext;
	}

	@Override
	public void setApplicationContext(ApplicationContext applicationContext) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> T insert(T instance) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> List<T> insertAll(Iterable<T> instances) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> T save(T instance) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> List<T> saveAll(Iterable<T> instances) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> Optional<T> findById(Object id, Class<T> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> List<T> findAll(Class<T> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> List<T> findAllById(Iterable<?> ids, Class<T> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean existsById(Object id, Class<?> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long count(Class<?> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean delete(Object instance) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean deleteById(Object id, Class<?> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long deleteAll(Iterable<?> instances) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long deleteAll(Class<?> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long deleteAllById(Iterable<?> ids, Class<?> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> SelectOperation<T> query(Class<T> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> UpdateOperation<T> update(Class<T> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> DeleteOperation<T> delete(Class<T> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T> EntityQuery<T> prepare(Query query, Class<T> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public QueryPlan explain(Query query, Class<?> type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public MemoryMappingContext getMappingContext() {
		return this.mappingContext;
	}

	@Override
	public MemoryStore getStore() {
		return this.store;
	}

}
