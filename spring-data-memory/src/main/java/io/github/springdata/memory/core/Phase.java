package io.github.springdata.memory.core;

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

	BEFORE_CONVERT(BeforeConvertCallback.class, BeforeConvertEvent.class),

	BEFORE_SAVE(BeforeSaveCallback.class, BeforeSaveEvent.class),

	AFTER_SAVE(AfterSaveCallback.class, AfterSaveEvent.class),

	AFTER_CONVERT(AfterConvertCallback.class, AfterConvertEvent.class),

	BEFORE_DELETE(BeforeDeleteCallback.class, BeforeDeleteEvent.class),

	AFTER_DELETE(AfterDeleteCallback.class, AfterDeleteEvent.class);

	private final Class<? extends EntityCallback> callbackType;

	private final Class<? extends MemoryEvent> eventType;

	Phase(Class<? extends EntityCallback> callbackType, Class<? extends MemoryEvent> eventType) {
		this.callbackType = callbackType;
		this.eventType = eventType;
	}

	Class<? extends EntityCallback> callbackType() {
		return this.callbackType;
	}

	Class<? extends MemoryEvent> eventType() {
		return this.eventType;
	}

	MemoryEvent<?> event(Object instance) {
		return switch (this) {
			case BEFORE_CONVERT -> new BeforeConvertEvent<>(instance);
			case BEFORE_SAVE -> new BeforeSaveEvent<>(instance);
			case AFTER_SAVE -> new AfterSaveEvent<>(instance);
			case AFTER_CONVERT -> new AfterConvertEvent<>(instance);
			case BEFORE_DELETE -> new BeforeDeleteEvent<>(instance);
			case AFTER_DELETE -> new AfterDeleteEvent<>(instance);
		};
	}

}
