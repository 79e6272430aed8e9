package io.github.springdata.memory.jpa.model;

import java.util.List;
import java.util.Map;

/**
 * Callbacks of an entity.
 *
 * @param callbacks the callbacks of each event, in the order in which they are called
 */
public record LifecycleModel(Map<Event, List<Callback>> callbacks) {

	/**
	 * No callbacks.
	 */
	public static final LifecycleModel NONE = new LifecycleModel(Map.of());

	/**
	 * Event in the life of an instance.
	 */
	public enum Event {

		/** Before it is persisted. */
		PRE_PERSIST,

		/** After it was inserted. */
		POST_PERSIST,

		/** Before it is removed. */
		PRE_REMOVE,

		/** After it was deleted. */
		POST_REMOVE,

		/** Before it is updated. */
		PRE_UPDATE,

		/** After it was updated. */
		POST_UPDATE,

		/** After it was loaded. */
		POST_LOAD

	}

	/**
	 * Callback of an entity or a listener.
	 */
	@FunctionalInterface
	public interface Callback {

		/**
		 * Calls the method.
		 * @param instance the instance
		 */
		void call(Object instance);

	}

	/**
	 * Whether there are callbacks of an event.
	 * @param event the event
	 * @return {@code true} if anybody is called
	 */
	public boolean has(Event event) {
		return this.callbacks.containsKey(event);
	}

	/**
	 * Calls the callbacks of an event.
	 * @param event the event
	 * @param instance the instance
	 */
	public void fire(Event event, Object instance) {
		this.callbacks.getOrDefault(event, List.of()).forEach((callback) -> callback.call(instance));
	}

}
