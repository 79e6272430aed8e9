package io.github.springdata.memory.core;

import java.util.List;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.execution.QueryPlan;

import org.springframework.data.domain.Sort;

/**
 * Aggregates over the rows of an entity, put together step by step. Immutable: every step
 * returns another operation.
 * <p>
 * A result has the properties that the rows are grouped by, under the last name of their
 * path, and then the aggregates: {@code count}, and for a property {@code price}
 * {@code sumPrice}, {@code avgPrice}, {@code minPrice}, {@code maxPrice},
 * {@code countPrice}, unless {@link #named} gives another name.
 */
public interface AggregateOperation {

	/**
	 * Sets what a row has to meet.
	 * @param criteria the criteria
	 * @return the operation for those rows
	 */
	AggregateOperation matching(Criteria criteria);

	/**
	 * Makes one result for all rows that have the same values.
	 * @param paths dotted paths of properties, added to those given before
	 * @return the grouped operation
	 */
	AggregateOperation groupBy(String... paths);

	/**
	 * Adds the number of rows.
	 * @return the operation with that aggregate
	 */
	AggregateOperation count();

	/**
	 * Adds the number of rows where a property is not {@code null}.
	 * @param path the dotted path of the property
	 * @return the operation with that aggregate
	 */
	AggregateOperation count(String path);

	/**
	 * Adds the number of distinct values of a property.
	 * @param path the dotted path of the property
	 * @return the operation with that aggregate
	 */
	AggregateOperation countDistinct(String path);

	/**
	 * Adds the sum of a property.
	 * @param path the dotted path of a number
	 * @return the operation with that aggregate
	 */
	AggregateOperation sum(String path);

	/**
	 * Adds the mean of a property.
	 * @param path the dotted path of a number
	 * @return the operation with that aggregate
	 */
	AggregateOperation avg(String path);

	/**
	 * Adds the smallest value of a property.
	 * @param path the dotted path of the property
	 * @return the operation with that aggregate
	 */
	AggregateOperation min(String path);

	/**
	 * Adds the greatest value of a property.
	 * @param path the dotted path of the property
	 * @return the operation with that aggregate
	 */
	AggregateOperation max(String path);

	/**
	 * Names the aggregate that was added last.
	 * @param name the name
	 * @return the operation with that name
	 * @throws IllegalStateException if there is no aggregate yet
	 */
	AggregateOperation named(String name);

	/**
	 * Sets what a result has to meet.
	 * @param criteria criteria on the names of the result
	 * @return the operation for those results
	 */
	AggregateOperation having(Criteria criteria);

	/**
	 * Adds an order after those given before.
	 * @param sort an order by the names of the result
	 * @return the sorted operation
	 */
	AggregateOperation sort(Sort sort);

	/**
	 * Finds no more than a number of results.
	 * @param limit the number of results, not negative
	 * @return the limited operation
	 */
	AggregateOperation limit(int limit);

	/**
	 * Finds the results.
	 * @param <T> the type of the results
	 * @param type a record or class whose constructor takes the parts of a result by name
	 * or by position, an interface with accessors for the names, {@code Object[]},
	 * {@link java.util.Map}, or the type of the only part
	 * @return the results, without a sort in the order in which each group is met first
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if an aggregate
	 * or a condition does not fit its property
	 * @throws IllegalArgumentException if the parts do not fit the type
	 */
	<T> List<T> as(Class<T> type);

	/**
	 * Shows how the results are found.
	 * @return the plan
	 */
	QueryPlan explain();

}
