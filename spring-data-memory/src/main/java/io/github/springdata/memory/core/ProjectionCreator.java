package io.github.springdata.memory.core;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.state.CanonicalConstructor;
import io.github.springdata.memory.mapping.state.InstanceCreator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.FactoryMethod;
import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PreferredConstructor;
import org.springframework.data.mapping.model.BasicPersistentEntity;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Creator of instances of a class that is a projection: the constructor or factory method
 * that Spring Data prefers, else the canonical constructor of a record.
 *
 * @param <R> the type of the projection
 * @param type the class
 * @param executable the constructor or factory method
 * @param parameters what it takes
 */
record ProjectionCreator<R>(Class<R> type, Executable executable, List<Argument> parameters) {

	/**
	 * Finds the creator of a class.
	 * @throws IllegalArgumentException if the class cannot be a projection
	 */
	static <R> ProjectionCreator<R> of(Class<R> type) {
		boolean instantiable = !type.isInterface() && !type.isArray() && !type.isPrimitive() && !type.isEnum()
				&& !type.getName().startsWith("java.");
		Assert.isTrue(!ClassUtils.isSimpleValueType(type),
				() -> "Type %s cannot be a projection: it is a value, but the results are entities; select a property, or an aggregate such as count(this)"
					.formatted(type.getName()));
		ProjectionCreator<R> creator = instantiable ? find(type) : null;
		Assert.isTrue(creator != null,
				() -> "Type %s cannot be a projection: it must be an interface, a record, or a class with one constructor, one without parameters, or one that is marked with @PersistenceCreator"
					.formatted(type.getName()));
		Assert.isTrue(!Modifier.isAbstract(type.getModifiers()) || creator.executable instanceof Method,
				() -> "Type %s cannot be a projection, as it is abstract; use an interface, a record or another class"
					.formatted(type.getName()));
		Assert.isTrue(!ClassUtils.isInnerClass(type),
				() -> "Type %s cannot be a projection, as it is an inner class; make it static"
					.formatted(type.getName()));
		return creator;
	}

	/**
	 * Finds the creator of a class.
	 * @return the creator, or {@code null} if none is preferred
	 */
	static <R> @Nullable ProjectionCreator<R> find(Class<R> type) {
		TypeInformation<R> information = TypeInformation.of(type);
		InstanceCreatorMetadata<?> metadata = new BasicPersistentEntity<>(information).getInstanceCreatorMetadata();
		if (type.isRecord() && !isMarked(metadata)) {
			return canonical(information);
		}
		if (metadata == null) {
			return null;
		}
		List<Argument> arguments = metadata.getParameters()
			.stream()
			.map((parameter) -> argument(type, parameter))
			.toList();
		return new ProjectionCreator<>(type, InstanceCreator.executable(metadata), arguments);
	}

	private static boolean isMarked(@Nullable InstanceCreatorMetadata<?> metadata) {
		return metadata instanceof FactoryMethod<?, ?>
				|| (metadata instanceof PreferredConstructor<?, ?> constructor && constructor.isExplicitlyAnnotated());
	}

	private static Argument argument(Class<?> type, Parameter<?, ?> parameter) {
		String name = parameter.getName();
		Assert.isTrue(name != null && !name.isEmpty(),
				() -> "Type %s must be compiled with parameter names to be a projection".formatted(type.getName()));
		requireNoExpression(!parameter.hasValueExpression(), type, name);
		return new Argument(name, parameter.getType());
	}

	private static void requireNoExpression(boolean plain, Class<?> type, String parameter) {
		Assert.isTrue(plain, () -> "Parameter '%s' of projection %s has an expression; use an interface for expressions"
			.formatted(parameter, type.getName()));
	}

	private static <R> ProjectionCreator<R> canonical(TypeInformation<R> information) {
		Class<R> type = information.getType();
		Constructor<R> constructor = CanonicalConstructor.of(type);
		List<Argument> arguments = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			String name = component.getName();
			boolean computed = AnnotatedElementUtils.hasAnnotation(constructor.getParameters()[arguments.size()],
					Value.class);
			requireNoExpression(!computed, type, name);
			arguments.add(new Argument(name, information.getRequiredProperty(name)));
		}
		return new ProjectionCreator<>(type, constructor, arguments);
	}

	/**
	 * Whether a property is an argument.
	 */
	boolean takes(String property) {
		return this.parameters.stream().anyMatch((parameter) -> parameter.name().equals(property));
	}

	@SuppressWarnings("unchecked")
	R create(@Nullable Object... arguments) {
		if (this.executable instanceof Constructor<?> constructor) {
			return (R) instantiate(constructor, arguments);
		}
		Method method = (Method) this.executable;
		ReflectionUtils.makeAccessible(method);
		R created = (R) ReflectionUtils.invokeMethod(method, null, arguments);
		Assert.state(created != null, () -> "Factory method %s returns null".formatted(method));
		return created;
	}

	private Object instantiate(Constructor<?> constructor, @Nullable Object[] arguments) {
		try {
			return BeanUtils.instantiateClass(constructor, arguments);
		}
		catch (BeanInstantiationException ex) {
			throw refused(arguments, ex);
		}
	}

	/**
	 * The constructor refuses values, most likely that one of them is {@code null}.
	 */
	private DataIntegrityViolationException refused(@Nullable Object[] arguments, BeanInstantiationException ex) {
		List<String> nulls = new ArrayList<>();
		for (int i = 0; i < this.parameters.size(); i++) {
			if (arguments[i] == null) {
				nulls.add(this.parameters.get(i).name());
			}
		}
		return new DataIntegrityViolationException(
				"Projection %s cannot be made of a row%s: %s".formatted(this.type.getName(),
						nulls.isEmpty() ? "" : " in which these properties are null: " + String.join(", ", nulls),
						NestedExceptionUtils.getMostSpecificCause(ex)),
				ex);
	}

	/**
	 * Argument that a parameter takes.
	 *
	 * @param name the name of a property
	 * @param type the type of the parameter
	 */
	record Argument(String name, TypeInformation<?> type) {
	}

}
