package io.github.springdata.memory.repository.query;

import java.lang.reflect.Method;

import io.github.springdata.memory.core.MemoryOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.repository.core.NamedQueries;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.data.repository.query.QueryLookupStrategy;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.util.Assert;

/**
 * Lookup of the query behind a repository method, which is derived from the name of the
 * method. Whatever cannot be served is refused here, when the repository is created, with
 * the reason.
 */
public final class MemoryQueryLookupStrategy implements QueryLookupStrategy {

	private final DerivedQueryFactory derivedQueries;

	private final @Nullable Key key;

	/**
	 * Creates a strategy.
	 * @param operations where the entities are kept
	 * @param key where to look for queries; {@code null} means
	 * {@link org.springframework.data.repository.query.QueryLookupStrategy.Key#CREATE_IF_NOT_FOUND}
	 */
	public MemoryQueryLookupStrategy(MemoryOperations operations, @Nullable Key key) {
		Assert.notNull(operations, "MemoryOperations must not be null");
		this.derivedQueries = new DerivedQueryFactory(operations);
		this.key = key;
	}

	@Override
	public RepositoryQuery resolveQuery(Method method, RepositoryMetadata metadata, ProjectionFactory factory,
			NamedQueries namedQueries) {
		try {
			DeclaredQueries.refuse(method, this.key);
			MemoryQueryMethod queryMethod = new MemoryQueryMethod(method, metadata, factory);
			DeclaredQueries.refuse(queryMethod, namedQueries);
			return this.derivedQueries.create(queryMethod);
		}
		catch (RuntimeException ex) {
			String message = "Query method '%s': %s".formatted(method.getName(), ex.getMessage());
			throw QueryCreationException.create(message, ex, metadata.getRepositoryInterface(), method);
		}
	}

}
