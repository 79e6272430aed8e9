package io.github.springdata.memory.reactive;

import java.util.List;
import java.util.function.Function;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.core.EntityInformation;
import org.springframework.data.repository.query.FluentQuery.ReactiveFluentQuery;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.repository.query.ExampleQueries;

/**
 * Implementation of the base methods of a {@link ReactiveMemoryRepository} by
 * {@link ReactiveMemoryTemplate}. A subclass with the same constructor can be set as the
 * base class of all repositories.
 *
 * @param <T> type of the entities
 * @param <ID> type of the identifier
 */
public class SimpleReactiveMemoryRepository<T, ID> implements ReactiveMemoryRepository<T, ID> {

	private static final String ENTITY_REQUIRED = "Entity must not be null";

	private static final String ENTITIES_REQUIRED = "Entities must not be null";

	private static final String ID_REQUIRED = "Id must not be null";

	private static final String IDS_REQUIRED = "Ids must not be null";

	private final EntityInformation<T, ID> information;

	private final ReactiveMemoryTemplate operations;

	private final ReactiveEntityQuery<T> all;

	private final ExampleQueries examples;

	private final AggregateEvents events;

	/**
	 * Creates a repository.
	 * @param information what is known of the entities
	 * @param operations where the entities are kept
	 */
	public SimpleReactiveMemoryRepository(EntityInformation<T, ID> information, ReactiveMemoryTemplate operations) {
		Assert.notNull(information, "EntityInformation must not be null");
		Assert.notNull(operations, "ReactiveMemoryTemplate must not be null");
		this.information = information;
		this.operations = operations;
		this.all = operations.prepare(Query.empty(), information.getJavaType());
		this.examples = new ExampleQueries(operations.support().template());
		this.events = operations.support().events().of(information.getJavaType());
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
	protected ReactiveMemoryOperations getOperations() {
		return this.operations;
	}

	@Override
	public <S extends T> Mono<S> insert(S entity) {
		Assert.notNull(entity, ENTITY_REQUIRED);
		return this.events.with(entity, own(entity).flatMap(this.operations::insert));
	}

	@Override
	public <S extends T> Flux<S> insertAll(Iterable<S> entities) {
		Assert.notNull(entities, ENTITIES_REQUIRED);
		return insertAll(Flux.fromIterable(new RequiredElements<>("Entity", entities)));
	}

	@Override
	public <S extends T> Flux<S> insertAll(Publisher<S> entities) {
		Assert.notNull(entities, ENTITIES_REQUIRED);
		return this.events.withAll(entities, (all) -> this.operations.insertAll(all.concatMap(this::own)));
	}

	@Override
	public <S extends T> Mono<S> save(S entity) {
		Assert.notNull(entity, ENTITY_REQUIRED);
		return this.events.with(entity, own(entity).flatMap(this.operations::save));
	}

	@Override
	public <S extends T> Flux<S> saveAll(Iterable<S> entities) {
		Assert.notNull(entities, ENTITIES_REQUIRED);
		return saveAll(Flux.fromIterable(new RequiredElements<>("Entity", entities)));
	}

	@Override
	public <S extends T> Flux<S> saveAll(Publisher<S> entities) {
		Assert.notNull(entities, ENTITIES_REQUIRED);
		return this.events.withAll(entities, (all) -> this.operations.saveAll(all.concatMap(this::own)));
	}

	/**
	 * Refuses an instance of a subclass that is kept in another table, where this
	 * repository would never find it again.
	 */
	private <S extends T> Mono<S> own(S entity) {
		Class<?> type = ClassUtils.getUserClass(entity.getClass());
		return (type == getDomainType()) ? Mono.just(entity)
				: entities().with(List.of(entity), Mono.fromSupplier(() -> checked(entity, type)));
	}

	private <S extends T> S checked(S entity, Class<?> type) {
		if (!tableOf(type).equals(tableOf(getDomainType()))) {
			throw new InvalidDataAccessApiUsageException(
					"%s is kept in a table of its own, not in that of this repository; annotate %s with @MemoryEntity, so that its subclasses share its table"
						.formatted(type.getName(), getDomainType().getName()));
		}
		return entity;
	}

	private KnownEntities entities() {
		return this.operations.support().entities();
	}

	private String tableOf(Class<?> type) {
		return this.operations.getMappingContext().getEntity(type).getTableName();
	}

	@Override
	public Mono<T> findById(ID id) {
		return this.operations.findById(id, getDomainType());
	}

	@Override
	public Mono<T> findById(Publisher<ID> id) {
		Assert.notNull(id, ID_REQUIRED);
		return Mono.from(id).flatMap(this::findById);
	}

	@Override
	public Mono<Boolean> existsById(ID id) {
		return this.operations.existsById(id, getDomainType());
	}

	@Override
	public Mono<Boolean> existsById(Publisher<ID> id) {
		Assert.notNull(id, ID_REQUIRED);
		return Mono.from(id).flatMap(this::existsById);
	}

	@Override
	public Flux<T> findAll() {
		return this.all.all(QueryArguments.none());
	}

	@Override
	public Flux<T> findAll(Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		return this.all.all(QueryArguments.none().withSort(sort));
	}

	@Override
	public Flux<T> findAllById(Iterable<ID> ids) {
		return this.operations.findAllById(ids, getDomainType());
	}

	@Override
	public Flux<T> findAllById(Publisher<ID> ids) {
		Assert.notNull(ids, IDS_REQUIRED);
		return Flux.from(ids).distinct().concatMap(this::findById);
	}

	@Override
	public Mono<Long> count() {
		return this.operations.count(getDomainType());
	}

	@Override
	public Mono<Void> deleteById(ID id) {
		return this.operations.deleteById(id, getDomainType()).then();
	}

	@Override
	public Mono<Void> deleteById(Publisher<ID> id) {
		Assert.notNull(id, ID_REQUIRED);
		return Mono.from(id).flatMap(this::deleteById);
	}

	@Override
	public Mono<Void> delete(T entity) {
		Assert.notNull(entity, ENTITY_REQUIRED);
		return this.events.with(entity, this.operations.delete(entity)).then();
	}

	@Override
	public Mono<Void> deleteAllById(Iterable<? extends ID> ids) {
		return this.operations.deleteAllById(ids, getDomainType()).then();
	}

	@Override
	public Mono<Void> deleteAll(Iterable<? extends T> entities) {
		Assert.notNull(entities, ENTITIES_REQUIRED);
		return deleteAll(Flux.fromIterable(new RequiredElements<>("Entity", entities)));
	}

	@Override
	public Mono<Void> deleteAll(Publisher<? extends T> entities) {
		Assert.notNull(entities, ENTITIES_REQUIRED);
		return this.events.count(entities, this.operations::deleteAll).then();
	}

	@Override
	public Mono<Void> deleteAll() {
		return this.operations.deleteAll(getDomainType()).then();
	}

	@Override
	public <S extends T> Mono<S> findOne(Example<S> example) {
		return prepare(example).one(QueryArguments.none());
	}

	@Override
	public <S extends T> Flux<S> findAll(Example<S> example) {
		return prepare(example).all(QueryArguments.none());
	}

	@Override
	public <S extends T> Flux<S> findAll(Example<S> example, Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		return prepare(example).all(QueryArguments.none().withSort(sort));
	}

	@Override
	public <S extends T> Mono<Long> count(Example<S> example) {
		return prepare(example).count(QueryArguments.none());
	}

	@Override
	public <S extends T> Mono<Boolean> exists(Example<S> example) {
		return prepare(example).exists(QueryArguments.none());
	}

	@Override
	public <S extends T, R, P extends Publisher<R>> P findBy(Example<S> example,
			Function<ReactiveFluentQuery<S>, P> queryFunction) {
		Assert.notNull(queryFunction, "Query function must not be null");
		return queryFunction.apply(new PreparedReactiveFluentQuery<>(prepare(example), this.examples.shape(example)));
	}

	private <S extends T> ReactiveEntityQuery<S> prepare(Example<S> example) {
		Assert.notNull(example, "Example must not be null");
		return ReactiveEntityQuery.of(this.operations.support(), example.getProbeType(),
				() -> this.examples.prepare(example));
	}

}
