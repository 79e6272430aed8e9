package io.github.springdata.memory.repository.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.query.ExampleQueries;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.core.EntityInformation;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Implementation of the base methods of a {@link MemoryRepository} by
 * {@link MemoryOperations}. Only the methods that write open a transaction. A subclass
 * with the same constructor can be set as the base class of all repositories.
 *
 * @param <T> type of the entities
 * @param <ID> type of the identifier
 */
public class SimpleMemoryRepository<T, ID> implements MemoryRepository<T, ID> {

	private static final String ENTITY_REQUIRED = "Entity must not be null";

	private static final String ENTITIES_REQUIRED = "Entities must not be null";

	private final EntityInformation<T, ID> information;

	private final MemoryOperations operations;

	private final EntityQuery<T> all;

	private final ExampleQueries examples;

	/**
	 * Creates a repository.
	 * @param information what is known of the entities
	 * @param operations where the entities are kept
	 */
	public SimpleMemoryRepository(EntityInformation<T, ID> information, MemoryOperations operations) {
		Assert.notNull(information, "EntityInformation must not be null");
		Assert.notNull(operations, "MemoryOperations must not be null");
		this.information = information;
		this.operations = operations;
		this.all = operations.prepare(Query.empty(), information.getJavaType());
		this.examples = new ExampleQueries(operations);
	}

	/**
	 * The type of the entities.
	 * @return the domain type of the repository
	 */
	protected Class<T> getDomainType() {
		return this.information.getJavaType();
	}

	/**
	 * Where the entities are kept.
	 * @return the operations that this repository was created with
	 */
	protected MemoryOperations getOperations() {
		return this.operations;
	}

	@Override
	@Transactional
	public <S extends T> S insert(S entity) {
		Assert.notNull(entity, ENTITY_REQUIRED);
		return this.operations.insert(own(entity));
	}

	@Override
	@Transactional
	public <S extends T> List<S> insertAll(Iterable<S> entities) {
		Assert.notNull(entities, ENTITIES_REQUIRED);
		return this.operations.insertAll(own(entities));
	}

	@Override
	@Transactional
	public <S extends T> S save(S entity) {
		Assert.notNull(entity, ENTITY_REQUIRED);
		return this.operations.save(own(entity));
	}

	@Override
	@Transactional
	public <S extends T> List<S> saveAll(Iterable<S> entities) {
		Assert.notNull(entities, ENTITIES_REQUIRED);
		return this.operations.saveAll(own(entities));
	}

	private <S extends T> List<S> own(Iterable<S> entities) {
		List<S> checked = new ArrayList<>();
		for (S entity : entities) {
			Assert.notNull(entity, () -> "Entity at index %d must not be null".formatted(checked.size()));
			checked.add(own(entity));
		}
		return checked;
	}

	/**
	 * Refuses an instance of a subclass that is kept in another table, where this
	 * repository would never find it again.
	 */
	private <S extends T> S own(S entity) {
		Assert.notNull(entity, ENTITY_REQUIRED);
		Class<?> type = ClassUtils.getUserClass(entity.getClass());
		if (type != getDomainType()) {
			checkTable(type);
		}
		return entity;
	}

	private void checkTable(Class<?> type) {
		String own = tableOf(getDomainType());
		String other = tableOf(type);
		if (!own.equals(other)) {
			throw new InvalidDataAccessApiUsageException(
					"%s is kept in a table '%s' of its own, not in table '%s' of this repository; annotate %s with @MemoryEntity, so that its subclasses share its table"
						.formatted(type.getName(), other, own, getDomainType().getName()));
		}
	}

	private String tableOf(Class<?> type) {
		return this.operations.getMappingContext().getEntity(type).getTableName();
	}

	@Override
	public Optional<T> findById(ID id) {
		return this.operations.findById(id, getDomainType());
	}

	@Override
	public boolean existsById(ID id) {
		return this.operations.existsById(id, getDomainType());
	}

	@Override
	public List<T> findAll() {
		return this.operations.findAll(getDomainType());
	}

	@Override
	public List<T> findAllById(Iterable<ID> ids) {
		return this.operations.findAllById(ids, getDomainType());
	}

	@Override
	public List<T> findAll(Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		return this.all.list(QueryArguments.none().withSort(sort));
	}

	@Override
	public Page<T> findAll(Pageable pageable) {
		Assert.notNull(pageable, "Pageable must not be null");
		return this.all.page(QueryArguments.none(), pageable);
	}

	@Override
	public long count() {
		return this.operations.count(getDomainType());
	}

	@Override
	@Transactional
	public void deleteById(ID id) {
		this.operations.deleteById(id, getDomainType());
	}

	@Override
	@Transactional
	public void delete(T entity) {
		Assert.notNull(entity, ENTITY_REQUIRED);
		this.operations.delete(entity);
	}

	@Override
	@Transactional
	public void deleteAllById(Iterable<? extends ID> ids) {
		this.operations.deleteAllById(ids, getDomainType());
	}

	@Override
	@Transactional
	public void deleteAll(Iterable<? extends T> entities) {
		Assert.notNull(entities, ENTITIES_REQUIRED);
		this.operations.deleteAll(entities);
	}

	@Override
	@Transactional
	public void deleteAll() {
		this.operations.deleteAll(getDomainType());
	}

	@Override
	public <S extends T> Optional<S> findOne(Example<S> example) {
		return this.examples.prepare(example).one(QueryArguments.none());
	}

	@Override
	public <S extends T> List<S> findAll(Example<S> example) {
		return this.examples.prepare(example).list(QueryArguments.none());
	}

	@Override
	public <S extends T> List<S> findAll(Example<S> example, Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		return this.examples.prepare(example).list(QueryArguments.none().withSort(sort));
	}

	@Override
	public <S extends T> Page<S> findAll(Example<S> example, Pageable pageable) {
		Assert.notNull(pageable, "Pageable must not be null");
		return this.examples.prepare(example).page(QueryArguments.none(), pageable);
	}

	@Override
	public <S extends T> long count(Example<S> example) {
		return this.examples.prepare(example).count(QueryArguments.none());
	}

	@Override
	public <S extends T> boolean exists(Example<S> example) {
		return this.examples.prepare(example).exists(QueryArguments.none());
	}

	@Override
	public <S extends T, R extends @Nullable Object> R findBy(Example<S> example,
			Function<FetchableFluentQuery<S>, R> queryFunction) {
		Assert.notNull(queryFunction, "Query function must not be null");
		return queryFunction.apply(this.examples.fluent(example));
	}

}
