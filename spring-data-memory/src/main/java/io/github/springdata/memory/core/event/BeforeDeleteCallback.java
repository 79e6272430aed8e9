package io.github.springdata.memory.core.event;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Callback before an instance is deleted, by whatever operation.
 *
 * @param <T> the type of the entity, or a supertype of the entities to be called for
 */
@FunctionalInterface
public interface BeforeDeleteCallback<T> extends EntityCallback<T> {

	/**
	 * May refuse by an exception, which leaves the store as it was.
	 * @param entity the instance
	 * @return the instance to delete, usually the same
	 */
	T onBeforeDelete(T entity);

}
