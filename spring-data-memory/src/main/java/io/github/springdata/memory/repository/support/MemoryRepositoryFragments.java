package io.github.springdata.memory.repository.support;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryQuerydslExecutor;

import org.springframework.data.querydsl.QuerydslPredicateExecutor;
import org.springframework.data.querydsl.QuerydslUtils;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.data.repository.core.support.RepositoryFragmentsContributor;

/**
 * The fragments that a repository has by extending one of their interfaces.
 */
final class MemoryRepositoryFragments implements RepositoryFragmentsContributor {

	/**
	 * The fragments, ready to be called.
	 */
	RepositoryFragments implement(RepositoryMetadata metadata, MemoryOperations operations) {
		List<RepositoryFragment<?>> fragments = new ArrayList<>();
		if (hasCriteria(metadata)) {
			fragments.add(RepositoryFragment.implemented(MemoryCriteriaExecutor.class,
					new SimpleMemoryCriteriaExecutor<>(operations, metadata.getDomainType())));
		}
		if (hasQuerydsl(metadata)) {
			fragments.add(RepositoryFragment.implemented(MemoryQuerydslExecutor.class,
					new SimpleMemoryQuerydslExecutor<>(operations, metadata.getDomainType())));
		}
		return RepositoryFragments.from(fragments);
	}

	@Override
	public RepositoryFragments describe(RepositoryMetadata metadata) {
		List<RepositoryFragment<?>> fragments = new ArrayList<>();
		if (hasCriteria(metadata)) {
			fragments
				.add(RepositoryFragment.structural(MemoryCriteriaExecutor.class, SimpleMemoryCriteriaExecutor.class));
		}
		if (hasQuerydsl(metadata)) {
			fragments.add(RepositoryFragment.structural(MemoryQuerydslExecutor.class,
					SimpleMemoryQuerydslExecutor.class));
		}
		return RepositoryFragments.from(fragments);
	}

	private static boolean hasCriteria(RepositoryMetadata metadata) {
		return MemoryCriteriaExecutor.class.isAssignableFrom(metadata.getRepositoryInterface());
	}

	private static boolean hasQuerydsl(RepositoryMetadata metadata) {
		return QuerydslUtils.QUERY_DSL_PRESENT
				&& QuerydslPredicateExecutor.class.isAssignableFrom(metadata.getRepositoryInterface());
	}

}
