package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.ModifyingStatement;
import io.github.springdata.memory.core.TransactionScope;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.repository.query.QueryMethod;

/**
 * Query of a method, derived from its name or written as text, that was compiled when the
 * repository was created and is run once per call. How arguments become values of the
 * query is up to the binder.
 */
record MethodQuery(MemoryQueryMethod method, EntityQuery<?> query, Set<Class<?>> entityTypes,
		MemoryQueryExecution execution, ArgumentBinder binder, boolean returnsAsDeclared,
		Function<Class<?>, EntityQuery<?>> projection,
		Map<Class<?>, EntityQuery<?>> projections) implements MemoryRepositoryQuery, ExplainableQuery {

	/**
	 * Creates a query.
	 * @param query finds the results
	 * @param projection makes the query for results of a type that a call asks for
	 */
	static MethodQuery of(MemoryQueryMethod method, EntityQuery<?> query, Set<Class<?>> entityTypes,
			MemoryQueryExecution execution, ArgumentBinder binder, Function<Class<?>, EntityQuery<?>> projection) {
		return new MethodQuery(method, query, entityTypes, execution, binder, method.returnsAsDeclared(execution),
				projection, new ConcurrentHashMap<>());
	}

	@Override
	public @Nullable Object execute(@Nullable Object[] parameters) {
		return this.execution.execute(query(parameters), this.binder.bind(parameters));
	}

	@Override
	public @Nullable Object execute(@Nullable Object[] parameters, TransactionScope scope) {
		return this.execution.execute(scope.query(query(parameters)), this.binder.bind(parameters));
	}

	@Override
	public ResultCursor<?> walk(@Nullable Object[] parameters, TransactionScope scope) {
		return this.execution.walk(scope.query(query(parameters)), this.binder.bind(parameters));
	}

	@Override
	public QueryPlan explain(@Nullable Object[] parameters) {
		return this.execution.explain(query(parameters), this.binder.bind(parameters));
	}

	private EntityQuery<?> query(@Nullable Object[] parameters) {
		Class<?> type = this.binder.projection(parameters);
		return (type != null) ? this.projections.computeIfAbsent(type, this::project) : this.query;
	}

	private EntityQuery<?> project(Class<?> type) {
		try {
			return this.projection.apply(type);
		}
		catch (IllegalArgumentException | UnsupportedOperationException ex) {
			throw new InvalidDataAccessApiUsageException("Query method '%s' cannot have results of type %s: %s"
				.formatted(this.method.qualifiedName(), type.getName(), ex.getMessage()), ex);
		}
	}

	@Override
	public boolean takesSeveral(int index) {
		return this.binder.takesSeveral(index);
	}

	@Override
	public List<?> instances(@Nullable Object[] parameters, TransactionScope scope) {
		return scope.query(this.query).list(this.binder.bind(parameters).pageArguments());
	}

	@Override
	public ModifyingStatement.@Nullable Kind writes() {
		return this.execution.writes();
	}

	@Override
	public QueryMethod getQueryMethod() {
		return this.method;
	}

}
