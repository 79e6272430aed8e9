package io.github.springdata.memory.core.event;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Callback after an instance was read from the store, unless it was read before in the
 * same transaction.
 *
 * @param <T> the type of the entity, or a supertype of the entities to be called for
 */
@FunctionalInterface
public interface AfterConvertCallback<T> extends EntityCallback<T> {

	/**
	 * May complete the instance, for example its transient properties, or replace it by
	 * another. A change of a property that is stored is a change like any other.
	 * @param entity the instance
	 * @return the instance to return, the same or another
	 */
	T onAfterConvert(T entity);

}
