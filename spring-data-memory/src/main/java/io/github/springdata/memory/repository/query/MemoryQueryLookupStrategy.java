package io.github.springdata.memory.repository.query;

import java.lang.reflect.Method;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
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

	private final boolean reactive;

	/**
	 * Creates a strategy.
	 * @param operations where the entities are kept
	 * @param key where to look for queries; {@code null} means
	 * {@link org.springframework.data.repository.query.QueryLookupStrategy.Key#CREATE_IF_NOT_FOUND}
	 */
	public MemoryQueryLookupStrategy(MemoryOperations operations, @Nullable Key key) {
		this(operations, key, false);
	}

	private MemoryQueryLookupStrategy(MemoryOperations operations, @Nullable Key key, boolean reactive) {
		Assert.notNull(operations, "MemoryOperations must not be null");
		this.reactive = reactive;
		this.derivedQueries = new DerivedQueryFactory(operations);
		this.key = key;
	}

	/**
	 * Creates a strategy for methods with reactive results. What it resolves is to be run
	 * by {@link MemoryRepositoryQuery#execute(Object[], MemoryResourceHolder)}.
	 * @param operations where the entities are kept
	 * @param key where to look for queries, or {@code null}
	 * @return the strategy
	 */
	public static MemoryQueryLookupStrategy reactive(MemoryOperations operations, @Nullable Key key) {
		return new MemoryQueryLookupStrategy(operations, key, true);
	}

	@Override
	public RepositoryQuery resolveQuery(Method method, RepositoryMetadata metadata, ProjectionFactory factory,
			NamedQueries namedQueries) {
		try {
			DeclaredQueries.refuse(method, this.key);
			MemoryQueryMethod queryMethod = new MemoryQueryMethod(method, metadata, factory, this.reactive);
			DeclaredQueries.refuse(queryMethod, namedQueries);
			return this.derivedQueries.create(queryMethod);
		}
		catch (RuntimeException ex) {
			String message = "Query method '%s': %s".formatted(method.getName(), ex.getMessage());
			throw QueryCreationException.create(message, ex, metadata.getRepositoryInterface(), method);
		}
	}

}
