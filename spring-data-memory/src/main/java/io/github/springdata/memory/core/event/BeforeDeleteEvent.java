package io.github.springdata.memory.core.event;

/**
 * Event before the row of an instance is deleted.
 *
 * @param <T> the type of the entity
 */
public final class BeforeDeleteEvent<T> extends MemoryEvent<T> {

	/**
	 * Creates the event.
	 * @param entity the instance
	 */
	public BeforeDeleteEvent(T entity) {
		super(entity);
	}

}
