package io.github.springdata.memory.repository.query;

import java.util.Collection;
import java.util.List;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.execution.QueryArguments;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.util.Assert;

/**
 * Shape that a fluent query asks for, blocking or reactive: an order, a limit, a type of
 * result and its properties, in whatever sequence they are given.
 *
 * @param <T> type of the results
 * @param entity what the query finds
 * @param type the type of the results
 * @param arguments the values of the query, the order and the limit
 * @param properties the properties that are asked for; none at all mean all
 */
public record FluentShape<T>(MemoryPersistentEntity<?> entity, Class<T> type, QueryArguments arguments,
		List<String> properties) {

	/**
	 * Asks for the entities themselves.
	 * @param <S> type of the entities
	 * @param entity what the query finds
	 * @param arguments the values of the query
	 * @return the shape, without order and limit
	 */
	public static <S> FluentShape<S> of(MemoryPersistentEntity<S> entity, QueryArguments arguments) {
		return new FluentShape<>(entity, entity.getType(), arguments, List.of());
	}

	/**
	 * Adds an order after those given before.
	 * @param sort the order
	 * @return the sorted shape
	 */
	public FluentShape<T> sortBy(Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		return with(this.arguments.withSort(this.arguments.sort().and(sort)));
	}

	/**
	 * Limits the number of results.
	 * @param limit the number of results, not negative
	 * @return the limited shape
	 */
	public FluentShape<T> limit(int limit) {
		Assert.isTrue(limit >= 0, "Limit must not be negative");
		return with(this.arguments.withLimit(limit));
	}

	private FluentShape<T> with(QueryArguments arguments) {
		return new FluentShape<>(this.entity, this.type, arguments, this.properties);
	}

	/**
	 * Asks for results of another type.
	 * @param <R> type of the results
	 * @param type the type
	 * @return the shape with those results
	 */
	public <R> FluentShape<R> as(Class<R> type) {
		Assert.notNull(type, "Result type must not be null");
		return new FluentShape<>(this.entity, type, this.arguments, this.properties);
	}

	/**
	 * Names the properties that will be read. Entities come whole nevertheless, as
	 * nothing has to be fetched.
	 * @param properties the paths of the properties
	 * @return the shape with those properties
	 */
	public FluentShape<T> project(Collection<String> properties) {
		Assert.notNull(properties, "Properties must not be null");
		properties.forEach(this.entity::getPath);
		return new FluentShape<>(this.entity, this.type, this.arguments, List.copyOf(properties));
	}

	/**
	 * The arguments for a page, whose own order takes precedence.
	 * @param pageable the page
	 * @return the arguments
	 */
	public QueryArguments paged(Pageable pageable) {
		Assert.notNull(pageable, "Pageable must not be null");
		return pageable.getSort().isSorted() ? this.arguments.withSort(Sort.unsorted()) : this.arguments;
	}

	/**
	 * Whether the results are the entities themselves.
	 * @return {@code false} for projections and values
	 */
	public boolean isEntity() {
		return this.type.isAssignableFrom(this.entity.getType());
	}

	/**
	 * The query for results of this shape.
	 * @param entities the query for the entities
	 * @return the query with the wanted type of results
	 * @throws IllegalStateException if the results are values, and not just one property
	 * is asked for
	 * @throws IllegalArgumentException if the properties do not fit the type
	 */
	public EntityQuery<T> select(EntityQuery<?> entities) {
		if (!isEntity() && MethodProjection.isValue(this.type)) {
			return entities.project(property(), this.type);
		}
		return (isEntity() || this.properties.isEmpty()) ? entities.as(this.type)
				: entities.project(this.properties, this.type);
	}

	private String property() {
		Assert.state(this.properties.size() == 1,
				() -> "Results of type %s are the values of one property; name it by project(..), instead of %s"
					.formatted(this.type.getName(), this.properties));
		return this.properties.get(0);
	}

}
