package io.github.springdata.memory.reactive;

import reactor.core.publisher.Mono;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;

/**
 * A deletion of all rows that match. Immutable: every step returns another operation.
 *
 * @param <T> the type of the entity
 */
public interface ReactiveDeleteOperation<T> {

	/**
	 * Replaces the query for the rows.
	 * @param query the query
	 * @return the operation for those rows
	 */
	ReactiveDeleteOperation<T> matching(Query query);

	/**
	 * Sets what a row has to meet.
	 * @param criteria the criteria
	 * @return the operation for those rows
	 */
	default ReactiveDeleteOperation<T> matching(Criteria criteria) {
		return matching(Query.query(criteria));
	}

	/**
	 * Deletes all rows that match, or none.
	 * @return the number of rows deleted
	 */
	Mono<Long> all();

}
