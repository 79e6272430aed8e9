package io.github.springdata.memory.core.event;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.core.ResolvableType;

/**
 * Base class of listeners for the events of one type of entity. A subclass overrides the
 * methods for the events that it wants and is registered as a bean.
 *
 * @param <T> the type of the entity, or a supertype of the entities to listen for
 */
public abstract class AbstractMemoryEventListener<T> implements ApplicationListener<MemoryEvent<?>> {

	private final Class<?> type;

	/**
	 * Creates a listener for the type argument of the subclass.
	 */
	protected AbstractMemoryEventListener() {
		@Nullable Class<?> argument = ResolvableType.forClass(getClass())
			.as(AbstractMemoryEventListener.class)
			.getGeneric(0)
			.resolve();
		this.type = (argument != null) ? argument : Object.class;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void onApplicationEvent(MemoryEvent<?> event) {
		if (!this.type.isInstance(event.getEntity())) {
			return;
		}
		if (event instanceof BeforeConvertEvent<?> convert) {
			onBeforeConvert((BeforeConvertEvent<T>) convert);
		}
		else if (event instanceof BeforeSaveEvent<?> save) {
			onBeforeSave((BeforeSaveEvent<T>) save);
		}
		else if (event instanceof AfterSaveEvent<?> saved) {
			onAfterSave((AfterSaveEvent<T>) saved);
		}
		else if (event instanceof AfterConvertEvent<?> loaded) {
			onAfterConvert((AfterConvertEvent<T>) loaded);
		}
		else if (event instanceof BeforeDeleteEvent<?> delete) {
			onBeforeDelete((BeforeDeleteEvent<T>) delete);
		}
		else if (event instanceof AfterDeleteEvent<?> deleted) {
			onAfterDelete((AfterDeleteEvent<T>) deleted);
		}
	}

	/**
	 * Called before an instance gets an id or a version.
	 * @param event has the instance
	 */
	protected void onBeforeConvert(BeforeConvertEvent<T> event) {
	}

	/**
	 * Called right before an instance is inserted or updated.
	 * @param event has the instance
	 */
	protected void onBeforeSave(BeforeSaveEvent<T> event) {
	}

	/**
	 * Called after an instance was inserted or updated.
	 * @param event has the instance
	 */
	protected void onAfterSave(AfterSaveEvent<T> event) {
	}

	/**
	 * Called after an instance was read.
	 * @param event has the instance
	 */
	protected void onAfterConvert(AfterConvertEvent<T> event) {
	}

	/**
	 * Called before a row is deleted.
	 * @param event has the instance
	 */
	protected void onBeforeDelete(BeforeDeleteEvent<T> event) {
	}

	/**
	 * Called after a row was deleted.
	 * @param event has the instance
	 */
	protected void onAfterDelete(AfterDeleteEvent<T> event) {
	}

}
