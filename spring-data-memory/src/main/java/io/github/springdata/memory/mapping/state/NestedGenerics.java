package io.github.springdata.memory.mapping.state;

import java.util.Arrays;

import org.springframework.core.ResolvableType;

/**
 * Bound on how deep the arguments of generic types are nested. A class such as
 * {@code Chain<T>} with a field of type {@code Chain<List<T>>} has no end of types.
 */
final class NestedGenerics {

	private static final int MAX_DEPTH = 8;

	private NestedGenerics() {
	}

	/**
	 * Whether a type is nested so deep that nothing new is to be found in it.
	 */
	static boolean areTooDeep(ResolvableType type) {
		return areDeeperThan(MAX_DEPTH, type);
	}

	private static boolean areDeeperThan(int depth, ResolvableType type) {
		return Arrays.stream(type.getGenerics())
			.anyMatch((argument) -> depth == 0 || areDeeperThan(depth - 1, argument));
	}

}
