package io.github.springdata.memory.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.data.mapping.callback.EntityCallback;
import org.springframework.data.mapping.callback.EntityCallbacks;

/**
 * Calls the entity callbacks that were given or, for want of these, those of the
 * application context. They are looked for at the first operation, as they may depend on
 * the template.
 */
@SuppressWarnings("rawtypes")
final class Callbacks {

	private final @Nullable EntityCallbacks given;

	private volatile @Nullable Discovery discovery;

	Callbacks(@Nullable EntityCallbacks given) {
		this.given = given;
	}

	void discover(ApplicationContext context) {
		this.discovery = new Discovery(context);
	}

	/**
	 * Whether there may be callbacks of a type.
	 */
	boolean has(Class<? extends EntityCallback> type) {
		if (this.given != null) {
			return true;
		}
		Discovery discovery = this.discovery;
		return discovery != null && discovery.has(type);
	}

	<T> T call(Class<? extends EntityCallback> type, T instance) {
		if (this.given != null) {
			return this.given.callback(type, instance);
		}
		Discovery discovery = this.discovery;
		return (discovery != null && discovery.has(type)) ? discovery.callbacks().callback(type, instance) : instance;
	}

	private static final class Discovery {

		private final ApplicationContext context;

		private final Map<Class<?>, Boolean> types = new ConcurrentHashMap<>();

		private volatile @Nullable EntityCallbacks callbacks;

		Discovery(ApplicationContext context) {
			this.context = context;
		}

		boolean has(Class<?> type) {
			Boolean known = this.types.get(type);
			return (known != null) ? known : this.types.computeIfAbsent(type, this::isDeclared);
		}

		private boolean isDeclared(Class<?> type) {
			return this.context.getBeanNamesForType(type, true, false).length > 0;
		}

		EntityCallbacks callbacks() {
			EntityCallbacks callbacks = this.callbacks;
			if (callbacks == null) {
				callbacks = EntityCallbacks.create(this.context);
				this.callbacks = callbacks;
			}
			return callbacks;
		}

	}

}
