package io.github.springdata.memory.reactive;

import java.util.ArrayList;
import java.util.List;

import com.querydsl.core.types.Predicate;

import org.springframework.data.querydsl.QuerydslUtils;
import org.springframework.data.querydsl.ReactiveQuerydslPredicateExecutor;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.data.repository.core.support.RepositoryFragmentsContributor;
import org.springframework.util.ReflectionUtils;

/**
 * The fragments that a reactive repository has by extending one of their interfaces.
 */
final class ReactiveMemoryRepositoryFragments implements RepositoryFragmentsContributor {

	/**
	 * The fragments, ready to be called.
	 */
	RepositoryFragments implement(RepositoryMetadata metadata, ReactiveSupport support) {
		List<RepositoryFragment<?>> fragments = new ArrayList<>();
		if (hasCriteria(metadata)) {
			fragments.add(RepositoryFragment.implemented(ReactiveMemoryCriteriaExecutor.class,
					SimpleReactiveMemoryCriteriaExecutor.of(support, metadata.getDomainType())));
		}
		if (hasQuerydsl(metadata)) {
			fragments.add(RepositoryFragment.implemented(querydsl(metadata),
					SimpleReactiveMemoryQuerydslExecutor.of(support, metadata.getDomainType())));
		}
		return RepositoryFragments.from(fragments);
	}

	@Override
	public RepositoryFragments describe(RepositoryMetadata metadata) {
		List<RepositoryFragment<?>> fragments = new ArrayList<>();
		if (hasCriteria(metadata)) {
			fragments.add(RepositoryFragment.structural(ReactiveMemoryCriteriaExecutor.class,
					SimpleReactiveMemoryCriteriaExecutor.class));
		}
		if (hasQuerydsl(metadata)) {
			fragments
				.add(RepositoryFragment.structural(querydsl(metadata), SimpleReactiveMemoryQuerydslExecutor.class));
		}
		return RepositoryFragments.from(fragments);
	}

	private static boolean hasCriteria(RepositoryMetadata metadata) {
		return ReactiveMemoryCriteriaExecutor.class.isAssignableFrom(metadata.getRepositoryInterface());
	}

	private static boolean hasQuerydsl(RepositoryMetadata metadata) {
		return QuerydslUtils.QUERY_DSL_PRESENT
				&& ReactiveQuerydslPredicateExecutor.class.isAssignableFrom(metadata.getRepositoryInterface());
	}

	/**
	 * The interface of the fragment: Spring Data's, unless the repository deletes by
	 * predicate too.
	 */
	@SuppressWarnings("unchecked")
	private static Class<Object> querydsl(RepositoryMetadata metadata) {
		boolean deletes = ReflectionUtils.findMethod(metadata.getRepositoryInterface(), "delete",
				Predicate.class) != null;
		return (Class<Object>) (Class<?>) (deletes ? ReactiveMemoryQuerydslExecutor.class
				: ReactiveQuerydslPredicateExecutor.class);
	}

}
