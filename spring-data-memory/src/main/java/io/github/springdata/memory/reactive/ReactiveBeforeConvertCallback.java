package io.github.springdata.memory.reactive;

import org.reactivestreams.Publisher;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Callback before an instance is inserted or updated, before it gets an id and a version.
 *
 * @param <T> the type of the entity, or a supertype of the entities to be called for
 */
@FunctionalInterface
public interface ReactiveBeforeConvertCallback<T> extends EntityCallback<T> {

	/**
	 * May change the instance or replace it by another.
	 * @param entity the instance
	 * @return the instance to go on with, the same or another; one element
	 */
	Publisher<T> onBeforeConvert(T entity);

}
