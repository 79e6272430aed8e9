package io.github.springdata.memory.jpa.row;

import java.lang.invoke.MethodHandle;

import org.jspecify.annotations.Nullable;

/**
 * Call of the methods that make rows.
 */
final class Factories {

	private Factories() {
	}

	static Row call(MethodHandle factory, @Nullable Object[] values) {
		try {
			return (Row) factory.invokeExact(values);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException("The factory of a row throws no checked exception", ex);
		}
	}

}
