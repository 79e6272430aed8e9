package io.github.springdata.memory.jpa.model;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.data.util.Lazy;

import io.github.springdata.memory.jpa.model.LifecycleModel.Callback;
import io.github.springdata.memory.jpa.model.LifecycleModel.Event;

/**
 * Registry of the listeners of a unit, each of which has one instance, made when it is
 * called first.
 *
 * @param context the unit
 * @param instances the instances by class
 */
record ListenerRegistry(ReaderContext context, Map<Class<?>, Lazy<Object>> instances) {

	ListenerRegistry(ReaderContext context) {
		this(context, new HashMap<>());
	}

	/**
	 * The callbacks of a listener for an event of an entity, those of its superclasses
	 * first.
	 */
	List<Callback> callbacks(Class<?> listener, Event event, Class<?> entity) {
		Map<String, Method> methods = new LinkedHashMap<>();
		for (Class<?> c : hierarchy(listener)) {
			Stream.of(c.getDeclaredMethods())
				.filter((method) -> !Modifier.isPrivate(method.getModifiers()))
				.forEach((method) -> methods.remove(signature(method)));
			CallbackReader.annotated(this.context, c, event)
				.stream()
				.filter((method) -> CallbackReader.isValid(this.context, method, 1))
				.forEach((method) -> methods.put(signature(method), method));
		}
		Lazy<Object> instance = this.instances.computeIfAbsent(listener, this::instance);
		return methods.values()
			.stream()
			.filter((method) -> method.getParameterTypes()[0].isAssignableFrom(entity))
			.map((method) -> callback(method, instance))
			.toList();
	}

	private Lazy<Object> instance(Class<?> listener) {
		this.context.instances().check(this.context.problems().of(listener));
		return Lazy.of(() -> this.context.instances().create(listener));
	}

	private static String signature(Method method) {
		return method.getName() + List.of(method.getParameterTypes());
	}

	private static List<Class<?>> hierarchy(Class<?> listener) {
		List<Class<?>> hierarchy = new ArrayList<>();
		for (Class<?> c = listener; c != null && c != Object.class; c = c.getSuperclass()) {
			hierarchy.add(c);
		}
		Collections.reverse(hierarchy);
		return hierarchy;
	}

	private static Callback callback(Method method, Lazy<Object> listener) {
		Method open = MemberAccess.open(method);
		return (instance) -> MemberAccess.call(open, listener.get(), instance);
	}

}
