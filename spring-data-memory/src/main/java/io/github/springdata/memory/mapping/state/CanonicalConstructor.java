package io.github.springdata.memory.mapping.state;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.mapping.PersistentProperty;
import org.springframework.data.mapping.PreferredConstructor;

/**
 * The constructor of a record that takes all of its components.
 */
public final class CanonicalConstructor {

	private CanonicalConstructor() {
	}

	/**
	 * The constructor of a record.
	 * @param <T> the record
	 * @param type the class of the record
	 * @return the constructor, maybe not accessible
	 */
	public static <T> Constructor<T> of(Class<T> type) {
		Class<?>[] types = Stream.of(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			return type.getDeclaredConstructor(types);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Describes the constructor of a record in the terms of Spring Data.
	 * @param <T> the record
	 * @param <P> the type of its properties
	 * @param entity the record
	 * @return the constructor with its parameters
	 */
	@SuppressWarnings("unchecked")
	public static <T, P extends PersistentProperty<P>> InstanceCreatorMetadata<P> of(PersistentEntity<T, P> entity) {
		Constructor<T> constructor = of(entity.getType());
		constructor.setAccessible(true);
		RecordComponent[] components = entity.getType().getRecordComponents();
		List<TypeInformation<?>> types = entity.getTypeInformation().getParameterTypes(constructor);
		Annotation[][] annotations = constructor.getParameterAnnotations();
		Parameter<Object, P>[] parameters = new Parameter[components.length];
		for (int i = 0; i < parameters.length; i++) {
			parameters[i] = new Parameter<>(components[i].getName(), (TypeInformation<Object>) types.get(i),
					annotations[i], (PersistentEntity<Object, P>) entity);
		}
		return new PreferredConstructor<>(constructor, parameters);
	}

}
