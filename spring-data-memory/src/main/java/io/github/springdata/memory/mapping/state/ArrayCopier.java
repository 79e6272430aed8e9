package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Array;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Copier of arrays, those of objects with their elements.
 */
final class ArrayCopier implements Copier {

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		Object known = run.find(source);
		if (known != null) {
			return known;
		}
		int length = Array.getLength(source);
		Object copy = run.remember(source, Array.newInstance(source.getClass().getComponentType(), length));
		if (source instanceof @Nullable Object[] from) {
			copyElements(from, (@Nullable Object[]) copy, run);
		}
		else {
			System.arraycopy(source, 0, copy, 0, length);
		}
		return copy;
	}

	private static void copyElements(@Nullable Object[] from, @Nullable Object[] to, CopyRun run) {
		for (int i = 0; i < from.length; i++) {
			to[i] = run.copy(from[i], false);
		}
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		if (a.getClass() != b.getClass()) {
			return false;
		}
		if (a instanceof @Nullable Object[] left) {
			return !comparison.enter(a, b) || sameElements(left, (@Nullable Object[]) b, comparison);
		}
		return Arrays.deepEquals(new Object[] { a }, new Object[] { b });
	}

	private static boolean sameElements(@Nullable Object[] left, @Nullable Object[] right, Comparison comparison) {
		if (left.length != right.length) {
			return false;
		}
		for (int i = 0; i < left.length; i++) {
			if (!comparison.same(left[i], right[i])) {
				return false;
			}
		}
		return true;
	}

}
