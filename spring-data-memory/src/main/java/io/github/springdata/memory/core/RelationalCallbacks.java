package io.github.springdata.memory.core;

import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.data.mapping.callback.EntityCallback;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The callbacks of Spring Data Relational in an application, which count where none of
 * its modules is in use: those of an application that has moved from there.
 *
 * @param types the type of the callbacks of each phase that there are callbacks for
 */
@SuppressWarnings("rawtypes")
record RelationalCallbacks(Map<Phase, Class<? extends EntityCallback>> types) {

	private static final String MAPPING = "org.springframework.data.relational.core.mapping.";

	private static final String CHANGE = "org.springframework.data.relational.core.conversion.MutableAggregateChange";

	/**
	 * Finds the callbacks.
	 */
	static RelationalCallbacks find(ApplicationContext context) {
		Map<Phase, Class<? extends EntityCallback>> types = new EnumMap<>(Phase.class);
		ClassLoader loader = context.getClassLoader();
		String mappingContext = MAPPING + "RelationalMappingContext";
		if (ClassUtils.isPresent(mappingContext, loader)
				&& !isDefined(context, ClassUtils.resolveClassName(mappingContext, loader))) {
			for (Phase phase : Phase.values()) {
				Class<? extends EntityCallback> type = type(phase, loader);
				if (isDefined(context, type)) {
					types.put(phase, type);
				}
			}
		}
		return new RelationalCallbacks(types);
	}

	private static Class<? extends EntityCallback> type(Phase phase, @Nullable ClassLoader loader) {
		String name = MAPPING + "event." + phase.callbackType().getSimpleName();
		return ClassUtils.resolveClassName(name, loader).asSubclass(EntityCallback.class);
	}

	private static boolean isDefined(ApplicationContext context, Class<?> type) {
		return context.getBeanNamesForType(type, true, false).length > 0;
	}

	boolean has(Phase phase) {
		return this.types.containsKey(phase);
	}

	<T> T call(Phase phase, T instance, EntityCallbacks callbacks) {
		Class<? extends EntityCallback> type = this.types.get(phase);
		if (type == null) {
			return instance;
		}
		return switch (phase) {
			case BEFORE_SAVE -> callbacks.callback(type, instance, change(type, "forSave", instance));
			case BEFORE_DELETE -> callbacks.callback(type, instance, change(type, "forDelete", instance));
			default -> callbacks.callback(type, instance);
		};
	}

	/**
	 * The change that a callback is told of besides the instance.
	 */
	private static Object change(Class<?> type, String factory, Object instance) {
		Method method = ReflectionUtils.findMethod(ClassUtils.resolveClassName(CHANGE, type.getClassLoader()), factory,
				Object.class);
		return Objects.requireNonNull(ReflectionUtils.invokeMethod(Objects.requireNonNull(method), null, instance));
	}

}
