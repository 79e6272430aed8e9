package io.github.springdata.memory.mapping.state;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Access by core reflection.
 */
final class ReflectiveAccessFactory implements FieldAccessFactory {

	@Override
	public FieldAccess field(Field field) {
		open(field, field.getDeclaringClass());
		return new FieldAccess() {

			@Override
			public @Nullable Object get(Object bean) {
				return ReflectionUtils.getField(field, bean);
			}

			@Override
			public void set(Object bean, @Nullable Object value) {
				ReflectionUtils.setField(field, bean, value);
			}

		};
	}

	@Override
	public PlainFields plainFields(List<Field> compared, List<Field> copied) {
		List<FieldAccess> readers = compared.stream().map(this::field).toList();
		List<FieldAccess> writers = copied.stream().map(this::field).toList();
		return new PlainFields() {

			@Override
			public void copy(Object source, Object target) {
				writers.forEach((field) -> field.set(target, field.get(source)));
			}

			@Override
			public boolean same(Object a, Object b) {
				return readers.stream().allMatch((field) -> sameValue(field.get(a), field.get(b)));
			}

		};
	}

	@Override
	public Invoker invoker(Executable executable) {
		open(executable, executable.getDeclaringClass());
		return (arguments) -> {
			try {
				return (executable instanceof Constructor<?> constructor) ? constructor.newInstance(arguments)
						: ((Method) executable).invoke(null, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		};
	}

	static boolean sameValue(@Nullable Object a, @Nullable Object b) {
		return a == b || (a != null && b != null && ValueTypes.same(a, b));
	}

	static void open(AccessibleObject member, Class<?> type) {
		try {
			member.setAccessible(true);
		}
		catch (InaccessibleObjectException ex) {
			throw new UncopyableValueException("%s is not accessible; open package '%s' of module '%s' to '%s'"
				.formatted(type.getName(), type.getPackageName(), type.getModule().getName(),
						ReflectiveAccessFactory.class.getModule().isNamed()
								? ReflectiveAccessFactory.class.getModule().getName() : "ALL-UNNAMED"),
					ex);
		}
	}

}
