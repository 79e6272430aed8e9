package io.github.springdata.memory.core.event;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Callback before an instance is inserted or updated, and before it gets an id or a
 * version.
 *
 * @param <T> the type of the entity, or a supertype of the entities to be called for
 */
@FunctionalInterface
public interface BeforeConvertCallback<T> extends EntityCallback<T> {

	/**
	 * May change the instance or replace it by another. It still shows whether it is new.
	 * @param entity the instance
	 * @return the instance to save, the same or another
	 */
	T onBeforeConvert(T entity);

}
