package io.github.springdata.memory.jpa.model;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.state.CanonicalConstructor;
import io.github.springdata.memory.jpa.model.EmbeddableModel.Instantiator;

/**
 * Factory of what creates instances of mapped classes.
 */
final class Constructors {

	private Constructors() {
	}

	/**
	 * What creates instances without state.
	 * @param type a class with a constructor without arguments
	 * @throws NoSuchMethodException if it has none
	 */
	static Supplier<Object> of(Class<?> type) throws NoSuchMethodException {
		Constructor<?> constructor = MemberAccess.open(type.getDeclaredConstructor());
		return () -> MemberAccess.create(constructor);
	}

	/**
	 * Creates a converter or listener.
	 */
	static Object newInstance(Class<?> type) {
		try {
			return of(type).get();
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(
					"%s has no constructor without arguments; add one".formatted(type.getName()), ex);
		}
	}

	/**
	 * What creates embeddables.
	 * @param type a record, or a class with a constructor without arguments
	 * @throws NoSuchMethodException if it is neither
	 */
	static Instantiator instantiator(Class<?> type) throws NoSuchMethodException {
		if (type.isRecord()) {
			return ofRecord(type);
		}
		Supplier<Object> constructor = of(type);
		return (model, values) -> {
			Object instance = constructor.get();
			List<AttributeModel> attributes = model.attributes();
			for (int i = 0; i < values.length; i++) {
				attributes.get(i).access().set(instance, values[i]);
			}
			return instance;
		};
	}

	private static Instantiator ofRecord(Class<?> type) {
		Constructor<?> constructor = MemberAccess.open(CanonicalConstructor.of(type));
		List<String> components = Stream.of(type.getRecordComponents())
			.map((component) -> component.getName())
			.toList();
		@Nullable Object[] defaults = Stream.of(type.getRecordComponents())
			.map((component) -> defaultValue(component.getType()))
			.toArray();
		return (model, values) -> {
			@Nullable Object[] arguments = defaults.clone();
			arrange(model, components, values, arguments);
			return MemberAccess.create(constructor, arguments);
		};
	}

	/**
	 * Puts values where the components of a record are; what is not mapped, and what is
	 * null but primitive, keeps its default.
	 */
	private static void arrange(EmbeddableModel model, List<String> components, @Nullable Object[] values,
			@Nullable Object[] arguments) {
		List<AttributeModel> attributes = model.attributes();
		for (int i = 0; i < values.length; i++) {
			if (values[i] != null) {
				arguments[components.indexOf(attributes.get(i).name())] = values[i];
			}
		}
	}

	static @Nullable Object defaultValue(Class<?> type) {
		return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
	}

}
