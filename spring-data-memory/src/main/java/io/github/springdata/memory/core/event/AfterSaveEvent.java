package io.github.springdata.memory.core.event;

/**
 * Event after an instance was inserted or updated, inside the transaction. What a
 * listener throws makes the call fail that saved.
 *
 * @param <T> the type of the entity
 */
public final class AfterSaveEvent<T> extends MemoryEvent<T> {

	/**
	 * Creates the event.
	 * @param entity the instance
	 */
	public AfterSaveEvent(T entity) {
		super(entity);
	}

}
