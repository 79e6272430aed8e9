package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.github.springdata.memory.jpa.context.EntityValidation;
import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.criteria.MemoryCriteriaBuilder;
import io.github.springdata.memory.jpa.graph.EntityGraphs;
import io.github.springdata.memory.jpa.metamodel.MemoryMetamodel;
import io.github.springdata.memory.jpa.metamodel.StaticMetamodelClasses;
import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.InvalidMappingException;
import io.github.springdata.memory.jpa.model.MappingReader;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.query.QueryCompiler;
import io.github.springdata.memory.jpa.row.RowTypes;
import io.github.springdata.memory.jpa.support.MemoryCache;
import io.github.springdata.memory.jpa.xml.MappingFiles;
import io.github.springdata.memory.query.execution.QueryEngine;
import io.github.springdata.memory.query.statement.StatementEngine;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.Cache;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.PersistenceUnitUtil;
import jakarta.persistence.Query;
import jakarta.persistence.SchemaManager;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.SynchronizationType;
import jakarta.persistence.TypedQueryReference;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.validation.Validation;
import org.jspecify.annotations.Nullable;

/**
 * Factory of entity managers over a memory store. Thread-safe.
 */
final class MemoryEntityManagerFactory implements EntityManagerFactory {

	private final UnitDefinition definition;

	private final UnitSettings settings;

	private final EntityValidation validation;

	private final PersistenceUnit unit;

	private final MemoryMetamodel metamodel;

	private final EntityGraphs graphs;

	private final MemoryPersistenceUnitUtil util;

	private final MemoryCache cache;

	private final CriteriaBuilder criteriaBuilder;

	private final QueryCompiler queries;

	private final NamedQueries namedQueries;

	private final LongSupplier clock;

	private volatile boolean open = true;

	/**
	 * Creates a factory.
	 * @param definition the unit
	 * @param beans the factory of converters and listeners, {@code null} if their
	 * constructors are
	 * @param clock the time in nanoseconds that timeouts are measured with
	 */
	MemoryEntityManagerFactory(UnitDefinition definition, @Nullable Function<Class<?>, Object> beans,
			LongSupplier clock) {
		this.definition = definition;
		this.clock = clock;
		this.settings = UnitSettings.of(definition.properties());
		Annotations annotations = MappingFiles.read(definition.mappingFiles(), definition.loader());
		PersistenceModel model = new MappingReader(annotations, this.settings.naming(), beans)
			.read(definition.classes());
		RowTypes rows = RowTypes.of(model, definition.loader());
		this.queries = new QueryCompiler(model, rows,
				new StatementEngine(rows.context(), new QueryEngine(rows.context())), definition.loader());
		this.validation = validation(model);
		this.unit = new PersistenceUnit(model, rows, this.settings.store(), this.settings.strictLoading(), this.queries,
				this.validation);
		this.metamodel = MemoryMetamodel.of(model);
		List<String> problems = new ArrayList<>();
		this.graphs = EntityGraphs.of(this.metamodel, model.graphs(), problems::add);
		this.util = new MemoryPersistenceUnitUtil(this.unit);
		SharedCacheMode cacheMode = this.settings.cacheMode();
		this.cache = new MemoryCache(model, (cacheMode != null) ? cacheMode : definition.cacheMode(),
				this.unit::findCommitted);
		this.namedQueries = new NamedQueries(model.queries(), this.queries);
		this.namedQueries.check(problems::add);
		StaticMetamodelClasses.fill(this.metamodel, this.graphs.named(), this.namedQueries.named(Object.class),
				problems::add);
		if (!problems.isEmpty()) {
			throw new InvalidMappingException(problems);
		}
		this.criteriaBuilder = new MemoryCriteriaBuilder(this.metamodel);
	}

	private EntityValidation validation(PersistenceModel model) {
		return this.settings.validates() ? BeanValidation.of(this.definition.properties(), model,
				this.definition.loader(), this.settings.validationMode() == ValidationMode.CALLBACK,
				Validation::buildDefaultValidatorFactory) : EntityValidation.NONE;
	}

	PersistenceUnit unit() {
		return this.unit;
	}

	LongSupplier clock() {
		return this.clock;
	}

	MemoryCache cache() {
		return this.cache;
	}

	UnitSettings settings() {
		return this.settings;
	}

	EntityGraphs graphs() {
		return this.graphs;
	}

	QueryCompiler queries() {
		return this.queries;
	}

	NamedQueries namedQueries() {
		return this.namedQueries;
	}

	private void checkOpen() {
		if (!this.open) {
			throw new IllegalStateException("The entity manager factory '%s' is closed".formatted(getNameUnchecked()));
		}
	}

	private String getNameUnchecked() {
		return this.definition.name();
	}

	@Override
	public EntityManager createEntityManager() {
		checkOpen();
		return new MemoryEntityManager(this);
	}

	@Override
	public EntityManager createEntityManager(@Nullable Map<?, ?> properties) {
		EntityManager manager = createEntityManager();
		if (properties != null) {
			properties.forEach((name, value) -> manager.setProperty(String.valueOf(name), value));
		}
		return manager;
	}

	@Override
	public EntityManager createEntityManager(SynchronizationType synchronization) {
		return createEntityManager(synchronization, Map.of());
	}

	@Override
	public EntityManager createEntityManager(SynchronizationType synchronization, @Nullable Map<?, ?> properties) {
		checkOpen();
		throw new IllegalStateException(
				"Persistence unit '%s' has transactions of its own, not those of JTA, so that nothing can be synchronized with these; use createEntityManager()"
					.formatted(this.definition.name()));
	}

	@Override
	public CriteriaBuilder getCriteriaBuilder() {
		checkOpen();
		return this.criteriaBuilder;
	}

	@Override
	public Metamodel getMetamodel() {
		checkOpen();
		return this.metamodel;
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public void close() {
		checkOpen();
		this.open = false;
		this.validation.close();
	}

	@Override
	public String getName() {
		checkOpen();
		return getNameUnchecked();
	}

	@Override
	public Map<String, Object> getProperties() {
		checkOpen();
		return properties();
	}

	Map<String, Object> properties() {
		return Collections.unmodifiableMap(this.definition.properties());
	}

	@Override
	public Cache getCache() {
		checkOpen();
		return this.cache;
	}

	@Override
	public PersistenceUnitUtil getPersistenceUnitUtil() {
		checkOpen();
		return this.util;
	}

	@Override
	public PersistenceUnitTransactionType getTransactionType() {
		checkOpen();
		return PersistenceUnitTransactionType.RESOURCE_LOCAL;
	}

	@Override
	public SchemaManager getSchemaManager() {
		checkOpen();
		return new MemorySchemaManager(this.unit);
	}

	@Override
	public void addNamedQuery(String name, Query query) {
		checkOpen();
		this.namedQueries.add(name, query);
	}

	@Override
	public <T> T unwrap(Class<T> type) {
		checkOpen();
		for (Object candidate : List.of(this, this.unit, this.unit.store())) {
			if (type.isInstance(candidate)) {
				return type.cast(candidate);
			}
		}
		throw new PersistenceException("An entity manager factory is no %s; it unwraps to %s".formatted(type.getName(),
				MemoryStore.class.getName()));
	}

	@Override
	public <T> void addNamedEntityGraph(String name, EntityGraph<T> graph) {
		checkOpen();
		this.graphs.add(name, graph);
	}

	@Override
	public <R> Map<String, TypedQueryReference<R>> getNamedQueries(Class<R> resultType) {
		checkOpen();
		return this.namedQueries.named(resultType);
	}

	@Override
	public <E> Map<String, EntityGraph<? extends E>> getNamedEntityGraphs(Class<E> type) {
		checkOpen();
		return this.graphs.named(type);
	}

	@Override
	public void runInTransaction(Consumer<EntityManager> work) {
		callInTransaction((entityManager) -> {
			work.accept(entityManager);
			return true;
		});
	}

	@Override
	public <R> R callInTransaction(Function<EntityManager, R> work) {
		try (MemoryEntityManager entityManager = (MemoryEntityManager) createEntityManager()) {
			MemoryEntityTransaction transaction = entityManager.getTransaction();
			transaction.begin();
			try {
				R result = work.apply(entityManager);
				if (transaction.getRollbackOnly()) {
					transaction.rollback();
				}
				else {
					transaction.commit();
				}
				return result;
			}
			catch (RuntimeException | Error ex) {
				if (transaction.isActive()) {
					transaction.rollback();
				}
				throw ex;
			}
		}
	}

}
