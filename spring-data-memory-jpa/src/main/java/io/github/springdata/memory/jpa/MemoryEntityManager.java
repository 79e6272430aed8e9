package io.github.springdata.memory.jpa;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.springdata.memory.jpa.context.Flush;
import io.github.springdata.memory.jpa.context.GraphLoading;
import io.github.springdata.memory.jpa.context.Lifecycle;
import io.github.springdata.memory.jpa.context.Locks;
import io.github.springdata.memory.jpa.context.Merge;
import io.github.springdata.memory.jpa.context.PersistenceContext;
import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.context.StoreFailures;
import io.github.springdata.memory.jpa.graph.LoadPlan;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.support.GraphHint;
import io.github.springdata.memory.jpa.support.Hints;
import io.github.springdata.memory.jpa.support.LockModes;
import io.github.springdata.memory.jpa.support.MemoryCache;
import io.github.springdata.memory.store.Deadline;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FindOption;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.persistence.TransactionRequiredException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * Entity manager over a memory store (Jakarta Persistence 3.2, chapter 3). For one thread
 * at a time.
 */
final class MemoryEntityManager extends QueryingEntityManager {

	private final PersistenceContext context;

	private final Lifecycle lifecycle;

	private final MemoryEntityTransaction transaction;

	private final Map<String, Object> properties = new HashMap<>(0);

	private FlushModeType flushMode = FlushModeType.AUTO;

	private Hints hints;

	private boolean open = true;

	private boolean flushing;

	MemoryEntityManager(MemoryEntityManagerFactory factory) {
		super(factory);
		this.context = new PersistenceContext(factory.unit());
		this.lifecycle = new Lifecycle(this.context);
		this.transaction = new MemoryEntityTransaction(this, factory.settings().isolation());
		this.hints = factory.settings().hints();
	}

	@Override
	QueryAccess access() {
		return new QueryAccess(this);
	}

	PersistenceContext context() {
		return this.context;
	}

	/**
	 * The hints of all that is done by this entity manager.
	 */
	Hints hints() {
		return this.hints;
	}

	/**
	 * Begins to measure a time.
	 */
	Deadline limit(long nanoseconds, Runnable exceeded, String message) {
		return new TimeLimit(this.factory.clock(), nanoseconds, exceeded, message);
	}

	MemoryStore store() {
		return this.factory.unit().store();
	}

	@Override
	void checkOpen() {
		if (!isOpen()) {
			throw failed(new IllegalStateException(
					this.open ? "The entity manager factory is closed, and the entity manager with it"
							: "The entity manager is closed"));
		}
	}

	@Override
	<T extends @Nullable Object> T call(Supplier<T> operation) {
		checkOpen();
		try {
			return operation.get();
		}
		catch (RuntimeException ex) {
			throw failed(ex);
		}
	}

	/**
	 * Marks the transaction for rollback, unless a failure is one of those that leave it.
	 * @return the failure as the specification has it
	 */
	RuntimeException failed(RuntimeException failure) {
		boolean harmless = failure instanceof NoResultException || failure instanceof NonUniqueResultException
				|| failure instanceof LockTimeoutException || failure instanceof QueryTimeoutException;
		if (!harmless && this.transaction.isActive()) {
			this.transaction.setRollbackOnly();
		}
		return (failure instanceof StoreException refusal) ? StoreFailures.translate(refusal, null)
				: (failure instanceof DataAccessException) ? new PersistenceException(failure.getMessage(), failure)
						: failure;
	}

	private void run(Runnable operation) {
		call(() -> {
			operation.run();
			return true;
		});
	}

	@Override
	public RuntimeException refuse(String what, String remedy) {
		checkOpen();
		return failed(UnsupportedNativeQueries.refusal(what, remedy));
	}

	private EntityModel entity(Class<?> type) {
		return this.factory.unit().model().entity(require(type, "Entity class"));
	}

	@Override
	public void persist(Object instance) {
		run(() -> this.lifecycle.persist(require(instance, "Instance")));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T merge(T instance) {
		return call(() -> (T) new Merge(this.context, this.lifecycle).merge(require(instance, "Instance")));
	}

	@Override
	public void remove(Object instance) {
		run(() -> this.lifecycle.remove(require(instance, "Instance")));
	}

	@Override
	public <T> @Nullable T find(Class<T> type, Object id, Supplier<Hints> options) {
		return call(() -> {
			Hints hints = options.get();
			EntityModel entity = entity(type);
			LockModeType mode = hints.lockMode();
			if (mode != null && LockModes.needsTransaction(mode)) {
				requireTransaction();
			}
			Object found = this.context.find(entity, require(id, "Id"));
			if (found != null) {
				prepare(found, hints);
				this.factory.cache().put(entity, id);
			}
			return type.cast(found);
		});
	}

	/**
	 * Locks an instance that was found, and loads what belongs to it.
	 */
	private void prepare(Object found, Hints hints) {
		LockModeType mode = hints.lockMode();
		if (mode != null && mode != LockModeType.NONE) {
			locks().lock(found, mode);
		}
		load(found, hints);
	}

	/**
	 * Loads what the entity graph of hints names.
	 */
	void load(Object found, Hints hints) {
		GraphHint hint = hints.graph();
		if (hint != null) {
			EntityGraph<?> graph = hint.graph(this.factory.graphs()::get);
			EntityModel entity = this.factory.unit().entityOf(found);
			new GraphLoading(this.factory.unit()).load(found,
					hint.fetch() ? LoadPlan.fetchGraph(entity, graph) : LoadPlan.loadGraph(entity, graph));
		}
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> @Nullable T find(EntityGraph<T> graph, Object id, FindOption... options) {
		Class<T> type = call(() -> (Class<T>) this.factory.graphs().type(require(graph, "Entity graph")));
		return find(type, id, () -> Hints.NONE.withFind(options).with("jakarta.persistence.loadgraph", graph));
	}

	@Override
	public <T> T getReference(Class<T> type, Object id) {
		return call(() -> {
			T found = find(type, id);
			if (found == null) {
				throw new EntityNotFoundException("No %s with id %s".formatted(type.getName(), id));
			}
			return found;
		});
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T getReference(T instance) {
		return call(() -> {
			if (this.context.contains(require(instance, "Instance"))) {
				return instance;
			}
			Object id = this.factory.unit().identifierOf(instance);
			if (id == null || this.context.isRemoved(instance)) {
				throw new IllegalArgumentException("An instance of %s is %s, and so has no reference"
					.formatted(instance.getClass().getName(), (id == null) ? "new" : "removed"));
			}
			return (T) getReference(this.factory.unit().entityOf(instance).type(), id);
		});
	}

	@Override
	public void flush() {
		run(() -> {
			requireTransaction();
			write();
		});
	}

	void flushBeforeCommit() {
		write();
	}

	/**
	 * Writes all changes. If callbacks ask for that, as by a query, they are called by a
	 * flush already, which goes on when they are done.
	 */
	private void write() {
		if (this.flushing) {
			return;
		}
		this.flushing = true;
		try {
			new Flush(this.context, this.lifecycle).run();
		}
		finally {
			this.flushing = false;
		}
	}

	private void requireTransaction() {
		if (!this.transaction.isActive()) {
			throw new TransactionRequiredException("No transaction is active; begin one first");
		}
	}

	private Locks locks() {
		requireTransaction();
		return new Locks(this.context);
	}

	@Override
	public void setFlushMode(FlushModeType flushMode) {
		checkOpen();
		this.flushMode = flushMode;
	}

	@Override
	public FlushModeType getFlushMode() {
		checkOpen();
		return this.flushMode;
	}

	@Override
	public void lock(Object instance, LockModeType lockMode, Supplier<Hints> options) {
		run(() -> {
			options.get();
			requireTransaction();
			requireManaged(instance);
			locks().lock(instance, require(lockMode, "Lock mode"));
		});
	}

	private void requireManaged(Object instance) {
		if (!this.context.contains(require(instance, "Instance"))) {
			throw new IllegalArgumentException(
					"The instance of %s is not managed".formatted(instance.getClass().getName()));
		}
	}

	@Override
	public void refresh(Object instance, Supplier<Hints> options) {
		run(() -> {
			Hints hints = options.get();
			if (hints.lockMode() != null && LockModes.needsTransaction(hints.lockMode())) {
				requireTransaction();
			}
			this.lifecycle.refresh(require(instance, "Instance"));
			LockModeType mode = hints.lockMode();
			if (mode != null && mode != LockModeType.NONE) {
				locks().lock(instance, mode);
			}
		});
	}

	@Override
	public void clear() {
		run(this.context::clear);
	}

	@Override
	public void detach(Object instance) {
		run(() -> this.lifecycle.detach(require(instance, "Instance")));
	}

	@Override
	public boolean contains(Object instance) {
		return call(() -> this.context.contains(require(instance, "Instance")));
	}

	@Override
	public LockModeType getLockMode(Object instance) {
		return call(() -> {
			requireTransaction();
			requireManaged(instance);
			return locks().modeOf(instance);
		});
	}

	@Override
	public void setCacheRetrieveMode(CacheRetrieveMode mode) {
		setProperty("jakarta.persistence.cache.retrieveMode", mode);
	}

	@Override
	public void setCacheStoreMode(CacheStoreMode mode) {
		setProperty("jakarta.persistence.cache.storeMode", mode);
	}

	@Override
	public CacheRetrieveMode getCacheRetrieveMode() {
		checkOpen();
		return this.hints.effectiveRetrieveMode();
	}

	@Override
	public CacheStoreMode getCacheStoreMode() {
		checkOpen();
		return this.hints.effectiveStoreMode();
	}

	@Override
	public void setProperty(String name, Object value) {
		checkOpen();
		this.hints = this.hints.with(require(name, "Property name"), value);
		this.properties.put(name, value);
	}

	@Override
	public Map<String, Object> getProperties() {
		Map<String, Object> all = new HashMap<>(this.factory.properties());
		all.putAll(this.properties);
		return Collections.unmodifiableMap(all);
	}

	@Override
	public void joinTransaction() {
		checkOpen();
		throw new TransactionRequiredException(
				"There are no JTA transactions to join; begin one by getTransaction(), or use JpaTransactionManager");
	}

	@Override
	public boolean isJoinedToTransaction() {
		checkOpen();
		return this.transaction.isActive();
	}

	@Override
	public <T> T unwrap(Class<T> type) {
		checkOpen();
		for (Object candidate : List.of(this, this.context, store())) {
			if (type.isInstance(candidate)) {
				return type.cast(candidate);
			}
		}
		if (type == Transaction.class && this.transaction.isActive()) {
			return type.cast(this.transaction.required());
		}
		throw new PersistenceException(
				"An entity manager is no %s; it unwraps to MemoryStore, and within a transaction to Transaction"
					.formatted(type.getName()));
	}

	@Override
	public Object getDelegate() {
		checkOpen();
		return this;
	}

	@Override
	public void close() {
		if (!this.open) {
			checkOpen();
		}
		this.open = false;
		if (!this.transaction.isActive()) {
			this.context.close();
		}
	}

	/**
	 * Notes that all instances are in the second-level cache.
	 */
	void cacheInstances() {
		MemoryCache cache = this.factory.cache();
		if (cache.hasEvictions()) {
			PersistenceUnit unit = this.factory.unit();
			this.context.instances()
				.forEach((instance) -> cache.put(unit.entityOf(instance),
						Objects.requireNonNull(unit.identifierOf(instance))));
		}
	}

	/**
	 * Leaves a transaction that has ended, with which an entity manager that was closed
	 * before loses its instances.
	 */
	void leaveTransaction() {
		this.context.leave();
		if (!this.open) {
			this.context.close();
		}
	}

	@Override
	public boolean isOpen() {
		return this.open && this.factory.isOpen();
	}

	@Override
	public MemoryEntityTransaction getTransaction() {
		return this.transaction;
	}

}
