package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.ModifyingStatement;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.query.QueryMethod;

/**
 * Query that was compiled when the repository was created and is run once per call.
 */
final class DerivedQuery implements MemoryRepositoryQuery, ExplainableQuery {

	private final MemoryQueryMethod method;

	private final EntityQuery<?> query;

	private final MemoryQueryExecution execution;

	private final ArgumentBinder binder;

	private final Selection selection;

	private final Set<Integer> several;

	private final boolean returnsAsDeclared;

	private final Map<Class<?>, EntityQuery<?>> projections = new ConcurrentHashMap<>();

	DerivedQuery(MemoryQueryMethod method, EntityQuery<?> query, MemoryQueryExecution execution, ArgumentBinder binder,
			Selection selection, Set<Integer> several) {
		this.method = method;
		this.query = query;
		this.execution = execution;
		this.binder = binder;
		this.selection = selection;
		this.several = several;
		this.returnsAsDeclared = selection.isAsDeclared(execution);
	}

	@Override
	public @Nullable Object execute(@Nullable Object[] parameters) {
		EntityQuery<?> projected = projected(this.binder.projection(parameters));
		return this.execution.execute(projected, this.binder.bind(parameters));
	}

	@Override
	public QueryPlan explain(@Nullable Object[] parameters) {
		EntityQuery<?> projected = projected(this.binder.projection(parameters));
		return this.execution.explain(projected, this.binder.bind(parameters));
	}

	@Override
	public @Nullable Object execute(@Nullable Object[] parameters, @Nullable MemoryResourceHolder transaction) {
		EntityQuery<?> projected = projected(this.binder.projection(parameters));
		return this.execution.within(transaction).execute(projected.within(transaction), this.binder.bind(parameters));
	}

	@Override
	public ResultCursor<?> walk(@Nullable Object[] parameters, @Nullable MemoryResourceHolder transaction) {
		EntityQuery<?> within = projected(this.binder.projection(parameters)).within(transaction);
		return this.execution.within(transaction).walk(within, this.binder.bind(parameters));
	}

	@Override
	public boolean returnsAsDeclared() {
		return this.returnsAsDeclared;
	}

	@Override
	public boolean takesSeveral(int index) {
		return this.several.contains(index);
	}

	@Override
	public List<?> instances(@Nullable Object[] parameters, @Nullable MemoryResourceHolder transaction) {
		return this.query.within(transaction).list(this.binder.bind(parameters).pageArguments());
	}

	@Override
	public ModifyingStatement.@Nullable Kind writes() {
		return this.execution.writes();
	}

	@Override
	public Set<Class<?>> entityTypes() {
		return Set.of(this.method.entityType());
	}

	@Override
	public QueryMethod getQueryMethod() {
		return this.method;
	}

	private EntityQuery<?> projected(@Nullable Class<?> type) {
		return (type != null) ? this.projections.computeIfAbsent(type, this::project) : this.query;
	}

	private EntityQuery<?> project(Class<?> type) {
		return this.selection.apply(this.query, type);
	}

}
