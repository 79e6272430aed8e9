package io.github.springdata.memory.core;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;

/**
 * A deletion of all rows that match. Immutable: every step returns another operation.
 *
 * @param <T> the type of the entity
 */
public interface DeleteOperation<T> {

	/**
	 * Replaces the query for the rows.
	 * @param query the query
	 * @return the operation for those rows
	 */
	DeleteOperation<T> matching(Query query);

	/**
	 * Sets what a row has to meet.
	 * @param criteria the criteria
	 * @return the operation for those rows
	 */
	default DeleteOperation<T> matching(Criteria criteria) {
		return matching(Query.query(criteria));
	}

	/**
	 * Deletes all rows that match, or none.
	 * @return the number of rows deleted
	 */
	long all();

}
