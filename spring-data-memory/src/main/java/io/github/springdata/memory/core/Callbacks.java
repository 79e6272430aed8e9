package io.github.springdata.memory.core;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.data.util.Lazy;

/**
 * Caller of listeners and callbacks for instances. The callbacks are those that were
 * given or, if none were, those of the application context. They are looked for at the
 * first operation, as they may depend on the template.
 */
@SuppressWarnings("rawtypes")
final class Callbacks {

	private static final ThreadLocal<@Nullable Boolean> SAVING_NEW = new ThreadLocal<>();

	private final @Nullable EntityCallbacks given;

	private volatile @Nullable Discovery discovery;

	private volatile @Nullable LifecycleEvents events;

	Callbacks(@Nullable EntityCallbacks given) {
		this.given = given;
	}

	void discover(ApplicationContext context) {
		this.discovery = new Discovery(context);
		this.events = new LifecycleEvents(context);
	}

	/**
	 * Whether there may be somebody who listens.
	 */
	boolean has(Phase phase) {
		return hasCallbacks(phase) || hasListeners(phase);
	}

	private boolean hasListeners(Phase phase) {
		LifecycleEvents events = this.events;
		return events != null && events.isWanted(phase);
	}

	private boolean hasCallbacks(Phase phase) {
		if (this.given != null) {
			return true;
		}
		Discovery discovery = this.discovery;
		return discovery != null && discovery.has(phase);
	}

	/**
	 * Whether there is nobody who listens to anything.
	 */
	boolean areSilent() {
		if (this.given != null) {
			return false;
		}
		LifecycleEvents events = this.events;
		Discovery discovery = this.discovery;
		return (events == null || events.areUnwanted()) && (discovery == null || discovery.empty.get());
	}

	/**
	 * Whether somebody may change an instance while it is saved.
	 */
	boolean changeWhatIsSaved() {
		return has(Phase.BEFORE_CONVERT) || has(Phase.BEFORE_SAVE);
	}

	<T> T call(Phase phase, T instance) {
		LifecycleEvents events = this.events;
		if (events != null && events.isWanted(phase)) {
			events.publish(phase, instance);
		}
		if (this.given != null) {
			return this.given.callback(phase.callbackType(), instance);
		}
		Discovery discovery = this.discovery;
		return (discovery != null && discovery.has(phase)) ? discovery.call(phase, instance) : instance;
	}

	/**
	 * Calls for {@link Phase#BEFORE_CONVERT}.
	 * @param isNew whether the instance is about to be inserted
	 */
	<T> T beforeConvert(T instance, boolean isNew) {
		if (!has(Phase.BEFORE_CONVERT)) {
			return instance;
		}
		Boolean outer = SAVING_NEW.get();
		SAVING_NEW.set(isNew);
		try {
			return call(Phase.BEFORE_CONVERT, instance);
		}
		finally {
			restore(outer);
		}
	}

	private static void restore(@Nullable Boolean outer) {
		if (outer != null) {
			SAVING_NEW.set(outer);
		}
		else {
			SAVING_NEW.remove();
		}
	}

	/**
	 * Whether the instance that is being saved, by the current thread, is about to be
	 * inserted.
	 * @return {@code null} if there is none
	 */
	static @Nullable Boolean isSavingNew() {
		return SAVING_NEW.get();
	}

	private static final class Discovery {

		private final ApplicationContext context;

		/** What is known of each phase. Any number of threads may find it. */
		private final @Nullable Boolean[] known = new Boolean[Phase.values().length];

		private final Lazy<EntityCallbacks> callbacks;

		private final Lazy<RelationalCallbacks> relational;

		private final Lazy<Boolean> empty = Lazy.of(() -> Arrays.stream(Phase.values()).noneMatch(this::has));

		Discovery(ApplicationContext context) {
			this.context = context;
			this.callbacks = Lazy.of(() -> EntityCallbacks.create(context));
			this.relational = Lazy.of(() -> RelationalCallbacks.find(context));
		}

		<T> T call(Phase phase, T instance) {
			EntityCallbacks callbacks = this.callbacks.get();
			T told = this.relational.get().call(phase, instance, callbacks);
			return callbacks.callback(phase.callbackType(), told);
		}

		boolean has(Phase phase) {
			Boolean known = this.known[phase.ordinal()];
			if (known == null) {
				known = this.context.getBeanNamesForType(phase.callbackType(), true, false).length > 0
						|| this.relational.get().has(phase);
				this.known[phase.ordinal()] = known;
			}
			return known;
		}

	}

}
