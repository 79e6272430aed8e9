package io.github.springdata.memory.reactive;

import reactor.core.publisher.Mono;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;

/**
 * An update of all rows that match. Immutable: every step returns another operation.
 *
 * @param <T> the type of the entity
 */
public interface ReactiveUpdateOperation<T> {

	/**
	 * Replaces the query for the rows.
	 * @param query the query
	 * @return the operation for those rows
	 */
	ReactiveUpdateOperation<T> matching(Query query);

	/**
	 * Sets what a row has to meet.
	 * @param criteria the criteria
	 * @return the operation for those rows
	 */
	default ReactiveUpdateOperation<T> matching(Criteria criteria) {
		return matching(Query.query(criteria));
	}

	/**
	 * Changes all rows that match, or none. Versions are incremented; callbacks are not
	 * called.
	 * @param update what to change; the id and the version cannot be
	 * @return the number of rows changed
	 */
	Mono<Long> apply(Update update);

}
