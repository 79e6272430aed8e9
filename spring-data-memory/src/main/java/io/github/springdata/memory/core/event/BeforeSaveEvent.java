package io.github.springdata.memory.core.event;

/**
 * Event right before an instance is inserted or updated, when it has its id and its
 * version. Changes of the instance are saved with it.
 *
 * @param <T> the type of the entity
 */
public final class BeforeSaveEvent<T> extends MemoryEvent<T> {

	/**
	 * Creates the event.
	 * @param entity the instance
	 */
	public BeforeSaveEvent(T entity) {
		super(entity);
	}

}
