package io.github.springdata.memory.repository.query;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;
import org.springframework.util.Assert;
import org.springframework.util.ConcurrentLruCache;

/**
 * Queries by criteria that are known at run time only. Their values become arguments, so
 * that criteria of the same shape share one compiled query, of which the most recently
 * used are kept.
 *
 * @param <T> type of the entities
 */
public final class CriteriaQueries<T> {

	private static final int CAPACITY = 256;

	private final MemoryPersistentEntity<T> entity;

	private final ConcurrentLruCache<Criteria, EntityQuery<T>> queries;

	/**
	 * Creates queries by criteria.
	 * @param operations where the entities are kept
	 * @param type the type of the entities
	 */
	public CriteriaQueries(MemoryOperations operations, Class<T> type) {
		Assert.notNull(operations, "MemoryOperations must not be null");
		Assert.notNull(type, "Type must not be null");
		this.entity = operations.getMappingContext().getEntity(type);
		this.queries = new ConcurrentLruCache<>(CAPACITY,
				(criteria) -> operations.prepare(Query.query(criteria), type));
	}

	/**
	 * Turns criteria into a query and its arguments.
	 * @param criteria the criteria
	 * @return the query, without order
	 * @throws org.springframework.data.core.PropertyReferenceException if a path is not a
	 * property
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if an operator
	 * does not fit its property, or if there is an operand without a value
	 */
	public Call<T> call(Criteria criteria) {
		Assert.notNull(criteria, "Criteria must not be null");
		CriteriaShape shape = CriteriaShape.of(criteria);
		return new Call<>(this.queries.get(shape.criteria()), QueryArguments.of(shape.values()));
	}

	/**
	 * Turns criteria into a query that is refined step by step.
	 * @param criteria the criteria
	 * @return the query, without order, limit and projection
	 */
	public FetchableFluentQuery<T> fluent(Criteria criteria) {
		Call<T> call = call(criteria);
		return new PreparedFluentQuery<>(call.query(), FluentShape.of(this.entity, call.arguments()));
	}

	/**
	 * Requires that an update has a value for each property, not a parameter, which would
	 * be one of the criteria.
	 * @param update the update
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is an
	 * operand without a value
	 */
	public static void requireValues(Update update) {
		Assert.notNull(update, "Update must not be null");
		update.getAssignments().forEach((path, operand) -> {
			if (!(operand instanceof Operand.Value)) {
				throw new InvalidDataAccessApiUsageException(
						"Operand '%s' of property '%s' has no value; updates that are given to a repository need values, not parameters"
							.formatted(operand, path));
			}
		});
	}

	/**
	 * The number of compiled queries that are kept.
	 */
	int size() {
		return this.queries.size();
	}

	/**
	 * A compiled query and the values of one call.
	 *
	 * @param <T> type of the entities
	 * @param query the query
	 * @param arguments the values
	 */
	public record Call<T>(EntityQuery<T> query, QueryArguments arguments) {
	}

}
