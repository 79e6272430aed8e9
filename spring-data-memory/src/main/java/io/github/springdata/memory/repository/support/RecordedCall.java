package io.github.springdata.memory.repository.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A method and the arguments with which it was called.
 *
 * @param method the method
 * @param arguments the arguments
 */
record RecordedCall(Method method, @Nullable Object[] arguments) {

	private static final @Nullable Object[] NO_ARGUMENTS = {};

	/**
	 * Records the first call of a method of an interface.
	 * @param type the interface
	 * @param call calls the method
	 * @throws IllegalArgumentException if no method is called
	 */
	@SuppressWarnings("unchecked")
	static <R> RecordedCall of(Class<?> type, Consumer<? super R> call) {
		try {
			call.accept((R) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, new Recorder()));
		}
		catch (Recorded recorded) {
			return recorded.call;
		}
		throw new IllegalArgumentException(
				"No method of %s was called; call the query method to explain on what the block is given"
					.formatted(type.getName()));
	}

	private static final class Recorder implements InvocationHandler {

		@Override
		public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			if (method.isDefault()) {
				return InvocationHandler.invokeDefault(proxy, method, arguments);
			}
			throw new Recorded(new RecordedCall(method, (arguments != null) ? arguments : NO_ARGUMENTS));
		}

	}

	/**
	 * Signal that ends the block after the first call, as there is nothing to return.
	 */
	@SuppressWarnings("serial")
	private static final class Recorded extends RuntimeException {

		private final transient RecordedCall call;

		private Recorded(RecordedCall call) {
			super(null, null, false, false);
			this.call = call;
		}

	}

}
