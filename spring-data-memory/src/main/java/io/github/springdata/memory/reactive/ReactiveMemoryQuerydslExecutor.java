package io.github.springdata.memory.reactive;

import com.querydsl.core.types.Predicate;
import reactor.core.publisher.Mono;

import org.springframework.data.querydsl.ReactiveQuerydslPredicateExecutor;

/**
 * Queries by Querydsl predicates, as {@link ReactiveQuerydslPredicateExecutor} has them,
 * and deletions. A repository that extends that one may also declare
 * {@code Mono<Long> delete(Predicate predicate)} itself.
 *
 * @param <T> type of the entities
 */
public interface ReactiveMemoryQuerydslExecutor<T> extends ReactiveQuerydslPredicateExecutor<T> {

	/**
	 * Deletes the entities that meet a predicate, all or none. Reactive callbacks see
	 * each.
	 * @param predicate the predicate; an empty builder restricts nothing
	 * @return the number of entities deleted
	 */
	Mono<Long> delete(Predicate predicate);

}
