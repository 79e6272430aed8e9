package io.github.springdata.memory.repository.query;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;

import org.springframework.data.domain.Example;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;
import org.springframework.util.Assert;

/**
 * Queries by example. They are for the type of the probe and its subclasses.
 */
public final class ExampleQueries {

	private final MemoryOperations operations;

	/**
	 * Creates queries by example.
	 * @param operations where the entities are kept
	 */
	public ExampleQueries(MemoryOperations operations) {
		Assert.notNull(operations, "MemoryOperations must not be null");
		this.operations = operations;
	}

	/**
	 * Turns an example into a query.
	 * @param <S> type of the probe
	 * @param example the example
	 * @return the query, without order
	 * @throws IllegalArgumentException if the matcher names a property that the probe
	 * does not have, or the probe has values that cannot be matched
	 */
	public <S> EntityQuery<S> prepare(Example<S> example) {
		return this.operations.prepare(query(example), example.getProbeType());
	}

	/**
	 * Turns an example into a query that is still to be compiled.
	 * @param example the example
	 * @return the query, without order
	 * @throws IllegalArgumentException if the matcher names a property that the probe
	 * does not have, or the probe has values that cannot be matched
	 */
	public Query query(Example<?> example) {
		Assert.notNull(example, "Example must not be null");
		return Query.query(criteria(example));
	}

	/**
	 * Turns an example into a query that is refined step by step.
	 * @param <S> type of the probe
	 * @param example the example
	 * @return the query, without order, limit and projection
	 * @throws IllegalArgumentException if the matcher names a property that the probe
	 * does not have, or the probe has values that cannot be matched
	 */
	public <S> FetchableFluentQuery<S> fluent(Example<S> example) {
		return new PreparedFluentQuery<>(prepare(example), shape(example));
	}

	/**
	 * What a query by example asks for, before it is refined.
	 * @param <S> type of the probe
	 * @param example the example
	 * @return the shape, without order, limit and projection
	 */
	public <S> FluentShape<S> shape(Example<S> example) {
		return FluentShape.of(this.operations.getMappingContext().getEntity(example.getProbeType()),
				QueryArguments.none());
	}

	private <S> Criteria criteria(Example<S> example) {
		MemoryPersistentEntity<S> entity = this.operations.getMappingContext().getEntity(example.getProbeType());
		return new ExampleCriteria(this.operations.getMappingContext(), example.getMatcher()).criteria(entity,
				example.getProbe());
	}

}
