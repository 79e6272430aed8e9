package io.github.springdata.memory.core.event;

/**
 * Event after the row of an instance was deleted, inside the transaction.
 *
 * @param <T> the type of the entity
 */
public final class AfterDeleteEvent<T> extends MemoryEvent<T> {

	/**
	 * Creates the event.
	 * @param entity the instance
	 */
	public AfterDeleteEvent(T entity) {
		super(entity);
	}

}
