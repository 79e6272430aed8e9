package io.github.springdata.memory.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.mapping.PreferredConstructor;

/**
 * The constructor of a record that takes all of its components.
 */
final class CanonicalConstructor {

	private CanonicalConstructor() {
	}

	/**
	 * The constructor of a record.
	 * @param type the class of the record
	 */
	static <T> Constructor<T> of(Class<T> type) {
		RecordComponent[] components = type.getRecordComponents();
		Class<?>[] types = new Class<?>[components.length];
		for (int i = 0; i < types.length; i++) {
			types[i] = components[i].getType();
		}
		try {
			return type.getDeclaredConstructor(types);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Describes the constructor of a record in the terms of Spring Data.
	 * @param entity the record
	 */
	@SuppressWarnings("unchecked")
	static <T> InstanceCreatorMetadata<MemoryPersistentProperty> of(
			PersistentEntity<T, MemoryPersistentProperty> entity) {
		Constructor<T> constructor = of(entity.getType());
		constructor.setAccessible(true);
		RecordComponent[] components = entity.getType().getRecordComponents();
		List<TypeInformation<?>> types = entity.getTypeInformation().getParameterTypes(constructor);
		Annotation[][] annotations = constructor.getParameterAnnotations();
		Parameter<Object, MemoryPersistentProperty>[] parameters = new Parameter[components.length];
		for (int i = 0; i < parameters.length; i++) {
			parameters[i] = new Parameter<>(components[i].getName(), (TypeInformation<Object>) types.get(i),
					annotations[i], (PersistentEntity<Object, MemoryPersistentProperty>) entity);
		}
		return new PreferredConstructor<>(constructor, parameters);
	}

}
