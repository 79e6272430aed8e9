package io.github.springdata.memory.repository.query;

import java.lang.reflect.Method;
import java.util.Arrays;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.TransactionScope;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Pageable;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.repository.core.NamedQueries;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.data.repository.query.QueryLookupStrategy;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.query.ValueExpressionDelegate;
import org.springframework.util.Assert;

/**
 * Lookup of the query behind a repository method: the text that is declared for the
 * method, at it or by its name, else what is derived from its name. Whatever cannot be
 * served is refused here, when the repository is created, with the reason.
 */
public final class MemoryQueryLookupStrategy implements QueryLookupStrategy {

	private final DerivedQueryFactory derivedQueries;

	private final DeclaredQueryFactory declaredQueries;

	private final @Nullable Key key;

	private final boolean reactive;

	/**
	 * Creates a strategy.
	 * @param operations where the entities are kept
	 * @param key where to look for queries; {@code null} means
	 * {@link org.springframework.data.repository.query.QueryLookupStrategy.Key#CREATE_IF_NOT_FOUND}
	 */
	public MemoryQueryLookupStrategy(MemoryOperations operations, @Nullable Key key) {
		this(operations, key, ValueExpressionDelegate.create());
	}

	/**
	 * Creates a strategy that evaluates value expressions in a certain way.
	 * @param operations where the entities are kept
	 * @param key where to look for queries; {@code null} means
	 * {@link org.springframework.data.repository.query.QueryLookupStrategy.Key#CREATE_IF_NOT_FOUND}
	 * @param valueExpressionDelegate evaluates the value expressions of declared queries
	 */
	public MemoryQueryLookupStrategy(MemoryOperations operations, @Nullable Key key,
			ValueExpressionDelegate valueExpressionDelegate) {
		this(operations, key, valueExpressionDelegate, false);
	}

	private MemoryQueryLookupStrategy(MemoryOperations operations, @Nullable Key key,
			ValueExpressionDelegate valueExpressionDelegate, boolean reactive) {
		Assert.notNull(operations, "MemoryOperations must not be null");
		Assert.notNull(valueExpressionDelegate, "ValueExpressionDelegate must not be null");
		this.reactive = reactive;
		this.declaredQueries = new DeclaredQueryFactory(operations, valueExpressionDelegate);
		this.derivedQueries = new DerivedQueryFactory(operations);
		this.key = key;
	}

	/**
	 * Creates a strategy for methods with reactive results. What it resolves is to be run
	 * by {@link MemoryRepositoryQuery#execute(Object[], TransactionScope)}.
	 * @param operations where the entities are kept
	 * @param key where to look for queries, or {@code null}
	 * @param valueExpressionDelegate evaluates the value expressions of declared queries
	 * @return the strategy
	 */
	public static MemoryQueryLookupStrategy reactive(MemoryOperations operations, @Nullable Key key,
			ValueExpressionDelegate valueExpressionDelegate) {
		return new MemoryQueryLookupStrategy(operations, key, valueExpressionDelegate, true);
	}

	@Override
	public RepositoryQuery resolveQuery(Method method, RepositoryMetadata metadata, ProjectionFactory factory,
			NamedQueries namedQueries) {
		try {
			if (this.reactive) {
				requireUnpaged(method, metadata);
			}
			MemoryQueryMethod queryMethod = new MemoryQueryMethod(method, metadata, factory, this.reactive);
			return (this.key == Key.CREATE) ? this.derivedQueries.create(queryMethod)
					: resolve(queryMethod, DeclaredText.find(queryMethod, method, namedQueries));
		}
		catch (RuntimeException ex) {
			String message = "Query method '%s': %s".formatted(method.getName(), ex.getMessage());
			throw QueryCreationException.create(message, ex, metadata.getRepositoryInterface(), method);
		}
	}

	/**
	 * Refuses pages, for which {@link MemoryQueryMethod} would ask for blocking results.
	 */
	private static void requireUnpaged(Method method, RepositoryMetadata metadata) {
		if (Arrays.stream(method.getParameterTypes()).anyMatch(Pageable.class::isAssignableFrom)) {
			throw new UnsupportedOperationException(
					"a Pageable, for result type %s, is not supported: pages and slices are not served reactively; take a Limit and a Sort, or scroll by a Window"
						.formatted(metadata.getReturnType(method)));
		}
	}

	private RepositoryQuery resolve(MemoryQueryMethod method, @Nullable DeclaredText declared) {
		if (declared != null) {
			return this.declaredQueries.create(method, declared);
		}
		if (this.key == Key.USE_DECLARED_QUERY) {
			throw new IllegalArgumentException(
					"query lookup strategy USE_DECLARED_QUERY needs a text: add @Query, or define a named query '%s'"
						.formatted(method.getNamedQueryName()));
		}
		return this.derivedQueries.create(method);
	}

}
