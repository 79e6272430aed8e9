package io.github.springdata.memory.core;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.github.springdata.memory.mapping.state.CanonicalConstructor;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.core.TypeInformation;

/**
 * Instances of a class that are made of the items of results: by a constructor or factory
 * method, whose parameters take items by name if the names are the same, else by
 * position; else, if there is a constructor without parameters, by setting the properties
 * that the items name.
 *
 * @param shapes the items of results
 * @param type the class
 */
record TupleInstances(TupleShapes shapes, Class<?> type) {

	/**
	 * Finds how instances are made.
	 * @throws IllegalArgumentException if the items do not fit the class
	 */
	static Function<@Nullable Object[], @Nullable Object> of(TupleShapes shapes, Class<?> type) {
		return new TupleInstances(shapes, type).find(true);
	}

	/**
	 * Finds the constructor that makes instances.
	 * @throws IllegalArgumentException if no constructor takes the items
	 */
	static Function<@Nullable Object[], @Nullable Object> byConstructor(TupleShapes shapes, Class<?> type) {
		return new TupleInstances(shapes, type).find(false);
	}

	private Function<@Nullable Object[], @Nullable Object> find(boolean properties) {
		for (Executable candidate : candidates()) {
			List<Target> arguments = arguments(candidate);
			if (arguments != null) {
				ProjectionCreator<?> creator = new ProjectionCreator<>(this.type, candidate, List.of());
				return (row) -> creator.create(values(arguments, row));
			}
		}
		ProjectionCreator<?> preferred = properties ? ProjectionCreator.find(this.type) : null;
		if (preferred != null
				&& preferred.parameters().stream().allMatch((parameter) -> names().contains(parameter.name()))) {
			return byName(ProjectionCreator.of(this.type));
		}
		throw new IllegalArgumentException(
				"the results are %s, for which %s has no constructor; its constructors are %s".formatted(
						this.shapes.describe(), this.type.getName(),
						Arrays.stream(this.type.getDeclaredConstructors())
							.map((candidate) -> Arrays.stream(candidate.getParameterTypes())
								.map(Class::getSimpleName)
								.toList())
							.toList()));
	}

	/**
	 * The constructors, and the factory methods that are marked as such, those first that
	 * Spring Data prefers.
	 */
	private List<Executable> candidates() {
		List<Executable> candidates = new ArrayList<>();
		for (Method method : this.type.getDeclaredMethods()) {
			if (Modifier.isStatic(method.getModifiers()) && isMarked(method)
					&& this.type.isAssignableFrom(method.getReturnType())) {
				candidates.add(method);
			}
		}
		if (!Modifier.isAbstract(this.type.getModifiers())) {
			List<Constructor<?>> constructors = new ArrayList<>(List.of(this.type.getDeclaredConstructors()));
			constructors.removeIf(Constructor::isSynthetic);
			constructors.sort(Comparator.comparing(this::rank));
			candidates.addAll(constructors);
		}
		return candidates;
	}

	private int rank(Constructor<?> constructor) {
		if (isMarked(constructor)) {
			return 0;
		}
		return (this.type.isRecord() && constructor.equals(CanonicalConstructor.of(this.type))) ? 1 : 2;
	}

	private static boolean isMarked(Executable executable) {
		return AnnotatedElementUtils.hasAnnotation(executable, PersistenceCreator.class);
	}

	/**
	 * The item for each parameter, or {@code null} if they do not fit.
	 */
	private @Nullable List<Target> arguments(Executable candidate) {
		Parameter[] parameters = candidate.getParameters();
		if (parameters.length != this.shapes.items().size()) {
			return null;
		}
		List<String> names = names();
		boolean named = Arrays.stream(parameters).allMatch((parameter) -> names.contains(parameter.getName()));
		List<Target> arguments = new ArrayList<>();
		for (int i = 0; i < parameters.length; i++) {
			int item = named ? names.indexOf(parameters[i].getName()) : i;
			TypeInformation<?> wanted = TypeInformation
				.of(ResolvableType.forMethodParameter(MethodParameter.forExecutable(candidate, i)));
			Target argument = target(item, parameters[i].getName(), wanted);
			if (argument == null) {
				return null;
			}
			arguments.add(argument);
		}
		return arguments;
	}

	private List<String> names() {
		return IntStream.range(0, this.shapes.items().size()).mapToObj(this.shapes::name).toList();
	}

	private @Nullable Object[] values(List<Target> targets, @Nullable Object[] row) {
		@Nullable Object[] values = new @Nullable Object[targets.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = value(targets.get(i), row);
		}
		return values;
	}

	private @Nullable Object value(Target target, @Nullable Object[] row) {
		Object value = target.conversion.apply(row[target.item]);
		if (value == null && target.primitive) {
			throw new IllegalStateException("Parameter '%s' of %s is primitive, but the item is null"
				.formatted(target.name, this.type.getName()));
		}
		return value;
	}

	/**
	 * Makes instances of items by name: those that the creator takes, and those that are
	 * set.
	 */
	private Function<@Nullable Object[], @Nullable Object> byName(ProjectionCreator<?> creator) {
		List<Target> arguments = new ArrayList<>();
		creator.parameters().forEach((parameter) -> arguments.add(target(parameter.name(), parameter.type())));
		List<BeanProperty> properties = properties(creator);
		List<Target> values = new ArrayList<>();
		properties.forEach((property) -> values.add(target(property.name(), property.type())));
		return (row) -> {
			Object instance = creator.create(values(arguments, row));
			for (int i = 0; i < properties.size(); i++) {
				properties.get(i).set(instance, value(values.get(i), row));
			}
			return instance;
		};
	}

	/**
	 * The properties to set: one for each item that the creator does not take.
	 */
	private List<BeanProperty> properties(ProjectionCreator<?> creator) {
		List<String> names = names();
		List<BeanProperty> settable = new ArrayList<>(BeanProperty.of(this.type));
		settable.removeIf((property) -> creator.takes(property.name()));
		List<BeanProperty> named = settable.stream().filter((property) -> names.contains(property.name())).toList();
		List<BeanProperty> required = creator.parameters().isEmpty()
				? settable.stream().filter(BeanProperty.required(settable)).toList() : List.of();
		TupleShapes.require(creator.parameters().size() + named.size() == names.size() && named.containsAll(required),
				"the items are %s, but the properties of %s that can be set are %s; name the items like these with 'as', and mark other properties as @Transient"
					.formatted(names, this.type.getName(),
							(required.isEmpty() ? settable : required).stream().map(BeanProperty::name).toList()));
		return named;
	}

	private Target target(String name, TypeInformation<?> wanted) {
		int item = names().indexOf(name);
		Target target = target(item, name, wanted);
		if (target == null) {
			throw new IllegalArgumentException("property '%s' of %s is a %s, but the item is a %s".formatted(name,
					this.type.getName(), wanted, this.shapes.items().get(item).type().getName()));
		}
		return target;
	}

	private @Nullable Target target(int item, String name, TypeInformation<?> wanted) {
		UnaryOperator<@Nullable Object> conversion = this.shapes.conversion(item, wanted);
		return (conversion != null) ? new Target(item, name, conversion, wanted.getType().isPrimitive()) : null;
	}

	/**
	 * Target of an item.
	 */
	private record Target(int item, String name, UnaryOperator<@Nullable Object> conversion, boolean primitive) {
	}

}
