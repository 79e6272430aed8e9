package io.github.springdata.memory.core;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.projection.MethodInterceptorFactory;
import org.springframework.data.projection.TargetAware;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * Method of an interface by which a projection gives a property: a getter, or one with
 * the very name of the property, as a record has it.
 *
 * @param property the name of the property
 * @param method the method
 */
record ProjectionAccessor(String property, Method method) {

	/**
	 * The accessors of an interface, each property once.
	 * @throws IllegalArgumentException if it has a method that cannot be served
	 */
	static Collection<ProjectionAccessor> of(Class<?> type) {
		Map<String, ProjectionAccessor> accessors = new TreeMap<>();
		for (Method method : type.getMethods()) {
			if (isAsked(method)) {
				Assert.isTrue(method.getParameterCount() == 0 && method.getReturnType() != void.class,
						() -> "Method '%s' of projection %s is no accessor of a property; give it a @Value expression or a body, or remove it"
							.formatted(method.getName(), type.getName()));
				ProjectionAccessor accessor = new ProjectionAccessor(property(method), method);
				accessors.merge(accessor.property, accessor, ProjectionAccessor::narrower);
			}
		}
		return accessors.values();
	}

	private static boolean isAsked(Method method) {
		return Modifier.isAbstract(method.getModifiers()) && !isSetter(method)
				&& !ReflectionUtils.isObjectMethod(method) && method.getDeclaringClass() != TargetAware.class
				&& !isExpression(method);
	}

	private static boolean isExpression(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, Value.class);
	}

	private static boolean isSetter(Method method) {
		return method.getParameterCount() == 1 && isPrefixed(method, "set");
	}

	private ProjectionAccessor narrower(ProjectionAccessor other) {
		return this.method.getReturnType().isAssignableFrom(other.method.getReturnType()) ? other : this;
	}

	/**
	 * Whether an interface has expressions, which see the whole object.
	 */
	static boolean isOpen(Class<?> type) {
		return Arrays.stream(type.getMethods()).anyMatch(ProjectionAccessor::isExpression);
	}

	/**
	 * Refuses accessors that an object itself cannot serve, as only those of records are
	 * named like properties.
	 */
	static void requireOf(Class<?> type, Class<?> object) {
		for (ProjectionAccessor accessor : of(type)) {
			Assert.isTrue(object.isRecord() || isGetter(accessor.method),
					() -> "Method '%s' of projection %s reads a property of %s and needs the name of a getter"
						.formatted(accessor.method.getName(), type.getName(), object.getName()));
		}
	}

	private static boolean isGetter(Method method) {
		return isPrefixed(method, "get") || (isPrefixed(method, "is") && isBoolean(method.getReturnType()));
	}

	private static boolean isBoolean(Class<?> type) {
		return type == boolean.class || type == Boolean.class;
	}

	private static boolean isPrefixed(Method method, String prefix) {
		return method.getName().startsWith(prefix) && method.getName().length() > prefix.length();
	}

	private static String property(Method method) {
		String name = method.getName();
		boolean prefixed = isGetter(method) || isSetter(method);
		return prefixed ? Introspector.decapitalize(name.substring(name.startsWith("is") ? 2 : 3)) : name;
	}

	/**
	 * Interceptor by which proxies read their properties from maps.
	 */
	static final class OfMaps implements MethodInterceptorFactory {

		@Override
		public boolean supports(Object source, Class<?> targetType) {
			return source instanceof Map;
		}

		@Override
		@SuppressWarnings("unchecked")
		public MethodInterceptor createMethodInterceptor(Object source, Class<?> targetType) {
			return (invocation) -> invoke((Map<String, @Nullable Object>) source, invocation);
		}

		private static @Nullable Object invoke(Map<String, @Nullable Object> properties, MethodInvocation invocation)
				throws Throwable {
			Method method = invocation.getMethod();
			if (ReflectionUtils.isObjectMethod(method)) {
				return invocation.proceed();
			}
			return isSetter(method) ? properties.put(property(method), invocation.getArguments()[0])
					: properties.get(property(method));
		}

	}

}
