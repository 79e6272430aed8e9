package io.github.springdata.memory.reactive;

import org.reactivestreams.Publisher;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Callback after the row of an instance was deleted. The transaction is not committed
 * yet.
 *
 * @param <T> the type of the entity, or a supertype of the entities to be called for
 */
@FunctionalInterface
public interface ReactiveAfterDeleteCallback<T> extends EntityCallback<T> {

	/**
	 * May change the instance or replace it by another.
	 * @param entity the instance
	 * @return the instance that was deleted, the same or another; one element
	 */
	Publisher<T> onAfterDelete(T entity);

}
