package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.FactoryMethod;
import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PersistentProperty;
import org.springframework.data.mapping.PreferredConstructor;
import org.springframework.data.mapping.model.BasicPersistentEntity;

/**
 * Creator of instances of a class from its state: with the canonical constructor of a
 * record, else with the constructor or factory method that Spring Data uses.
 */
public final class InstanceCreator {

	private final Executable executable;

	private final List<String> parameters;

	private final @Nullable Object[] defaults;

	private InstanceCreator(Executable executable, List<String> parameters) {
		Members.open(executable, executable.getDeclaringClass());
		this.executable = executable;
		this.parameters = parameters;
		this.defaults = defaults(executable.getParameterTypes());
	}

	/**
	 * Finds out how instances are created.
	 * @param layout describes the class
	 * @throws UncopyableValueException if there is no way
	 */
	static InstanceCreator of(StateLayout layout) {
		return layout.type().isRecord() ? canonical(layout.type()) : discovered(layout);
	}

	private static InstanceCreator canonical(Class<?> type) {
		List<String> names = Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
		return new InstanceCreator(CanonicalConstructor.of(type), names);
	}

	private static InstanceCreator discovered(StateLayout layout) {
		Class<?> type = layout.type();
		BasicPersistentEntity<?, AnyProperty> entity = new BasicPersistentEntity<>(TypeInformation.of(type));
		InstanceCreatorMetadata<AnyProperty> creator = entity.getInstanceCreatorMetadata();
		if (creator == null) {
			throw new UncopyableValueException(ambiguous(type));
		}
		List<String> names = new ArrayList<>();
		for (Parameter<Object, AnyProperty> parameter : creator.getParameters()) {
			String problem = problem(parameter, executable(creator), type);
			if (problem != null) {
				throw new UncopyableValueException(problem);
			}
			names.add(parameter.getRequiredName());
		}
		return new InstanceCreator(executable(creator), names);
	}

	/**
	 * The constructor or factory method that Spring Data uses.
	 * @param creator the creator
	 * @return its constructor or factory method
	 */
	public static Executable executable(InstanceCreatorMetadata<?> creator) {
		return (creator instanceof FactoryMethod<?, ?> method) ? method.getFactoryMethod()
				: ((PreferredConstructor<?, ?>) creator).getConstructor();
	}

	/**
	 * Problem of a class that does not say how it is created.
	 * @param type the class
	 * @return the problem with its remedy
	 */
	public static String ambiguous(Class<?> type) {
		return "%s has several constructors; add one without arguments, or mark one with @PersistenceCreator"
			.formatted(type.getName());
	}

	/**
	 * Says why a parameter does not stand for a field.
	 * @param parameter the parameter
	 * @param creator the constructor or factory method
	 * @param type the class that it creates
	 * @return the problem, or {@code null} if it does
	 */
	public static @Nullable String problem(Parameter<?, ?> parameter, Executable creator, Class<?> type) {
		String name = parameter.getName();
		if (name == null) {
			return "The parameters of %s have no names; compile with -parameters, or add a constructor without arguments"
				.formatted(describe(creator));
		}
		if (parameter.hasValueExpression() || !StateLayout.of(type).hasField(name)) {
			return "Parameter '%s' of %s is not a property; name it like a field, or mark another constructor with @PersistenceCreator"
				.formatted(name, describe(creator));
		}
		return null;
	}

	/**
	 * Names a constructor or factory method with the types of its parameters.
	 * @param executable the constructor or method
	 * @return its name in messages
	 */
	public static String describe(Executable executable) {
		String parameters = Stream.of(executable.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", "(", ")"));
		String type = executable.getDeclaringClass().getName();
		return (executable instanceof Constructor<?>) ? "the constructor of %s%s".formatted(type, parameters)
				: "the method %s.%s%s".formatted(type, executable.getName(), parameters);
	}

	private static @Nullable Object[] defaults(Class<?>[] types) {
		return Stream.of(types).map((type) -> Array.get(Array.newInstance(type, 1), 0)).toArray();
	}

	/**
	 * The constructor or factory method.
	 */
	Executable executable() {
		return this.executable;
	}

	/**
	 * Whether the constructor sets a field.
	 * @param field the field
	 */
	boolean takes(StateField field) {
		return this.parameters.contains(field.name());
	}

	/**
	 * Chooses what the arguments are read from.
	 * @param parts the fields with state, those of superclasses first
	 * @return a field for each parameter, {@code null} for one without state
	 */
	@Nullable FieldAccessor[] select(List<FieldAccessor> parts) {
		@Nullable FieldAccessor[] selected = new FieldAccessor[this.parameters.size()];
		for (FieldAccessor part : parts) {
			int index = this.parameters.indexOf(part.field().name());
			if (index >= 0) {
				selected[index] = part;
			}
		}
		return selected;
	}

	/**
	 * Whether a value is what a field of its type has when nothing was assigned.
	 * @param value the value of a field
	 */
	static boolean isDefault(Object value) {
		return (value instanceof Number number && number.doubleValue() == 0) || Boolean.FALSE.equals(value)
				|| Character.valueOf((char) 0).equals(value);
	}

	/**
	 * The values that stand for parameters without state.
	 */
	@Nullable Object[] newArguments() {
		return this.defaults.clone();
	}

	Object create(@Nullable Object[] arguments) {
		try {
			Object instance = (this.executable instanceof Constructor<?> constructor)
					? constructor.newInstance(arguments) : ((Method) this.executable).invoke(null, arguments);
			if (instance != null) {
				return instance;
			}
		}
		catch (InvocationTargetException ex) {
			throw failed(ex.getTargetException());
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			throw failed(ex);
		}
		throw new UncopyableValueException(Members.describe(this.executable) + " returns null");
	}

	private UncopyableValueException failed(Throwable cause) {
		if (cause instanceof Error error) {
			throw error;
		}
		return new UncopyableValueException(
				"%s fails with its own state: %s".formatted(Members.describe(this.executable), cause), cause);
	}

	/**
	 * Type of the properties of a class that is looked at for its creator only.
	 */
	private interface AnyProperty extends PersistentProperty<AnyProperty> {

	}

}
