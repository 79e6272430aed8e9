package io.github.springdata.memory.core;

import java.beans.PropertyDescriptor;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.annotation.Transient;
import org.springframework.data.core.TypeInformation;
import org.springframework.util.ReflectionUtils;

/**
 * A property of a class that can be set after an instance was created: by a public
 * setter, else by its field.
 *
 * @param name the name
 * @param type the type of the values
 * @param setter the setter, or {@code null}
 * @param field the field, which is set if there is no setter
 */
record BeanProperty(String name, TypeInformation<?> type, @Nullable Method setter, @Nullable Field field) {

	/**
	 * The properties of a class and its superclasses, except those that are marked as
	 * transient.
	 */
	static List<BeanProperty> of(Class<?> type) {
		TypeInformation<?> owner = TypeInformation.of(type);
		Map<String, BeanProperty> properties = new LinkedHashMap<>();
		for (PropertyDescriptor descriptor : BeanUtils.getPropertyDescriptors(type)) {
			Method setter = descriptor.getWriteMethod();
			if (setter != null && !isTransient(type, descriptor)) {
				ReflectionUtils.makeAccessible(setter);
				properties.put(descriptor.getName(),
						new BeanProperty(descriptor.getName(), owner.getParameterTypes(setter).get(0), setter, null));
			}
		}
		ReflectionUtils.doWithFields(type, (field) -> {
			ReflectionUtils.makeAccessible(field);
			TypeInformation<?> declared = owner.getRequiredSuperTypeInformation(field.getDeclaringClass())
				.getRequiredProperty(field.getName());
			properties.putIfAbsent(field.getName(), new BeanProperty(field.getName(), declared, null, field));
		}, (field) -> isSettable(type, field));
		return new ArrayList<>(properties.values());
	}

	private static boolean isSettable(Class<?> type, Field field) {
		int excluded = Modifier.STATIC | Modifier.FINAL | Modifier.TRANSIENT;
		PropertyDescriptor descriptor = BeanUtils.getPropertyDescriptor(type, field.getName());
		return (field.getModifiers() & excluded) == 0 && !field.isSynthetic() && !isMarked(field)
				&& (descriptor == null || !isTransient(type, descriptor));
	}

	private static boolean isTransient(Class<?> type, PropertyDescriptor descriptor) {
		Field field = ReflectionUtils.findField(type, descriptor.getName());
		return (field != null && (Modifier.isTransient(field.getModifiers()) || isMarked(field)))
				|| isMarked(descriptor.getReadMethod()) || isMarked(descriptor.getWriteMethod());
	}

	private static boolean isMarked(@Nullable AnnotatedElement element) {
		return element != null && AnnotatedElementUtils.hasAnnotation(element, Transient.class);
	}

	/**
	 * Whether there must be a value for a property: for those with a setter, or for all
	 * if the class has no setters. Fields may well have another purpose in a class with
	 * setters.
	 */
	static Predicate<BeanProperty> required(List<BeanProperty> properties) {
		boolean setters = properties.stream().anyMatch((property) -> property.setter != null);
		return (property) -> !setters || property.setter != null;
	}

	void set(Object bean, @Nullable Object value) {
		if (this.setter != null) {
			ReflectionUtils.invokeMethod(this.setter, bean, value);
		}
		else if (this.field != null) {
			ReflectionUtils.setField(this.field, bean, value);
		}
	}

}
