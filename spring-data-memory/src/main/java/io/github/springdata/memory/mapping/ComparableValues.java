package io.github.springdata.memory.mapping;

import java.lang.reflect.Modifier;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.state.Copiers;
import io.github.springdata.memory.mapping.state.CopyRun;
import io.github.springdata.memory.mapping.state.ValueTypes;
import io.github.springdata.memory.store.index.Equality;
import org.jspecify.annotations.Nullable;

/**
 * Distinction of the values that can be found: those that equal their copies. A class may
 * have {@code equals} and still compare an array in it by identity.
 *
 * @param copiers copy values
 */
record ComparableValues(Copiers copiers) {

	private static final ClassValue<Boolean> HOLDS_ARRAY = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> type) {
			return !ValueTypes.isPlatform(type) && !type.isRecord() && hasArray(type);
		}

	};

	private static boolean hasArray(Class<?> type) {
		for (Class<?> c = type; c != null; c = c.getSuperclass()) {
			if (Stream.of(c.getDeclaredFields())
				.anyMatch((field) -> !Modifier.isStatic(field.getModifiers()) && field.getType().isArray())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether the instances of a class, which is no record, hold an array.
	 */
	static boolean holdsArray(Class<?> type) {
		return HOLDS_ARRAY.get(type);
	}

	/**
	 * Whether the values of a type can be compared whatever they are.
	 */
	static boolean areAll(Class<?> type) {
		return Equality.isNatural(type) && !HOLDS_ARRAY.get(type) && (Modifier.isFinal(type.getModifiers())
				|| ValueTypes.isPlatform(type) || type.isPrimitive() || type.isEnum());
	}

	/**
	 * Says why nothing could be found by a value.
	 * @return the reason, or {@code null} if something can be
	 */
	@Nullable String problem(Object value) {
		if (!Equality.isDefinedFor(value)) {
			return Equality.reasonFor(value);
		}
		if (HOLDS_ARRAY.get(value.getClass()) && !value.equals(new CopyRun(this.copiers, false).copy(value, false))) {
			return "the equals method of %s compares an array by identity; let it compare the contents"
				.formatted(value.getClass().getTypeName());
		}
		return null;
	}

}
