package io.github.springdata.memory.core.event;

/**
 * Event before an instance is inserted or updated, and before it gets an id or a version.
 * Changes of the instance are saved with it.
 *
 * @param <T> the type of the entity
 */
public final class BeforeConvertEvent<T> extends MemoryEvent<T> {

	/**
	 * Creates the event.
	 * @param entity the instance
	 */
	public BeforeConvertEvent(T entity) {
		super(entity);
	}

}
