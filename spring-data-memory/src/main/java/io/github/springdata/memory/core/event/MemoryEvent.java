package io.github.springdata.memory.core.event;

import org.springframework.context.ApplicationEvent;
import org.springframework.core.ResolvableType;
import org.springframework.core.ResolvableTypeProvider;
import org.springframework.util.ClassUtils;

/**
 * Event of an instance of an entity, published as an application event. An event of a
 * type is published if the application has a listener for that type, or for a type of
 * event between it and this one. Listeners can name the entity:
 * {@code @EventListener void on(AfterSaveEvent<Item> event)}.
 *
 * @param <T> the type of the entity
 */
public abstract sealed class MemoryEvent<T> extends ApplicationEvent implements ResolvableTypeProvider permits
		BeforeConvertEvent, BeforeSaveEvent, AfterSaveEvent, AfterConvertEvent, BeforeDeleteEvent, AfterDeleteEvent {

	MemoryEvent(T entity) {
		super(entity);
	}

	/**
	 * The instance that the event is about.
	 * @return the instance itself, not a copy
	 */
	@SuppressWarnings("unchecked")
	public T getEntity() {
		return (T) getSource();
	}

	/**
	 * The class of the entity.
	 * @return the class of the instance
	 */
	@SuppressWarnings("unchecked")
	public Class<T> getType() {
		return (Class<T>) ClassUtils.getUserClass(getSource().getClass());
	}

	@Override
	public ResolvableType getResolvableType() {
		return ResolvableType.forClassWithGenerics(getClass(), getType());
	}

}
