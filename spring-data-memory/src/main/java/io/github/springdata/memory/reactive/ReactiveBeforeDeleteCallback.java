package io.github.springdata.memory.reactive;

import org.reactivestreams.Publisher;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Callback before the row of an instance is deleted.
 *
 * @param <T> the type of the entity, or a supertype of the entities to be called for
 */
@FunctionalInterface
public interface ReactiveBeforeDeleteCallback<T> extends EntityCallback<T> {

	/**
	 * May change the instance or replace it by another.
	 * @param entity the instance
	 * @return the instance to delete, the same or another; one element
	 */
	Publisher<T> onBeforeDelete(T entity);

}
