package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.ModifyingStatement;
import io.github.springdata.memory.core.SelectStatement;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.query.QueryMethod;

/**
 * Query that is written as text and finds something. It was compiled when the repository
 * was created.
 */
final class DeclaredQuery implements MemoryRepositoryQuery, ExplainableQuery {

	private final MemoryQueryMethod method;

	private final SelectStatement<?> statement;

	private final DeclaredArguments arguments;

	private final ArgumentBinder binder;

	private final MemoryQueryExecution execution;

	private final Map<Class<?>, EntityQuery<?>> projections = new ConcurrentHashMap<>();

	DeclaredQuery(MemoryQueryMethod method, SelectStatement<?> statement, DeclaredArguments arguments,
			MemoryQueryExecution execution) {
		this.method = method;
		this.statement = statement;
		this.arguments = arguments;
		this.execution = execution;
		this.binder = new ArgumentBinder(method);
	}

	@Override
	public @Nullable Object execute(@Nullable Object[] parameters) {
		return this.execution.execute(query(this.binder.projection(parameters)), bind(parameters));
	}

	@Override
	public @Nullable Object execute(@Nullable Object[] parameters, @Nullable MemoryResourceHolder transaction) {
		return this.execution.execute(query(this.binder.projection(parameters)).within(transaction), bind(parameters));
	}

	@Override
	public ResultCursor<?> walk(@Nullable Object[] parameters, @Nullable MemoryResourceHolder transaction) {
		EntityQuery<?> within = query(this.binder.projection(parameters)).within(transaction);
		return this.execution.walk(within, bind(parameters));
	}

	@Override
	public boolean takesSeveral(int index) {
		return this.arguments.takesSeveral(index);
	}

	@Override
	public List<?> instances(@Nullable Object[] parameters, @Nullable MemoryResourceHolder transaction) {
		return List.of();
	}

	@Override
	public ModifyingStatement.@Nullable Kind writes() {
		return null;
	}

	@Override
	public Set<Class<?>> entityTypes() {
		return this.statement.entityTypes();
	}

	private BoundCall bind(@Nullable Object[] parameters) {
		BoundCall call = this.binder.bind(parameters);
		QueryArguments own = call.arguments();
		@Nullable Object[] values = this.statement.values(this.arguments.bind(parameters));
		return new BoundCall(new QueryArguments(values, own.sort(), own.offset(), own.limit(), own.position()),
				call.pageable(), call.position(), parameters);
	}

	private EntityQuery<?> query(@Nullable Class<?> projection) {
		return (projection != null) ? this.projections.computeIfAbsent(projection, this.statement.query()::as)
				: this.statement.query();
	}

	@Override
	public QueryPlan explain(@Nullable Object[] parameters) {
		return this.execution.explain(query(this.binder.projection(parameters)), bind(parameters));
	}

	@Override
	public QueryMethod getQueryMethod() {
		return this.method;
	}

}
