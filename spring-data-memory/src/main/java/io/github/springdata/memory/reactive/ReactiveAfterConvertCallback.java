package io.github.springdata.memory.reactive;

import org.reactivestreams.Publisher;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Callback after an instance was read.
 *
 * @param <T> the type of the entity, or a supertype of the entities to be called for
 */
@FunctionalInterface
public interface ReactiveAfterConvertCallback<T> extends EntityCallback<T> {

	/**
	 * May change the instance or replace it by another.
	 * @param entity the instance
	 * @return the instance to return, the same or another; one element
	 */
	Publisher<T> onAfterConvert(T entity);

}
