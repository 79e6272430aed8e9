package io.github.springdata.memory.jpa.model;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * Access to members by reflection. Method handles that are no constants are not faster,
 * and code is generated for each when they are made.
 */
final class MemberAccess {

	private MemberAccess() {
	}

	/**
	 * Exception for a member that is not open to this module.
	 */
	static final class InaccessibleException extends RuntimeException {

		InaccessibleException(String message, Exception cause) {
			super(message, cause);
		}

	}

	static AttributeAccess of(Field field) {
		open(field, field.getDeclaringClass());
		return new OfField(field, field.getDeclaringClass().isRecord());
	}

	static AttributeAccess of(Method getter, @Nullable Method setter) {
		open(getter, getter.getDeclaringClass());
		if (setter != null) {
			open(setter, setter.getDeclaringClass());
		}
		return new OfMethods(getter, setter);
	}

	/**
	 * Makes a method or constructor callable.
	 */
	static <E extends Executable> E open(E executable) {
		open(executable, executable.getDeclaringClass());
		return executable;
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

	static @Nullable Object call(Method method, Object target, @Nullable Object... arguments) {
		try {
			return method.invoke(target, arguments);
		}
		catch (ReflectiveOperationException ex) {
			throw failure(ex);
		}
	}

	static Object create(Constructor<?> constructor, @Nullable Object... arguments) {
		try {
			return constructor.newInstance(arguments);
		}
		catch (ReflectiveOperationException ex) {
			throw failure(ex);
		}
	}

	private static RuntimeException failure(ReflectiveOperationException ex) {
		Throwable cause = (ex instanceof InvocationTargetException call) ? call.getTargetException() : ex;
		if (cause instanceof Error error) {
			throw error;
		}
		return (cause instanceof RuntimeException failure) ? failure : new IllegalStateException(cause);
	}

	private static IllegalStateException immutable(String name, Object bean) {
		return new IllegalStateException("Component %s of %s cannot be set, as records are immutable".formatted(name,
				bean.getClass().getName()));
	}

	/**
	 * Access by a field.
	 */
	private record OfField(Field field, boolean record) implements AttributeAccess {

		@Override
		public @Nullable Object get(Object bean) {
			try {
				return this.field.get(bean);
			}
			catch (IllegalAccessException ex) {
				throw failure(ex);
			}
		}

		@Override
		public void set(Object bean, @Nullable Object value) {
			if (this.record) {
				throw immutable(this.field.getName(), bean);
			}
			try {
				this.field.set(bean, value);
			}
			catch (IllegalAccessException ex) {
				throw failure(ex);
			}
		}

		@Override
		public @Nullable Member setter() {
			return this.record ? null : this.field;
		}

	}

	/**
	 * Access by a getter, and a setter unless it is the accessor of a record.
	 */
	private record OfMethods(Method getter, @Nullable Method setter) implements AttributeAccess {

		@Override
		public @Nullable Object get(Object bean) {
			return call(this.getter, bean);
		}

		@Override
		public void set(Object bean, @Nullable Object value) {
			if (this.setter == null) {
				throw immutable(this.getter.getName(), bean);
			}
			call(this.setter, bean, value);
		}

	}

}
