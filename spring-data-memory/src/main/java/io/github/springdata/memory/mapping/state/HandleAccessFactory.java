package io.github.springdata.memory.mapping.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Access by method handles. A group of plain fields is one handle that reads and writes
 * field after field without boxing.
 */
final class HandleAccessFactory implements FieldAccessFactory {

	private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

	private static final MethodType GET = MethodType.methodType(Object.class, Object.class);

	private static final MethodType SET = MethodType.methodType(void.class, Object.class, Object.class);

	private static final MethodType SAME = MethodType.methodType(boolean.class, Object.class, Object.class);

	private static final MethodType INVOKE = MethodType.methodType(Object.class, Object[].class);

	@Override
	public FieldAccess field(Field field) {
		MethodHandle getter = getter(field).asType(GET);
		MethodHandle setter = isWritable(field) ? setter(field).asType(SET) : null;
		return new HandleFieldAccess(field, getter, setter);
	}

	@Override
	public PlainFields plainFields(List<Field> compared, List<Field> copied) {
		return new HandlePlainFields(copying(copied), comparing(compared));
	}

	@Override
	public Invoker invoker(Executable executable) {
		MethodHandle handle = executable(executable).asFixedArity()
			.asSpreader(Object[].class, executable.getParameterCount())
			.asType(INVOKE);
		return (arguments) -> (Object) handle.invokeExact(arguments);
	}

	/**
	 * Reads a field of any bean.
	 * @param field the field
	 * @return a handle from {@code Object} to {@code Object}
	 */
	static MethodHandle reader(Field field) {
		return getter(field).asType(GET);
	}

	/**
	 * Calls a getter of any bean.
	 * @param method a method without parameters
	 * @return a handle from {@code Object} to {@code Object}
	 */
	static MethodHandle reader(Method method) {
		return executable(method).asType(GET);
	}

	private static boolean isWritable(Field field) {
		return !(Modifier.isFinal(field.getModifiers()) && field.getDeclaringClass().isRecord());
	}

	private static MethodHandle copying(List<Field> fields) {
		MethodHandle result = MethodHandles.empty(SET);
		for (int i = fields.size() - 1; i >= 0; i--) {
			Field field = fields.get(i);
			MethodHandle copy = MethodHandles.filterArguments(setter(field), 1, getter(field)).asType(SET);
			result = MethodHandles.foldArguments(result, copy);
		}
		return result;
	}

	private static MethodHandle comparing(List<Field> fields) {
		MethodHandle isFalse = MethodHandles.dropArguments(MethodHandles.constant(boolean.class, false), 0,
				Object.class, Object.class);
		MethodHandle result = MethodHandles.dropArguments(MethodHandles.constant(boolean.class, true), 0, Object.class,
				Object.class);
		for (int i = fields.size() - 1; i >= 0; i--) {
			result = MethodHandles.guardWithTest(comparing(fields.get(i)), result, isFalse);
		}
		return result;
	}

	private static MethodHandle comparing(Field field) {
		MethodHandle getter = getter(field);
		return MethodHandles.filterArguments(equality(field.getType()), 0, getter, getter).asType(SAME);
	}

	private static MethodHandle equality(Class<?> type) {
		Class<?> common = commonType(type);
		String name = ValueTypes.isComparedByEquals(type) ? "equal" : "sameValue";
		try {
			return LOOKUP
				.findStatic(HandleAccessFactory.class, name, MethodType.methodType(boolean.class, common, common))
				.asType(MethodType.methodType(boolean.class, type, type));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Class<?> commonType(Class<?> type) {
		if (!type.isPrimitive()) {
			return Object.class;
		}
		if (type == float.class || type == double.class) {
			return double.class;
		}
		return (type == boolean.class) ? boolean.class : long.class;
	}

	static boolean equal(long a, long b) {
		return a == b;
	}

	static boolean equal(double a, double b) {
		return Double.compare(a, b) == 0;
	}

	static boolean equal(boolean a, boolean b) {
		return a == b;
	}

	static boolean equal(@Nullable Object a, @Nullable Object b) {
		return Objects.equals(a, b);
	}

	static boolean sameValue(@Nullable Object a, @Nullable Object b) {
		return ReflectiveAccessFactory.sameValue(a, b);
	}

	private static MethodHandle getter(Field field) {
		ReflectiveAccessFactory.open(field, field.getDeclaringClass());
		try {
			return LOOKUP.unreflectGetter(field);
		}
		catch (IllegalAccessException ex) {
			throw inaccessible(field, ex);
		}
	}

	private static MethodHandle setter(Field field) {
		ReflectiveAccessFactory.open(field, field.getDeclaringClass());
		try {
			return LOOKUP.unreflectSetter(field);
		}
		catch (IllegalAccessException ex) {
			throw inaccessible(field, ex);
		}
	}

	private static MethodHandle executable(Executable executable) {
		ReflectiveAccessFactory.open(executable, executable.getDeclaringClass());
		try {
			return (executable instanceof Constructor<?> constructor) ? LOOKUP.unreflectConstructor(constructor)
					: LOOKUP.unreflect((Method) executable);
		}
		catch (IllegalAccessException ex) {
			throw new UncopyableValueException(FieldAccessFactory.describe(executable) + " is not accessible", ex);
		}
	}

	private static UncopyableValueException inaccessible(Field field, IllegalAccessException ex) {
		return new UncopyableValueException("field %s is not accessible".formatted(field.getName()), ex);
	}

	private record HandleFieldAccess(Field field, MethodHandle getter,
			@Nullable MethodHandle setter) implements FieldAccess {

		@Override
		public @Nullable Object get(Object bean) {
			try {
				return (Object) this.getter.invokeExact(bean);
			}
			catch (Throwable ex) {
				throw failure(ex);
			}
		}

		@Override
		public void set(Object bean, @Nullable Object value) {
			if (this.setter == null) {
				throw new UnsupportedOperationException("Component %s of a record cannot be set".formatted(this.field));
			}
			try {
				this.setter.invokeExact(bean, value);
			}
			catch (Throwable ex) {
				throw failure(ex);
			}
		}

	}

	private record HandlePlainFields(MethodHandle copying, MethodHandle comparing) implements PlainFields {

		@Override
		public void copy(Object source, Object target) {
			try {
				this.copying.invokeExact(target, source);
			}
			catch (Throwable ex) {
				throw failure(ex);
			}
		}

		@Override
		public boolean same(Object a, Object b) {
			try {
				return (boolean) this.comparing.invokeExact(a, b);
			}
			catch (Throwable ex) {
				throw failure(ex);
			}
		}

	}

	static RuntimeException failure(Throwable ex) {
		if (ex instanceof Error error) {
			throw error;
		}
		return (ex instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
	}

}
