package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

import org.springframework.core.ResolvableType;

/**
 * A field whose value is part of the state of an object.
 *
 * @param field the field
 * @param isPlain whether it can hold nothing but immutable values of the JDK that are the
 * same if they are equal
 * @param isFreezable whether it can hold frozen collections, down to nested ones
 */
record StateField(Field field, boolean isPlain, boolean isFreezable) {

	static StateField of(Field field, Class<?> implementation) {
		ResolvableType type = ResolvableType.forField(field, implementation);
		boolean plain = ValueTypes.isDeclaredValue(field.getType()) && ValueTypes.isComparedByEquals(field.getType());
		return new StateField(field, plain, isFreezable(type));
	}

	String name() {
		return this.field.getName();
	}

	boolean isFinal() {
		return Modifier.isFinal(this.field.getModifiers());
	}

	/**
	 * The type of the field with the type variables that the type of its owner binds.
	 * @param owner the type of the object
	 */
	ResolvableType type(ResolvableType owner) {
		return ResolvableType.forField(this.field, owner);
	}

	private static boolean isFreezable(ResolvableType type) {
		return Frozen.fits(type.resolve(Object.class)) && Arrays.stream(type.getGenerics())
			.allMatch((element) -> !isCollection(element.resolve(Object.class)) || isFreezable(element));
	}

	private static boolean isCollection(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type == Iterable.class;
	}

}
