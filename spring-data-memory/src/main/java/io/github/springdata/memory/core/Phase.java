package io.github.springdata.memory.core;

import java.util.function.Function;

import io.github.springdata.memory.core.event.AfterConvertCallback;
import io.github.springdata.memory.core.event.AfterConvertEvent;
import io.github.springdata.memory.core.event.AfterDeleteCallback;
import io.github.springdata.memory.core.event.AfterDeleteEvent;
import io.github.springdata.memory.core.event.AfterSaveCallback;
import io.github.springdata.memory.core.event.AfterSaveEvent;
import io.github.springdata.memory.core.event.BeforeConvertCallback;
import io.github.springdata.memory.core.event.BeforeConvertEvent;
import io.github.springdata.memory.core.event.BeforeDeleteCallback;
import io.github.springdata.memory.core.event.BeforeDeleteEvent;
import io.github.springdata.memory.core.event.BeforeSaveCallback;
import io.github.springdata.memory.core.event.BeforeSaveEvent;
import io.github.springdata.memory.core.event.MemoryEvent;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * A point in the life of an instance at which others are told, first by an event and then
 * by the callbacks.
 */
@SuppressWarnings("rawtypes")
enum Phase {

	BEFORE_CONVERT(BeforeConvertCallback.class, BeforeConvertEvent.class, BeforeConvertEvent::new),

	BEFORE_SAVE(BeforeSaveCallback.class, BeforeSaveEvent.class, BeforeSaveEvent::new),

	AFTER_SAVE(AfterSaveCallback.class, AfterSaveEvent.class, AfterSaveEvent::new),

	AFTER_CONVERT(AfterConvertCallback.class, AfterConvertEvent.class, AfterConvertEvent::new),

	BEFORE_DELETE(BeforeDeleteCallback.class, BeforeDeleteEvent.class, BeforeDeleteEvent::new),

	AFTER_DELETE(AfterDeleteCallback.class, AfterDeleteEvent.class, AfterDeleteEvent::new);

	private final Class<? extends EntityCallback> callbackType;

	private final Class<? extends MemoryEvent> eventType;

	private final Function<Object, MemoryEvent<?>> event;

	Phase(Class<? extends EntityCallback> callbackType, Class<? extends MemoryEvent> eventType,
			Function<Object, MemoryEvent<?>> event) {
		this.callbackType = callbackType;
		this.eventType = eventType;
		this.event = event;
	}

	Class<? extends EntityCallback> callbackType() {
		return this.callbackType;
	}

	Class<? extends MemoryEvent> eventType() {
		return this.eventType;
	}

	MemoryEvent<?> event(Object instance) {
		return this.event.apply(instance);
	}

}
