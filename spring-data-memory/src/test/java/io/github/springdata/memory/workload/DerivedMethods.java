package io.github.springdata.memory.workload;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription.Generic;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

import org.springframework.data.domain.Limit;

/**
 * A repository interface with one derived method for each shape of a question, for any
 * module of Spring Data.
 *
 * @param <R> the type that the repository extends
 * @param <E> the type of the entities
 */
public final class DerivedMethods<R, E> {

	private final Class<? extends R> type;

	private final Map<Shape, Method> methods = new HashMap<>();

	private DerivedMethods(Class<? extends R> type) {
		this.type = type;
		Map<String, Method> named = Arrays.stream(type.getDeclaredMethods())
			.collect(Collectors.toMap(Method::getName, (method) -> method));
		Shape.all().forEach((shape) -> this.methods.put(shape, named.get(shape.methodName())));
	}

	/**
	 * Defines the interface. Once for each base.
	 * @param base the type of repository to extend, without type parameters
	 * @param entity the type of the entities
	 */
	public static <R, E> DerivedMethods<R, E> define(Class<R> base, Class<E> entity) {
		Generic list = Generic.Builder.parameterizedType(List.class, entity).build();
		DynamicType.Builder<?> builder = new ByteBuddy().makeInterface(base)
			.name(DerivedMethods.class.getPackageName() + ".Derived" + base.getSimpleName());
		for (Shape shape : Shape.all()) {
			builder = builder.defineMethod(shape.methodName(), list, Visibility.PUBLIC)
				.withParameters(parameters(shape))
				.withoutCode();
		}
		return new DerivedMethods<>(builder.make()
			.load(base.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
			.getLoaded()
			.asSubclass(base));
	}

	private static List<Generic> parameters(Shape shape) {
		Question question = new Question(shape, true, List.of(), 0, 0);
		List<Generic> parameters = new ArrayList<>();
		question.arguments().forEach((argument) -> parameters.add(parameter(argument)));
		parameters.add(Generic.OfNonGenericType.ForLoadedType.of(Limit.class));
		return parameters;
	}

	private static Generic parameter(Object argument) {
		if (argument instanceof Collection) {
			return Generic.Builder.parameterizedType(Collection.class, String.class).build();
		}
		Class<?> primitive = (argument instanceof Boolean) ? boolean.class : double.class;
		return Generic.OfNonGenericType.ForLoadedType.of(primitive);
	}

	/**
	 * The interface.
	 */
	public Class<? extends R> type() {
		return this.type;
	}

	/**
	 * Answers a question.
	 */
	@SuppressWarnings("unchecked")
	public List<E> select(R repository, Question question, Limit limit) {
		List<Object> arguments = question.arguments();
		arguments.add(limit);
		try {
			return (List<E>) this.methods.get(question.shape()).invoke(repository, arguments.toArray());
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException(question.toString(), ex);
		}
	}

}
