package io.github.springdata.memory.core.event;

/**
 * Event after an instance was read and before the application gets it.
 *
 * @param <T> the type of the entity
 */
public final class AfterConvertEvent<T> extends MemoryEvent<T> {

	/**
	 * Creates the event.
	 * @param entity the instance
	 */
	public AfterConvertEvent(T entity) {
		super(entity);
	}

}
