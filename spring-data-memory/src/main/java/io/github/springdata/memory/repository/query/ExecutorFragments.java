package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.querydsl.core.types.Predicate;

import org.springframework.data.querydsl.QuerydslUtils;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.util.ReflectionUtils;

/**
 * The interfaces of executors, each of which gives a repository that extends it a
 * fragment.
 *
 * @param criteria the executor of criteria
 * @param querydsl what marks a repository that takes predicates of Querydsl
 * @param reading the executor of predicates that reads
 * @param deleting the executor of predicates that deletes as well
 */
public record ExecutorFragments(Class<?> criteria, Class<?> querydsl, Class<?> reading, Class<?> deleting) {

	/**
	 * The fragments that a repository has by extending the interfaces.
	 * @param metadata the repository
	 * @param ofCriteria makes the fragment of criteria, from its interface
	 * @param ofQuerydsl makes the fragment of predicates, from its interface
	 * @return the fragments
	 */
	public RepositoryFragments of(RepositoryMetadata metadata,
			Function<Class<Object>, RepositoryFragment<?>> ofCriteria,
			Function<Class<Object>, RepositoryFragment<?>> ofQuerydsl) {
		Class<?> repository = metadata.getRepositoryInterface();
		List<RepositoryFragment<?>> fragments = new ArrayList<>();
		if (this.criteria.isAssignableFrom(repository)) {
			fragments.add(ofCriteria.apply(untyped(this.criteria)));
		}
		if (QuerydslUtils.QUERY_DSL_PRESENT && this.querydsl.isAssignableFrom(repository)) {
			boolean deletes = ReflectionUtils.findMethod(repository, "delete", Predicate.class) != null;
			fragments.add(ofQuerydsl.apply(untyped(deletes ? this.deleting : this.reading)));
		}
		return RepositoryFragments.from(fragments);
	}

	@SuppressWarnings("unchecked")
	private static Class<Object> untyped(Class<?> type) {
		return (Class<Object>) type;
	}

}
