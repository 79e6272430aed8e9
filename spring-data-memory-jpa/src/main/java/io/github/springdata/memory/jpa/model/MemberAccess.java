package io.github.springdata.memory.jpa.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * Access to an attribute by method handles.
 *
 * @param name the name of the member in errors
 * @param getter reads the attribute of an {@code Object}
 * @param setter writes it; {@code null} for the component of a record
 */
record MemberAccess(String name, MethodHandle getter, @Nullable MethodHandle setter) implements AttributeAccess {

	private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

	private static final MethodType GET = MethodType.methodType(Object.class, Object.class);

	private static final MethodType SET = MethodType.methodType(void.class, Object.class, Object.class);

	/**
	 * Exception for a member that is not open to this module.
	 */
	static final class InaccessibleException extends RuntimeException {

		InaccessibleException(String message, Exception cause) {
			super(message, cause);
		}

	}

	static MemberAccess of(Field field) {
		open(field, field.getDeclaringClass());
		try {
			MethodHandle setter = field.getDeclaringClass().isRecord() ? null
					: LOOKUP.unreflectSetter(field).asType(SET);
			return new MemberAccess(field.getName(), LOOKUP.unreflectGetter(field).asType(GET), setter);
		}
		catch (IllegalAccessException ex) {
			throw new InaccessibleException("field %s is not accessible".formatted(field), ex);
		}
	}

	static MemberAccess of(Method getter, @Nullable Method setter) {
		MethodHandle write = (setter != null) ? method(setter).asType(SET) : null;
		return new MemberAccess(getter.getName(), method(getter).asType(GET), write);
	}

	static MethodHandle method(Method method) {
		open(method, method.getDeclaringClass());
		try {
			return LOOKUP.unreflect(method);
		}
		catch (IllegalAccessException ex) {
			throw new InaccessibleException("method %s is not accessible".formatted(method), ex);
		}
	}

	static MethodHandle constructor(Constructor<?> constructor) {
		open(constructor, constructor.getDeclaringClass());
		try {
			return LOOKUP.unreflectConstructor(constructor);
		}
		catch (IllegalAccessException ex) {
			throw new InaccessibleException("constructor %s is not accessible".formatted(constructor), ex);
		}
	}

	private static void open(AccessibleObject member, Class<?> type) {
		try {
			member.setAccessible(true);
		}
		catch (InaccessibleObjectException ex) {
			throw new InaccessibleException("%s is not accessible; open package '%s' of module '%s'"
				.formatted(type.getName(), type.getPackageName(), type.getModule().getName()), ex);
		}
	}

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
			throw new IllegalStateException("Component %s of %s cannot be set, as records are immutable"
				.formatted(this.name, bean.getClass().getName()));
		}
		try {
			this.setter.invokeExact(bean, value);
		}
		catch (Throwable ex) {
			throw failure(ex);
		}
	}

	static RuntimeException failure(Throwable ex) {
		if (ex instanceof Error error) {
			throw error;
		}
		return (ex instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
	}

}
