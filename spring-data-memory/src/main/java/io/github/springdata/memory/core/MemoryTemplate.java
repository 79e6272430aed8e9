package io.github.springdata.memory.core;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.core.event.MemoryEvent;
import io.github.springdata.memory.mapping.MemoryCustomConversions;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryEngine;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.statement.StatementEngine;
import io.github.springdata.memory.store.ListenerOptions;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Registration;
import io.github.springdata.memory.transaction.MemoryResourceHolder;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

/**
 * The operations on a {@link MemoryStore}. Works without a container and without a
 * transaction manager. Thread safe.
 * <p>
 * As a bean it calls the entity callbacks of its application context, unless others were
 * given, publishes {@linkplain MemoryEvent events} to it, takes ids from the
 * {@link IdGenerator} beans in it, and stores values in the form that its
 * {@link MemoryCustomConversions} say, unless the mapping context has others.
 */
public class MemoryTemplate implements MemoryOperations, ApplicationContextAware {

	private final MemoryStore store;

	private final MemoryMappingContext mappingContext;

	private final UnitOfWorkMode mode;

	/** The templates that differ in their mode only. */
	private final Map<UnitOfWorkMode, MemoryTemplate> family;

	private final Callbacks callbacks;

	private final IdSources idSources;

	private final EntityTables tables;

	private final EntityWriter writer;

	private final EntityRemover remover;

	private final CurrentUnitOfWork works;

	private final QueryContext context;

	/** Found when needed: many applications have no statements. */
	private final SingletonSupplier<Statements> statements;

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
	 * @param mappingContext the context of the entities
	 */
	public MemoryTemplate(MemoryStore store, MemoryMappingContext mappingContext) {
		this(store, mappingContext, UnitOfWorkMode.MANAGED);
	}

	/**
	 * Creates a template.
	 * @param store the store
	 * @param mappingContext the context of the entities
	 * @param mode what a transaction does with the instances that it loaded and saved
	 */
	public MemoryTemplate(MemoryStore store, MemoryMappingContext mappingContext, UnitOfWorkMode mode) {
		this(store, mappingContext, mode, null);
	}

	/**
	 * Creates a template that calls the given callbacks.
	 * @param store the store
	 * @param mappingContext the context of the entities
	 * @param mode what a transaction does with the instances that it loaded and saved
	 * @param callbacks the callbacks to call, or {@code null} for those of the
	 * application context
	 */
	public MemoryTemplate(MemoryStore store, MemoryMappingContext mappingContext, UnitOfWorkMode mode,
			@Nullable EntityCallbacks callbacks) {
		this(store, mappingContext, mode, callbacks, IdGenerators.none());
	}

	/**
	 * Creates a template that calls the given callbacks and takes ids from the given
	 * generators.
	 * @param store the store
	 * @param mappingContext the context of the entities
	 * @param mode what a transaction does with the instances that it loaded and saved
	 * @param callbacks the callbacks to call, or {@code null} for those of the
	 * application context
	 * @param idGenerators the generators of ids, which are asked before those of the
	 * application context
	 */
	public MemoryTemplate(MemoryStore store, MemoryMappingContext mappingContext, UnitOfWorkMode mode,
			@Nullable EntityCallbacks callbacks, IdGenerators idGenerators) {
		this(store, mappingContext, mode, new Callbacks(callbacks), IdSources.of(idGenerators),
				new ConcurrentHashMap<>(), new QueryEngine(mappingContext));
	}

	private MemoryTemplate(MemoryStore store, MemoryMappingContext mappingContext, UnitOfWorkMode mode,
			Callbacks callbacks, IdSources idSources, Map<UnitOfWorkMode, MemoryTemplate> family, QueryEngine engine) {
		Assert.notNull(store, "Store must not be null");
		Assert.notNull(mappingContext, "MappingContext must not be null");
		Assert.notNull(mode, "Mode must not be null");
		this.store = store;
		this.mappingContext = mappingContext.forUnitOfWork(mode);
		this.mode = mode;
		this.family = family;
		this.callbacks = callbacks;
		this.idSources = idSources;
		this.tables = new EntityTables(store, this.mappingContext, mode, callbacks, idSources);
		this.writer = new EntityWriter(this.tables, callbacks);
		this.remover = new EntityRemover(this.tables, callbacks);
		this.works = CurrentUnitOfWork.of(store, this.tables, this.writer);
		this.context = new QueryContext(this.works, engine.withMappingContext(this.mappingContext), this.remover,
				new BulkUpdate(this.tables, this.mappingContext), new Projections(this.mappingContext));
		this.statements = SingletonSupplier.of(this::createStatements);
		MemoryResourceHolder.detachListeners(store);
	}

	private Statements createStatements() {
		return new Statements(this.context, this.tables, this.writer,
				new StatementEngine(this.mappingContext, this.context.engine()));
	}

	@Override
	public MemoryTemplate withUnitOfWork(UnitOfWorkMode mode) {
		Assert.notNull(mode, "Mode must not be null");
		this.family.putIfAbsent(this.mode, this);
		return this.family.computeIfAbsent(mode, (other) -> new MemoryTemplate(this.store, this.mappingContext, other,
				this.callbacks, this.idSources, this.family, this.context.engine()));
	}

	private MemoryTemplate(MemoryTemplate origin, CurrentUnitOfWork works, QueryContext context) {
		this.store = origin.store;
		this.mappingContext = origin.mappingContext;
		this.mode = origin.mode;
		this.family = new ConcurrentHashMap<>();
		this.callbacks = origin.callbacks;
		this.idSources = origin.idSources;
		this.tables = origin.tables;
		this.writer = origin.writer;
		this.remover = origin.remover;
		this.works = works;
		this.context = context;
		this.statements = SingletonSupplier.of(() -> origin.statements.obtain().within(context));
	}

	/**
	 * The same operations in a given transaction, or in none.
	 */
	MemoryTemplate within(@Nullable MemoryResourceHolder transaction) {
		QueryContext context = this.context.within(transaction);
		return new MemoryTemplate(this, context.works(), context);
	}

	/**
	 * Gives instances their ids and versions, without writing them yet.
	 */
	<T> StagedWrites<T> stage(List<T> instances, BitSet inserts) {
		return this.writer.stage(this.works.current(), instances,
				(index) -> inserts.get(index) ? SaveMode.INSERT : SaveMode.UPDATE);
	}

	/**
	 * Has a listener called for each change of a row that is committed, in the order of
	 * the commits, from a version on.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @param version the version that the listener has seen, such as
	 * {@link MemoryStore#version()}; the store remembers a number of versions
	 * @param listener the listener; see
	 * {@link io.github.springdata.memory.store.CommitListener} for who calls it
	 * @return ends the calls when it is closed
	 * @throws IllegalArgumentException if the version is not remembered any more
	 */
	public <T> Registration onChange(Class<T> type, long version, Consumer<? super EntityChange<T>> listener) {
		return onChange(type, ListenerOptions.from(version), listener);
	}

	/**
	 * Has a listener called for each change of a row that is committed from now on, in
	 * the order of the commits.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @param listener the listener; see
	 * {@link io.github.springdata.memory.store.CommitListener} for who calls it
	 * @return ends the calls when it is closed
	 */
	public <T> Registration onChange(Class<T> type, Consumer<? super EntityChange<T>> listener) {
		return onChange(type, ListenerOptions.fromNow(), listener);
	}

	/**
	 * Has a listener called for each change of a row that is committed, in the order of
	 * the commits.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @param options from which version on, by whom, and what becomes of commits that
	 * come too fast; only those that change the table of the entity count
	 * @param listener the listener; see
	 * {@link io.github.springdata.memory.store.CommitListener} for who calls it
	 * @return ends the calls when it is closed
	 * @throws IllegalArgumentException if the version is not remembered any more
	 */
	public <T> Registration onChange(Class<T> type, ListenerOptions options,
			Consumer<? super EntityChange<T>> listener) {
		return onChange(type, options, listener, EntityChanges::report);
	}

	/**
	 * Has a listener called for each change of a row that is committed, in the order of
	 * the commits, and another one if they come too fast.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @param options from which version on, by whom, and what becomes of commits that
	 * come too fast; only those that change the table of the entity count
	 * @param listener the listener; see
	 * {@link io.github.springdata.memory.store.CommitListener} for who calls it
	 * @param overflowed is told once if there are so many that the listener hears of no
	 * more
	 * @return ends the calls when it is closed
	 * @throws IllegalArgumentException if the version is not remembered any more
	 */
	public <T> Registration onChange(Class<T> type, ListenerOptions options, Consumer<? super EntityChange<T>> listener,
			Consumer<? super IllegalStateException> overflowed) {
		Assert.notNull(type, "Type must not be null");
		Assert.notNull(options, "Options must not be null");
		Assert.notNull(listener, "Listener must not be null");
		Assert.notNull(overflowed, "Overflowed must not be null");
		EntityTable<T> table = this.tables.of(type);
		return this.store.addListener(new EntityChanges<>(table, listener, overflowed), options.of(table.name()));
	}

	@Override
	public String toString() {
		return "MemoryTemplate of " + this.store;
	}

	@Override
	public void setApplicationContext(ApplicationContext applicationContext) {
		this.callbacks.discover(applicationContext);
		this.idSources.discover(applicationContext);
		if (!this.mappingContext.hasCustomConversions()) {
			applicationContext.getBeanProvider(MemoryCustomConversions.class)
				.ifUnique(this.mappingContext::setCustomConversions);
		}
		this.context.projections().setBeanFactory(applicationContext);
	}

	@Override
	public <T> T insert(T instance) {
		return this.writer.write(this.works.current(), instance, SaveMode.INSERT);
	}

	@Override
	public <T> List<T> insertAll(Iterable<T> instances) {
		Assert.notNull(instances, "Instances must not be null");
		return this.writer.writeAll(this.works.current(), instances, SaveMode.INSERT);
	}

	@Override
	public <T> T save(T instance) {
		return this.writer.write(this.works.current(), instance, SaveMode.SAVE);
	}

	@Override
	public <T> List<T> saveAll(Iterable<T> instances) {
		Assert.notNull(instances, "Instances must not be null");
		return this.writer.writeAll(this.works.current(), instances, SaveMode.SAVE);
	}

	@Override
	public <T> Optional<T> findById(Object id, Class<T> type) {
		return EntityReader.findById(this.works.current(), this.tables.of(type), id);
	}

	@Override
	public <T> List<T> findAll(Class<T> type) {
		return EntityReader.findAll(this.works.current(), this.tables.of(type));
	}

	@Override
	public <T> List<T> findAllById(Iterable<?> ids, Class<T> type) {
		Assert.notNull(ids, "Ids must not be null");
		return EntityReader.findAllById(this.works.current(), this.tables.of(type), ids);
	}

	@Override
	public boolean existsById(Object id, Class<?> type) {
		return EntityReader.exists(this.works.current(), this.tables.of(type), id);
	}

	@Override
	public long count(Class<?> type) {
		return EntityReader.count(this.works.current(), this.tables.of(type));
	}

	@Override
	public boolean delete(Object instance) {
		return this.remover.delete(this.works.current(), instance);
	}

	@Override
	public boolean deleteById(Object id, Class<?> type) {
		Assert.notNull(id, "Id must not be null");
		return this.remover.deleteById(this.works.current(), this.tables.of(type), id);
	}

	@Override
	public long deleteAll(Iterable<?> instances) {
		Assert.notNull(instances, "Instances must not be null");
		return this.remover.deleteAll(this.works.current(), instances);
	}

	@Override
	public long deleteAll(Class<?> type) {
		EntityTable<?> table = this.tables.of(type);
		return this.remover.deleteRows(this.works.current(), table,
				(transaction) -> EntityReader.rows(table, transaction.table(table.name())));
	}

	@Override
	public long deleteAllById(Iterable<?> ids, Class<?> type) {
		Assert.notNull(ids, "Ids must not be null");
		return this.remover.deleteAllById(this.works.current(), this.tables.of(type), ids);
	}

	@Override
	public <T> SelectOperation<T> query(Class<T> type) {
		return new FluentSelect<>(this.context, this.tables.of(type), Query.empty(), new ResultMapper.Entities<>());
	}

	@Override
	public <T> UpdateOperation<T> update(Class<T> type) {
		return new FluentUpdate<>(this, type, Query.empty());
	}

	@Override
	public <T> DeleteOperation<T> delete(Class<T> type) {
		return new FluentDelete<>(this, type, Query.empty());
	}

	@Override
	public <T> EntityQuery<T> prepare(Query query, Class<T> type) {
		Assert.notNull(query, "Query must not be null");
		EntityTable<T> table = this.tables.of(type);
		return new EntityQuery<>(this.context,
				new EntityResults<>(table, this.context.prepare(query, table), new ResultMapper.Entities<>()));
	}

	@Override
	public QueryPlan explain(Query query, Class<?> type) {
		Assert.notNull(query, "Query must not be null");
		ScrollPosition position = query.getScrollPosition();
		return (position != null)
				? prepare(query.withoutPosition(), type).explainScroll(QueryArguments.none(), position)
				: prepare(query, type).explain(QueryArguments.none());
	}

	/**
	 * Sets from how many rows on the full scans of a query are logged, once for each
	 * query.
	 * @param rows the number of rows read, 0 or more;
	 * {@value QueryEngine#DEFAULT_FULL_SCAN_THRESHOLD} unless set
	 */
	public void setFullScanThreshold(long rows) {
		this.context.engine().setFullScanThreshold(rows);
	}

	@Override
	public Map<String, Long> getFullScanCounts() {
		return this.context.engine().getFullScanCounts();
	}

	@Override
	public AggregateOperation aggregate(Class<?> type) {
		return FluentAggregate.of(this.statements.obtain(), type);
	}

	@Override
	public <T> List<T> query(String text, Class<T> resultType, @Nullable Object... arguments) {
		return query(text, resultType, StatementArguments.of(arguments));
	}

	@Override
	public <T> List<T> query(String text, Class<T> resultType, Map<String, ? extends @Nullable Object> arguments) {
		return query(text, resultType, StatementArguments.of(arguments));
	}

	private <T> List<T> query(String text, Class<T> resultType, StatementArguments arguments) {
		Class<?> entity = StatementArguments.isEntity(resultType, this.mappingContext) ? resultType : null;
		SelectStatement<T> statement = this.statements.obtain().select(text, entity, resultType);
		return statement.query().list(QueryArguments.of(arguments.check(statement.parameters(), statement::values)));
	}

	@Override
	public long execute(String text, @Nullable Object... arguments) {
		return execute(text, StatementArguments.of(arguments));
	}

	@Override
	public long execute(String text, Map<String, ? extends @Nullable Object> arguments) {
		return execute(text, StatementArguments.of(arguments));
	}

	private long execute(String text, StatementArguments arguments) {
		ModifyingStatement statement = this.statements.obtain().modifying(text, null);
		return arguments.check(statement.parameters(), statement::execute);
	}

	@Override
	public QueryPlan explain(String text, @Nullable Object... arguments) {
		SelectStatement<Object> statement = this.statements.obtain().select(text, null, Object.class);
		boolean named = arguments.length == 1 && arguments[0] instanceof Map;
		StatementArguments values = named ? StatementArguments.ofMap(arguments[0]) : StatementArguments.of(arguments);
		return statement.query().explain(QueryArguments.of(values.check(statement.parameters(), statement::values)));
	}

	@Override
	public Statements statements() {
		return this.statements.obtain();
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
