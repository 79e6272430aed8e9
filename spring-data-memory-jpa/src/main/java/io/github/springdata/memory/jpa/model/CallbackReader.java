package io.github.springdata.memory.jpa.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityListeners;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;

import io.github.springdata.memory.jpa.model.LifecycleModel.Callback;
import io.github.springdata.memory.jpa.model.LifecycleModel.Event;

/**
 * Reader of the callbacks of an entity, in the order of the specification (section 3.6):
 * default listeners, listeners of superclasses before those of subclasses, and last the
 * methods of the entity and its superclasses, those of superclasses first. A method that
 * is overridden is not called beside the one that overrides it.
 *
 * @param context the unit
 * @param listeners the instances of listeners
 */
record CallbackReader(ReaderContext context, ListenerRegistry listeners) {

	private static final Map<Event, Class<? extends Annotation>> ANNOTATIONS = annotations();

	private static Map<Event, Class<? extends Annotation>> annotations() {
		Map<Event, Class<? extends Annotation>> annotations = new EnumMap<>(Event.class);
		annotations.put(Event.PRE_PERSIST, PrePersist.class);
		annotations.put(Event.POST_PERSIST, PostPersist.class);
		annotations.put(Event.PRE_REMOVE, PreRemove.class);
		annotations.put(Event.POST_REMOVE, PostRemove.class);
		annotations.put(Event.PRE_UPDATE, PreUpdate.class);
		annotations.put(Event.POST_UPDATE, PostUpdate.class);
		annotations.put(Event.POST_LOAD, PostLoad.class);
		return annotations;
	}

	LifecycleModel read(Class<?> entity) {
		List<Class<?>> hierarchy = hierarchy(entity);
		List<Class<?>> listening = listeners(hierarchy);
		Map<Event, List<Callback>> callbacks = new EnumMap<>(Event.class);
		for (Event event : Event.values()) {
			List<Callback> ordered = new ArrayList<>();
			for (Class<?> listener : listening) {
				ordered.addAll(this.listeners.callbacks(listener, event, entity));
			}
			for (Method method : methods(hierarchy, event)) {
				ordered.add(ofEntity(method));
			}
			if (!ordered.isEmpty()) {
				callbacks.put(event, List.copyOf(ordered));
			}
		}
		return callbacks.isEmpty() ? LifecycleModel.NONE : new LifecycleModel(callbacks);
	}

	/**
	 * The entity and the mapped classes above it, from the top.
	 */
	private List<Class<?>> hierarchy(Class<?> entity) {
		List<Class<?>> hierarchy = new ArrayList<>();
		for (Class<?> c = entity; c != null && c != Object.class; c = c.getSuperclass()) {
			if (this.context.isEntity(c) || this.context.isSuperclass(c)) {
				hierarchy.add(c);
			}
		}
		Collections.reverse(hierarchy);
		return hierarchy;
	}

	private List<Class<?>> listeners(List<Class<?>> hierarchy) {
		List<Class<?>> listeners = new ArrayList<>();
		listeners.addAll(this.context.annotations().defaultListeners());
		List<Class<?>> declared = new ArrayList<>();
		for (Class<?> c : hierarchy) {
			if (this.context.has(c, ExcludeDefaultListeners.class)) {
				listeners.clear();
			}
			if (this.context.has(c, ExcludeSuperclassListeners.class)) {
				declared.clear();
			}
			EntityListeners own = this.context.find(c, EntityListeners.class);
			if (own != null) {
				declared.addAll(Arrays.asList(own.value()));
			}
		}
		listeners.addAll(declared);
		return listeners;
	}

	/**
	 * The methods of a hierarchy for an event, those of superclasses first.
	 */
	private List<Method> methods(List<Class<?>> hierarchy, Event event) {
		Map<Object, Method> methods = new LinkedHashMap<>();
		for (Class<?> c : hierarchy) {
			for (Method method : c.getDeclaredMethods()) {
				if (!Modifier.isPrivate(method.getModifiers()) && method.getParameterCount() == 0) {
					methods.remove(method.getName());
				}
			}
			for (Method method : annotated(this.context, c, event)) {
				if (isValid(this.context, method, 0)) {
					methods.put(Modifier.isPrivate(method.getModifiers()) ? method : method.getName(), method);
				}
			}
		}
		return List.copyOf(methods.values());
	}

	/**
	 * The methods of one class for an event, of which there can be one.
	 */
	static List<Method> annotated(ReaderContext context, Class<?> type, Event event) {
		Class<? extends Annotation> annotation = ANNOTATIONS.get(event);
		List<Method> methods = new ArrayList<>();
		for (Method method : type.getDeclaredMethods()) {
			if (annotation != null && !method.isSynthetic() && context.has(method, annotation)) {
				methods.add(method);
			}
		}
		if (methods.size() > 1 && annotation != null) {
			context.problems()
				.of(type)
				.report("has several methods with @%s: %s; call one of them from the other", annotation.getSimpleName(),
						methods.stream().map(Method::getName).sorted().toList());
		}
		return methods;
	}

	static boolean isValid(ReaderContext context, Method method, int parameters) {
		boolean valid = method.getParameterCount() == parameters && method.getReturnType() == void.class
				&& !Modifier.isStatic(method.getModifiers());
		if (!valid) {
			context.problems()
				.of(method.getDeclaringClass())
				.report("has the callback %s, which cannot be called; make it void and not static, with %s",
						method.getName(), (parameters == 0) ? "no parameters" : "the entity as its only parameter");
		}
		return valid;
	}

	private static Callback ofEntity(Method method) {
		Method open = MemberAccess.open(method);
		return (instance) -> MemberAccess.call(open, instance);
	}

}
