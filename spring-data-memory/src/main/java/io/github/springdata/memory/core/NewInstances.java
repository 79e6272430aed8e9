package io.github.springdata.memory.core;

import java.util.HashMap;
import java.util.Map;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.mapping.model.EntityInstantiators;
import org.springframework.data.mapping.model.ParameterValueProvider;
import org.springframework.data.util.ReflectionUtils;

/**
 * Maker of instances of entities of the values of their properties.
 */
final class NewInstances {

	private static final EntityInstantiators INSTANTIATORS = new EntityInstantiators();

	private NewInstances() {
	}

	/**
	 * Makes an instance.
	 * @param values the values by property; what is missing has the value that the
	 * constructor or the initializer gives it
	 */
	static <T> Object create(MemoryPersistentEntity<T> entity, Map<String, @Nullable Object> values) {
		Map<String, @Nullable Object> converted = new HashMap<>();
		values.forEach((name, value) -> converted.put(name,
				BulkUpdate.convert(entity.getRequiredPersistentProperty(name), value)));
		T instance = INSTANTIATORS.getInstantiatorFor(entity).createInstance(entity, arguments(converted));
		PersistentPropertyAccessor<T> accessor = entity.getPropertyAccessor(instance);
		converted.forEach((name, value) -> {
			MemoryPersistentProperty property = entity.getRequiredPersistentProperty(name);
			if (!entity.isCreatorArgument(property)) {
				accessor.setProperty(property, value);
			}
		});
		return accessor.getBean();
	}

	private static ParameterValueProvider<MemoryPersistentProperty> arguments(Map<String, @Nullable Object> values) {
		return new ParameterValueProvider<>() {

			@Override
			@SuppressWarnings("unchecked")
			public <V> @Nullable V getParameterValue(Parameter<V, MemoryPersistentProperty> parameter) {
				Object value = values.get(String.valueOf(parameter.getName()));
				Class<?> type = parameter.getRawType();
				return (V) ((value == null && type.isPrimitive()) ? ReflectionUtils.getPrimitiveDefault(type) : value);
			}

		};
	}

}
