package io.github.springdata.memory.reactive;

import io.github.springdata.memory.repository.query.ExecutorFragments;

import org.springframework.data.querydsl.ReactiveQuerydslPredicateExecutor;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.data.repository.core.support.RepositoryFragmentsContributor;

/**
 * The fragments that a reactive repository has by extending one of their interfaces.
 */
final class ReactiveMemoryRepositoryFragments implements RepositoryFragmentsContributor {

	private static final ExecutorFragments EXECUTORS = new ExecutorFragments(ReactiveMemoryCriteriaExecutor.class,
			ReactiveQuerydslPredicateExecutor.class, ReactiveQuerydslPredicateExecutor.class,
			ReactiveMemoryQuerydslExecutor.class);

	/**
	 * The fragments, ready to be called.
	 */
	RepositoryFragments implement(RepositoryMetadata metadata, ReactiveSupport support) {
		Class<?> type = metadata.getDomainType();
		return EXECUTORS.of(metadata,
				(executor) -> RepositoryFragment.implemented(executor,
						SimpleReactiveMemoryCriteriaExecutor.of(support, type)),
				(executor) -> RepositoryFragment.implemented(executor,
						SimpleReactiveMemoryQuerydslExecutor.of(support, type)));
	}

	@Override
	public RepositoryFragments describe(RepositoryMetadata metadata) {
		return EXECUTORS.of(metadata,
				(executor) -> RepositoryFragment.structural(executor, SimpleReactiveMemoryCriteriaExecutor.class),
				(executor) -> RepositoryFragment.structural(executor, SimpleReactiveMemoryQuerydslExecutor.class));
	}

}
