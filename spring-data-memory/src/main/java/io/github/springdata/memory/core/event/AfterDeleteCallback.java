package io.github.springdata.memory.core.event;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Callback after an instance was deleted.
 *
 * @param <T> the type of the entity, or a supertype of the entities to be called for
 */
@FunctionalInterface
public interface AfterDeleteCallback<T> extends EntityCallback<T> {

	/**
	 * Takes note of the deletion.
	 * @param entity the instance
	 * @return the instance that was deleted, usually the same
	 */
	T onAfterDelete(T entity);

}
