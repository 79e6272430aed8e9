package io.github.springdata.memory.reactive;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.repository.core.NamedQueries;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.data.repository.query.QueryLookupStrategy;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.query.ValueExpressionDelegate;

import io.github.springdata.memory.repository.query.MemoryQueryLookupStrategy;
import io.github.springdata.memory.repository.query.MemoryRepositoryQuery;

/**
 * Lookup of the query behind a method of a reactive repository. The query is the same as
 * that of a blocking one; how it is run differs.
 */
record ReactiveQueryLookupStrategy(ReactiveSupport support,
		MemoryQueryLookupStrategy lookup) implements QueryLookupStrategy {

	static ReactiveQueryLookupStrategy of(ReactiveSupport support, @Nullable Key key,
			ValueExpressionDelegate delegate) {
		MemoryQueryLookupStrategy lookup = MemoryQueryLookupStrategy.reactive(support.template(), key, delegate);
		return new ReactiveQueryLookupStrategy(support, lookup);
	}

	@Override
	public RepositoryQuery resolveQuery(Method method, RepositoryMetadata metadata, ProjectionFactory factory,
			NamedQueries namedQueries) {
		RepositoryQuery query = this.lookup.resolveQuery(method, metadata, factory, namedQueries);
		if (query instanceof MemoryRepositoryQuery served) {
			return ReactiveRepositoryQuery.of(this.support, served, metadata.getReturnType(method),
					metadata.getDomainType());
		}
		throw QueryCreationException.create(
				"Query method '%s': a reactive repository cannot run such a query".formatted(method.getName()), null,
				metadata.getRepositoryInterface(), method);
	}

}
