package io.github.springdata.memory.jpa.model;

import java.lang.reflect.Modifier;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Source of the instances of converters and listeners.
 *
 * @param factory gives an instance of a class, or {@code null} if constructors do
 */
record Instances(@Nullable Function<Class<?>, Object> factory) {

	Object create(Class<?> type) {
		return (this.factory != null) ? this.factory.apply(type) : Constructors.newInstance(type);
	}

	/**
	 * Reports a class of which no constructor makes instances.
	 */
	void check(Place place) {
		if (this.factory == null && !isConstructible(place.type())) {
			place.report("has no constructor without arguments, or is abstract or an inner class, so that there is "
					+ "no instance to be called; add one, or have Spring create it by a MemoryJpaVendorAdapter that is a bean");
		}
	}

	private static boolean isConstructible(Class<?> type) {
		try {
			type.getDeclaredConstructor();
			return !Modifier.isAbstract(type.getModifiers());
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
	}

}
