package io.github.springdata.memory.repository.support;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryQuerydslExecutor;
import io.github.springdata.memory.repository.query.ExecutorFragments;

import org.springframework.data.querydsl.ListQuerydslPredicateExecutor;
import org.springframework.data.querydsl.QuerydslPredicateExecutor;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.data.repository.core.support.RepositoryFragmentsContributor;

/**
 * The fragments that a repository has by extending one of their interfaces.
 */
final class MemoryRepositoryFragments implements RepositoryFragmentsContributor {

	private static final ExecutorFragments EXECUTORS = new ExecutorFragments(MemoryCriteriaExecutor.class,
			QuerydslPredicateExecutor.class, ListQuerydslPredicateExecutor.class, MemoryQuerydslExecutor.class);

	/**
	 * The fragments, ready to be called.
	 */
	RepositoryFragments implement(RepositoryMetadata metadata, MemoryOperations operations) {
		Class<?> type = metadata.getDomainType();
		return EXECUTORS.of(metadata,
				(executor) -> RepositoryFragment.implemented(executor,
						SimpleMemoryCriteriaExecutor.of(operations, type)),
				(executor) -> RepositoryFragment.implemented(executor,
						SimpleMemoryQuerydslExecutor.of(operations, type)));
	}

	@Override
	public RepositoryFragments describe(RepositoryMetadata metadata) {
		return EXECUTORS.of(metadata,
				(executor) -> RepositoryFragment.structural(executor, SimpleMemoryCriteriaExecutor.class),
				(executor) -> RepositoryFragment.structural(executor, SimpleMemoryQuerydslExecutor.class));
	}

}
