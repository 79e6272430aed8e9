package io.github.springdata.memory.repository.state;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

import org.springframework.util.ClassUtils;

/**
 * Takes note of every object that goes into an interface and comes out of it, and of what
 * goes into and comes out of the interfaces of the library that it returns.
 */
final class Recorder {

	private static final String LIBRARY = "io.github.springdata.memory.core";

	private final List<Object> seen = new ArrayList<>();

	<T> T watch(Class<T> type, T target) {
		return type.cast(proxy(target, type));
	}

	private Object proxy(Object target, Class<?>... types) {
		return Proxy.newProxyInstance(getClass().getClassLoader(), types,
				(proxy, method, arguments) -> call(target, method, arguments));
	}

	private Object call(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			if (arguments != null) {
				this.seen.addAll(List.of(arguments));
			}
			method.setAccessible(true);
			return result(method.invoke(target, arguments));
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private Object result(Object result) {
		if (result instanceof Stream<?> stream) {
			return stream.peek(this::add);
		}
		if (result != null && result.getClass().getPackageName().equals(LIBRARY)) {
			return proxy(result, ClassUtils.getAllInterfaces(result));
		}
		return add(result);
	}

	<T> T add(T object) {
		if (object != null && !(object instanceof BaseStream<?, ?>)) {
			this.seen.add(object);
		}
		return object;
	}

	/**
	 * All objects so far.
	 */
	List<Object> seen() {
		return this.seen;
	}

}
