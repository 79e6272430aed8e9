package io.github.springdata.memory.core;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;

/**
 * An update of all rows that match. Immutable: every step returns another operation.
 *
 * @param <T> the type of the entity
 */
public interface UpdateOperation<T> {

	/**
	 * Replaces the query for the rows.
	 * @param query the query
	 * @return the operation for those rows
	 */
	UpdateOperation<T> matching(Query query);

	/**
	 * Sets what a row has to meet.
	 * @param criteria the criteria
	 * @return the operation for those rows
	 */
	default UpdateOperation<T> matching(Criteria criteria) {
		return matching(Query.query(criteria));
	}

	/**
	 * Changes all rows that match, or none. Versions are incremented; callbacks are not
	 * called. Instances of these rows that the transaction manages take on the new state.
	 * @param update what to change; the id and the version cannot be
	 * @return the number of rows changed
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a value does
	 * not fit its property
	 * @throws org.springframework.dao.DataIntegrityViolationException if a property may
	 * not have its new value: {@code null}, or what its constructor refuses
	 * @throws org.springframework.dao.DuplicateKeyException if a unique index is violated
	 */
	long apply(Update update);

}
