package io.github.springdata.memory.core.event;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Callback after an instance was inserted or updated.
 *
 * @param <T> the type of the entity, or a supertype of the entities to be called for
 */
@FunctionalInterface
public interface AfterSaveCallback<T> extends EntityCallback<T> {

	/**
	 * Sees the instance as the application gets it. What it changes is not saved with it,
	 * but is a change like any other that the application makes.
	 * @param entity the instance
	 * @return the instance to return, the same or another
	 */
	T onAfterSave(T entity);

}
