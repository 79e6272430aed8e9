package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Set;

import io.github.springdata.memory.core.ModifyingStatement;
import io.github.springdata.memory.core.TransactionScope;
import io.github.springdata.memory.query.execution.ResultCursor;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.query.QueryMethod;

/**
 * Query that is written as text and changes rows.
 *
 * @param method the method
 * @param statement the statement
 * @param arguments assigns the arguments of a call
 */
record DeclaredModification(MemoryQueryMethod method, ModifyingStatement statement,
		DeclaredArguments arguments) implements MemoryRepositoryQuery {

	@Override
	public Object execute(@Nullable Object[] parameters) {
		return this.statement.execute(this.arguments.bind(parameters));
	}

	@Override
	public Object execute(@Nullable Object[] parameters, TransactionScope scope) {
		return scope.statement(this.statement).execute(this.arguments.bind(parameters));
	}

	@Override
	public ResultCursor<?> walk(@Nullable Object[] parameters, TransactionScope scope) {
		return ResultCursor.of(List.of(execute(parameters, scope)).iterator());
	}

	@Override
	public boolean takesSeveral(int index) {
		return this.arguments.several().contains(index);
	}

	@Override
	public List<?> instances(@Nullable Object[] parameters, TransactionScope scope) {
		return scope.statement(this.statement).instances(this.arguments.bind(parameters));
	}

	@Override
	public ModifyingStatement.Kind writes() {
		return this.statement.kind();
	}

	@Override
	public Set<Class<?>> entityTypes() {
		return this.statement.entityTypes();
	}

	@Override
	public QueryMethod getQueryMethod() {
		return this.method;
	}

}
