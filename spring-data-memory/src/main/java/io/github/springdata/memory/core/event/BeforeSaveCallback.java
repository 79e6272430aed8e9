package io.github.springdata.memory.core.event;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Callback before an instance is inserted or updated, after it got its id and version.
 *
 * @param <T> the type of the entity, or a supertype of the entities to be called for
 */
@FunctionalInterface
public interface BeforeSaveCallback<T> extends EntityCallback<T> {

	/**
	 * May change the instance, except its id and version, or replace it by another. Other
	 * instances are not to be changed.
	 * @param entity the instance
	 * @return the instance to save, the same or another
	 */
	T onBeforeSave(T entity);

}
