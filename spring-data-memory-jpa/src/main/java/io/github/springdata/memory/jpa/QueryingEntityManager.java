package io.github.springdata.memory.jpa;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.springdata.memory.jpa.criteria.CriteriaStatement;
import io.github.springdata.memory.jpa.query.CompiledQuery;
import io.github.springdata.memory.jpa.query.MemoryQuery;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.TypedQueryReference;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaSelect;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.metamodel.Metamodel;
import org.jspecify.annotations.Nullable;

/**
 * Entity manager as far as it creates what a factory has the parts of: queries, entity
 * graphs and criteria.
 */
abstract class QueryingEntityManager implements OptionOverloads, UnsupportedNativeQueries {

	final MemoryEntityManagerFactory factory;

	QueryingEntityManager(MemoryEntityManagerFactory factory) {
		this.factory = factory;
	}

	/**
	 * Checks that the entity manager is open.
	 * @throws IllegalStateException if it, or its factory, was closed
	 */
	abstract void checkOpen();

	/**
	 * Calls an operation if the entity manager is open; if it fails, the transaction is
	 * marked for rollback.
	 */
	abstract <T extends @Nullable Object> T call(Supplier<T> operation);

	/**
	 * What a new query has of this entity manager.
	 */
	abstract QueryAccess access();

	static <T> T require(@Nullable T value, String what) {
		if (value == null) {
			throw new IllegalArgumentException(what + " must not be null");
		}
		return value;
	}

	private <T> MemoryQuery<T> query(CompiledQuery compiled, @Nullable Class<T> resultType) {
		return new MemoryQuery<>(compiled, access(), resultType);
	}

	@Override
	public Query createQuery(String text) {
		return call(() -> query(this.factory.queries().compile(require(text, "Query text")), null));
	}

	@Override
	public <T> TypedQuery<T> createQuery(String text, Class<T> resultType) {
		return call(() -> query(this.factory.queries().compile(require(text, "Query text")),
				require(resultType, "Result class")));
	}

	@Override
	public <T> TypedQuery<T> createQuery(CriteriaQuery<T> criteria) {
		return createCriteria(criteria);
	}

	@Override
	public <T> TypedQuery<T> createQuery(CriteriaSelect<T> criteria) {
		return createCriteria(criteria);
	}

	@Override
	public Query createQuery(CriteriaUpdate<?> criteria) {
		return createCriteria(criteria);
	}

	@Override
	public Query createQuery(CriteriaDelete<?> criteria) {
		return createCriteria(criteria);
	}

	private <T> MemoryQuery<T> createCriteria(Object criteria) {
		return call(() -> MemoryQuery.of(CriteriaStatement.of(require(criteria, "Criteria query")),
				this.factory.queries(), access()));
	}

	@Override
	public Query createNamedQuery(String name) {
		return call(() -> this.factory.namedQueries().create(require(name, "Name"), access(), null));
	}

	@Override
	public <T> TypedQuery<T> createNamedQuery(String name, Class<T> resultType) {
		return call(() -> this.factory.namedQueries()
			.create(require(name, "Name"), access(), require(resultType, "Result class")));
	}

	@Override
	public <T> TypedQuery<T> createQuery(TypedQueryReference<T> reference) {
		return call(() -> this.factory.namedQueries().create(require(reference, "Query reference"), access()));
	}

	@Override
	public EntityManagerFactory getEntityManagerFactory() {
		checkOpen();
		return this.factory;
	}

	@Override
	public CriteriaBuilder getCriteriaBuilder() {
		checkOpen();
		return this.factory.getCriteriaBuilder();
	}

	@Override
	public Metamodel getMetamodel() {
		checkOpen();
		return this.factory.getMetamodel();
	}

	@Override
	public <T> EntityGraph<T> createEntityGraph(Class<T> type) {
		checkOpen();
		return this.factory.graphs().create(type);
	}

	@Override
	public @Nullable EntityGraph<?> createEntityGraph(String name) {
		checkOpen();
		return this.factory.graphs().copy(name);
	}

	@Override
	public EntityGraph<?> getEntityGraph(String name) {
		checkOpen();
		return this.factory.graphs().get(name);
	}

	@Override
	public <T> List<EntityGraph<? super T>> getEntityGraphs(Class<T> type) {
		checkOpen();
		return Objects.requireNonNull(this.factory.graphs().of(type));
	}

}
