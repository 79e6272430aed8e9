package io.github.springdata.memory.reactive;

import org.reactivestreams.Publisher;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Callback before an instance is inserted or updated, after it got its id and version.
 *
 * @param <T> the type of the entity, or a supertype of the entities to be called for
 */
@FunctionalInterface
public interface ReactiveBeforeSaveCallback<T> extends EntityCallback<T> {

	/**
	 * May change the instance or replace it by another.
	 * @param entity the instance
	 * @return the instance to save, the same or another; one element
	 */
	Publisher<T> onBeforeSave(T entity);

}
