package io.github.springdata.memory.jpa.model;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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
		RecordComponent[] parts = type.getRecordComponents();
		List<String> components = new ArrayList<>();
		@Nullable Object[] defaults = new Object[parts.length];
		for (int i = 0; i < parts.length; i++) {
			components.add(parts[i].getName());
			defaults[i] = defaultValue(parts[i].getType());
		}
		return new OfRecord(constructor, components, defaults);
	}

	/**
	 * What creates records. Puts values where the components are; what is not mapped, and
	 * what is null but primitive, keeps its default.
	 */
	private static final class OfRecord implements Instantiator {

		private final Constructor<?> constructor;

		private final List<String> components;

		private final @Nullable Object[] defaults;

		private int[] places = {};

		OfRecord(Constructor<?> constructor, List<String> components, @Nullable Object[] defaults) {
			this.constructor = constructor;
			this.components = components;
			this.defaults = defaults;
		}

		@Override
		public Object create(EmbeddableModel model, @Nullable Object[] values) {
			int[] places = this.places;
			if (places.length != values.length) {
				places = model.attributes()
					.stream()
					.mapToInt((attribute) -> this.components.indexOf(attribute.name()))
					.toArray();
				this.places = places;
			}
			@Nullable Object[] arguments = this.defaults.clone();
			for (int i = 0; i < values.length; i++) {
				if (values[i] != null) {
					arguments[places[i]] = values[i];
				}
			}
			return MemberAccess.create(this.constructor, arguments);
		}

	}

	static @Nullable Object defaultValue(Class<?> type) {
		return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
	}

}
