package io.github.springdata.memory.core;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.context.event.GenericApplicationListenerAdapter;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Publisher of the events of entities, for those who listen for them. Most applications
 * have no such listener, and reading must not cost them an event per row; so the
 * listeners of the context are looked through, again whenever there are more of them.
 * Listeners for application events of any type do not count.
 */
final class LifecycleEvents {

	private static final ResolvableType ANY_EVENT = ResolvableType.forClass(AnyEvent.class);

	private final ApplicationContext context;

	private volatile Wanted wanted = new Wanted(-1, Map.of());

	LifecycleEvents(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Whether somebody listens.
	 */
	boolean isWanted(Phase phase) {
		return Boolean.TRUE.equals(wanted().get(phase));
	}

	/**
	 * Whether nobody listens for any phase.
	 */
	boolean areUnwanted() {
		return wanted().isEmpty();
	}

	private Map<Phase, Boolean> wanted() {
		int size = 0;
		for (ApplicationContext c = this.context; c != null; c = c.getParent()) {
			size += listeners(c).size();
		}
		Wanted wanted = this.wanted;
		if (wanted.listeners != size) {
			wanted = new Wanted(size, look());
			this.wanted = wanted;
		}
		return wanted.phases;
	}

	void publish(Phase phase, Object instance) {
		this.context.publishEvent(phase.event(instance));
	}

	private Map<Phase, Boolean> look() {
		Map<Phase, Boolean> phases = new EnumMap<>(Phase.class);
		for (ApplicationContext c = this.context; c != null; c = c.getParent()) {
			for (ApplicationListener<?> listener : List.copyOf(listeners(c))) {
				GenericApplicationListener generic = (listener instanceof GenericApplicationListener own) ? own
						: new GenericApplicationListenerAdapter(listener);
				if (!generic.supportsEventType(ANY_EVENT)) {
					add(generic, phases);
				}
			}
		}
		return phases;
	}

	private static void add(GenericApplicationListener listener, Map<Phase, Boolean> phases) {
		for (Phase phase : Phase.values()) {
			if (listener.supportsEventType(ResolvableType.forClass(phase.eventType()))) {
				phases.put(phase, true);
			}
		}
	}

	private static Collection<ApplicationListener<?>> listeners(@Nullable ApplicationContext context) {
		return (context instanceof AbstractApplicationContext listening) ? listening.getApplicationListeners()
				: List.of();
	}

	/**
	 * The phases that somebody listens for.
	 *
	 * @param listeners the number of listeners at that time
	 * @param phases the phases
	 */
	private record Wanted(int listeners, Map<Phase, Boolean> phases) {
	}

	/**
	 * An event that only those listen for who listen for everything.
	 */
	private static final class AnyEvent extends ApplicationEvent {

		AnyEvent(Object source) {
			super(source);
		}

	}

}
