package io.github.springdata.memory.repository.query;

import io.github.springdata.memory.core.ModifyingStatement;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.query.QueryMethod;
import org.springframework.data.repository.query.RepositoryQuery;

/**
 * Query that is written as text and changes rows.
 *
 * @param method the method
 * @param statement the statement
 * @param arguments assigns the arguments of a call
 */
record DeclaredModification(MemoryQueryMethod method, ModifyingStatement statement,
		DeclaredArguments arguments) implements RepositoryQuery {

	@Override
	public Object execute(@Nullable Object[] parameters) {
		return this.statement.execute(this.arguments.bind(parameters));
	}

	@Override
	public QueryMethod getQueryMethod() {
		return this.method;
	}

}
