package io.github.springdata.memory.store.index;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Way in which the class of a value, or the declared type of a property, determines
 * equality. See {@link Equality} for the rule.
 */
enum Comparability {

	/** The {@code equals} method of each value decides. */
	NATURAL,

	/** Each value has to be looked into, or at: its class or its parts decide. */
	BY_VALUE,

	/** No two values are known to be equal. */
	NONE;

	/** Classes without {@code equals} that have one instance for each value. */
	private static final Set<Class<?>> SINGLE_INSTANCES = Set.of(Class.class, Currency.class);

	private static final ClassValue<Comparability> KNOWN = new ClassValue<>() {

		@Override
		protected Comparability computeValue(Class<?> type) {
			return classify(type, new HashSet<>());
		}

	};

	/**
	 * What a type says.
	 * @param type the class of a value, or a declared type
	 */
	static Comparability of(Class<?> type) {
		return KNOWN.get(type);
	}

	private static Comparability classify(Class<?> type, Set<Class<?>> visited) {
		if (type.isArray()) {
			return (classify(type.getComponentType(), visited) == NONE) ? NONE : BY_VALUE;
		}
		if (isMeasured(type) || isContainer(type)) {
			return BY_VALUE;
		}
		if (type.isPrimitive() || SINGLE_INSTANCES.contains(type) || !visited.add(type)) {
			return NATURAL;
		}
		Comparability result = type.isRecord() ? ofRecord(type, visited)
				: (definesEquality(type) || isSingleton(type)) ? NATURAL : ofUndecided(type, visited);
		visited.remove(type);
		return result;
	}

	/**
	 * Whether values are compared by what they stand for, as their {@code equals} method
	 * does not agree with their order, or with that of a subclass.
	 */
	private static boolean isMeasured(Class<?> type) {
		return BigDecimal.class.isAssignableFrom(type) || type == Date.class;
	}

	static boolean isContainer(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type == Iterable.class
				|| type == Optional.class;
	}

	/**
	 * A type that leaves equality to its subclasses, if it has any.
	 */
	private static Comparability ofUndecided(Class<?> type, Set<Class<?>> visited) {
		boolean open = Modifier.isAbstract(type.getModifiers()) || type == Object.class;
		boolean possible = open && (!type.isSealed() || Stream.of(type.getPermittedSubclasses())
			.anyMatch((subclass) -> classify(subclass, visited) != NONE));
		return possible ? BY_VALUE : NONE;
	}

	/**
	 * A record compares its components, which is enough unless one of them is an array or
	 * may be without equality.
	 */
	private static Comparability ofRecord(Class<?> type, Set<Class<?>> visited) {
		if (!hasGeneratedEquals(type)) {
			return NATURAL;
		}
		Comparability result = NATURAL;
		for (RecordComponent component : type.getRecordComponents()) {
			result = worse(result, ofPart(component.getGenericType(), visited));
		}
		return result;
	}

	private static Comparability ofPart(Type type, Set<Class<?>> visited) {
		if (type instanceof Class<?> raw) {
			return isMeasured(raw) ? NATURAL : classify(raw, visited);
		}
		if (type instanceof ParameterizedType generic) {
			Class<?> raw = (Class<?>) generic.getRawType();
			return isContainer(raw) ? Arrays.stream(generic.getActualTypeArguments())
				.map((argument) -> ofPart(argument, visited))
				.reduce(NATURAL, Comparability::worse) : classify(raw, visited);
		}
		if (type instanceof GenericArrayType array) {
			return (ofPart(array.getGenericComponentType(), visited) == NONE) ? NONE : BY_VALUE;
		}
		Type bound = (type instanceof WildcardType wildcard) ? wildcard.getUpperBounds()[0]
				: ((TypeVariable<?>) type).getBounds()[0];
		return (bound instanceof Class<?> raw) ? classify(raw, visited) : BY_VALUE;
	}

	private static Comparability worse(Comparability one, Comparability other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	/**
	 * Whether the compiler wrote {@code equals}, which it makes final.
	 */
	static boolean hasGeneratedEquals(Class<?> type) {
		try {
			return type.isRecord() && Modifier.isFinal(type.getDeclaredMethod("equals", Object.class).getModifiers());
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
	}

	private static boolean definesEquality(Class<?> type) {
		return declares(type, "equals", Object.class) && declares(type, "hashCode");
	}

	private static boolean declares(Class<?> type, String name, Class<?>... parameters) {
		Method method = method(type, name, parameters);
		return method != null && !Modifier.isAbstract(method.getModifiers());
	}

	private static @Nullable Method method(Class<?> type, String name, Class<?>... parameters) {
		for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
			try {
				return c.getDeclaredMethod(name, parameters);
			}
			catch (NoSuchMethodException ex) {
				continue;
			}
		}
		return null;
	}

	/**
	 * Whether a class has no state and keeps its only instance in a constant, as Kotlin's
	 * objects do.
	 */
	private static boolean isSingleton(Class<?> type) {
		if (type.getSuperclass() == null || Modifier.isAbstract(type.getModifiers()) || isInstantiable(type)) {
			return false;
		}
		int constants = 0;
		for (Class<?> c = type; c != null; c = c.getSuperclass()) {
			for (Field field : c.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers())) {
					return false;
				}
				constants += (c == type && field.getType() == type && Modifier.isFinal(field.getModifiers())) ? 1 : 0;
			}
		}
		return constants == 1;
	}

	private static boolean isInstantiable(Class<?> type) {
		return Stream.of(type.getDeclaredConstructors())
			.anyMatch((constructor) -> !Modifier.isPrivate(constructor.getModifiers()) && !constructor.isSynthetic());
	}

	/**
	 * Says why values of a type cannot be compared.
	 */
	static String reason(Class<?> type) {
		if (type.isArray()) {
			return reason(type.getComponentType());
		}
		if (type.isRecord()) {
			for (RecordComponent component : type.getRecordComponents()) {
				if (ofPart(component.getGenericType(), new HashSet<>()) == NONE) {
					return "its component '%s' is of type %s, and %s".formatted(component.getName(),
							component.getType().getTypeName(), reason(component.getType()));
				}
			}
		}
		boolean equals = declares(type, "equals", Object.class);
		return "%s has no %s method of its own; give it equals and hashCode, or use a record"
			.formatted(type.getTypeName(), equals ? "hashCode" : "equals");
	}

}
