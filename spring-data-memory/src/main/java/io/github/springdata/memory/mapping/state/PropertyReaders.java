package io.github.springdata.memory.mapping.state;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

import org.springframework.core.NativeDetector;
import org.springframework.data.mapping.PersistentProperty;
import org.springframework.util.ReflectionUtils;

/**
 * Factory of the readers of properties. State is what fields hold, so that is what is
 * read; getters are called only for properties without a field or with property access.
 */
public final class PropertyReaders {

	private static final MethodType READ = MethodType.methodType(Object.class, Object.class);

	private PropertyReaders() {
	}

	/**
	 * The fastest reader of a property.
	 * @param property the property
	 * @return the reader
	 */
	public static PropertyReader of(PersistentProperty<?> property) {
		Field field = property.getField();
		Method getter = property.getGetter();
		if (field != null && (getter == null || !property.usePropertyAccess())) {
			return ofField(field);
		}
		if (getter == null) {
			throw new UncopyableValueException("Property '%s' of %s cannot be read; it has neither a field nor a getter"
				.formatted(property.getName(), property.getOwner().getName()));
		}
		return ofGetter(getter);
	}

	static PropertyReader ofField(Field field) {
		if (NativeDetector.inNativeImage()) {
			return reflective(field);
		}
		try {
			return GeneratedReader.of(field);
		}
		catch (ReflectiveOperationException | LinkageError | RuntimeException ex) {
			return reflective(field);
		}
	}

	static PropertyReader reflective(Field field) {
		Members.open(field, field.getDeclaringClass());
		return (bean) -> ReflectionUtils.getField(field, bean);
	}

	static PropertyReader ofGetter(Method getter) {
		if (NativeDetector.inNativeImage()) {
			return reflective(getter);
		}
		try {
			return linked(getter);
		}
		catch (Throwable ex) { // not accessible for lambdas: reflection says why, or
								// works
			return reflective(getter);
		}
	}

	static PropertyReader reflective(Method getter) {
		Members.open(getter, getter.getDeclaringClass());
		return (bean) -> ReflectionUtils.invokeMethod(getter, bean);
	}

	/**
	 * Links a getter as if a lambda in its class called it.
	 */
	private static PropertyReader linked(Method getter) throws Throwable {
		Class<?> type = getter.getDeclaringClass();
		MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
		CallSite site = LambdaMetafactory.metafactory(lookup, "read", MethodType.methodType(PropertyReader.class), READ,
				lookup.unreflect(getter),
				MethodType.methodType(MethodType.methodType(getter.getReturnType()).wrap().returnType(), type));
		return (PropertyReader) site.getTarget().invoke();
	}

}
