package io.github.springdata.memory.core;

/**
 * Published after an instance was read and before the application gets it.
 *
 * @param <T> the type of the entity
 */
public final class AfterLoadEvent<T> extends MemoryEvent<T> {

	/**
	 * Creates the event.
	 * @param entity the instance
	 */
	public AfterLoadEvent(T entity) {
		super(entity);
	}

}
