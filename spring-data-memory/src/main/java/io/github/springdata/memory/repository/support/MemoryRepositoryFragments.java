package io.github.springdata.memory.repository.support;

import java.util.ArrayList;
import java.util.List;

import com.querydsl.core.types.Predicate;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryQuerydslExecutor;

import org.springframework.data.querydsl.ListQuerydslPredicateExecutor;
import org.springframework.data.querydsl.QuerydslPredicateExecutor;
import org.springframework.data.querydsl.QuerydslUtils;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.data.repository.core.support.RepositoryFragmentsContributor;
import org.springframework.util.ReflectionUtils;

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
					SimpleMemoryCriteriaExecutor.of(operations, metadata.getDomainType())));
		}
		if (hasQuerydsl(metadata)) {
			fragments.add(RepositoryFragment.implemented(querydsl(metadata),
					SimpleMemoryQuerydslExecutor.of(operations, metadata.getDomainType())));
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
			fragments.add(RepositoryFragment.structural(querydsl(metadata), SimpleMemoryQuerydslExecutor.class));
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

	/**
	 * The interface of the fragment: Spring Data's, unless the repository deletes by
	 * predicate too.
	 */
	@SuppressWarnings("unchecked")
	private static Class<Object> querydsl(RepositoryMetadata metadata) {
		boolean deletes = ReflectionUtils.findMethod(metadata.getRepositoryInterface(), "delete",
				Predicate.class) != null;
		return (Class<Object>) (Class<?>) (deletes ? MemoryQuerydslExecutor.class
				: ListQuerydslPredicateExecutor.class);
	}

}
