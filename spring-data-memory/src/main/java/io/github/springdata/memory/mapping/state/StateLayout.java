package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Fields that make up the state of the instances of a class.
 *
 * @param type the class
 * @param fields the fields with state, those of superclasses first
 * @param dropped the other fields: transient, read-only or injected
 */
record StateLayout(Class<?> type, List<StateField> fields, List<Field> dropped) {

	private static final ClassValue<StateLayout> LAYOUTS = new PerClass<>(StateLayout::find);

	static StateLayout of(Class<?> type) {
		return LAYOUTS.get(type);
	}

	private static StateLayout find(Class<?> type) {
		if (ClassUtils.isInnerClass(type) || (isLocal(type) && !Modifier.isStatic(type.getModifiers()))) {
			throw new UncopyableValueException(
					"%s is an inner class; make it a static or a top-level class".formatted(type.getName()));
		}
		List<StateField> fields = new ArrayList<>();
		List<Field> dropped = new ArrayList<>();
		collect(type, type, fields, dropped);
		return new StateLayout(type, List.copyOf(fields), List.copyOf(dropped));
	}

	private static boolean isLocal(Class<?> type) {
		return type.isAnonymousClass() || (type.isLocalClass() && !type.isRecord());
	}

	private static void collect(@Nullable Class<?> type, Class<?> implementation, List<StateField> fields,
			List<Field> dropped) {
		if (type == null || type == Object.class) {
			return;
		}
		collect(type.getSuperclass(), implementation, fields, dropped);
		for (Field field : type.getDeclaredFields()) {
			if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
				if (FieldAnnotations.isStored(field)) {
					fields.add(StateField.of(field, implementation));
				}
				else {
					dropped.add(field);
				}
			}
		}
	}

	/**
	 * Whether no field can be set after construction.
	 */
	boolean isFinalThroughout() {
		return this.fields.stream().allMatch(StateField::isFinal)
				&& this.dropped.stream().allMatch((field) -> Modifier.isFinal(field.getModifiers()));
	}

	List<StateField> deepFields() {
		return this.fields.stream().filter((field) -> !field.isPlain()).toList();
	}

	boolean hasField(String name) {
		return this.fields.stream().anyMatch((field) -> field.name().equals(name))
				|| this.dropped.stream().anyMatch((field) -> field.getName().equals(name));
	}

}
