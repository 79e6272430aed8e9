package io.github.springdata.memory.store.index;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Sort of keys that are all numbers of one class, by their bits rather than by
 * comparisons: a radix sort from the least significant digit on [1]. It is stable, so
 * that the slots of equal keys stay in their order.
 *
 * <h2>References</h2>
 * <ol>
 * <li>Donald E. Knuth: The Art of Computer Programming, volume 3, 2nd edition, 1998,
 * section 5.2.5.</li>
 * </ol>
 */
final class NumericKeys {

	private static final int DIGIT = 11;

	private static final int DIGITS = 1 << DIGIT;

	private long[] codes;

	private int[] positions;

	private NumericKeys(long[] codes) {
		this.codes = codes;
		this.positions = new int[codes.length];
		Arrays.setAll(this.positions, (i) -> i);
	}

	/**
	 * Sorts keys.
	 * @param keys the keys
	 * @return the positions of the keys in ascending order, {@code null} unless the keys
	 * are numbers of one class
	 */
	static int @Nullable [] sort(Object[] keys) {
		long[] codes = new long[keys.length];
		Class<?> type = keys[0].getClass();
		for (int i = 0; i < codes.length; i++) {
			if (keys[i].getClass() != type || !isNumeric(type)) {
				return null;
			}
			codes[i] = code((Number) keys[i]);
		}
		return new NumericKeys(codes).sort();
	}

	private static boolean isNumeric(Class<?> type) {
		return type == Double.class || type == Long.class || type == Integer.class || type == Float.class
				|| type == Short.class || type == Byte.class;
	}

	/**
	 * A number whose unsigned order is the order of keys.
	 */
	private static long code(Number key) {
		if (key instanceof Double || key instanceof Float) {
			long bits = Double.doubleToLongBits(key.doubleValue());
			return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
		}
		return key.longValue() ^ Long.MIN_VALUE;
	}

	private int[] sort() {
		for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
			sortByDigit(shift);
		}
		return this.positions;
	}

	private void sortByDigit(int shift) {
		int[] ends = new int[DIGITS + 1];
		for (long code : this.codes) {
			ends[digit(code, shift) + 1]++;
		}
		if (ends[digit(this.codes[0], shift) + 1] == this.codes.length) {
			return;
		}
		for (int i = 1; i < DIGITS; i++) {
			ends[i] += ends[i - 1];
		}
		long[] codes = new long[this.codes.length];
		int[] positions = new int[codes.length];
		for (int i = 0; i < codes.length; i++) {
			int target = ends[digit(this.codes[i], shift)]++;
			codes[target] = this.codes[i];
			positions[target] = this.positions[i];
		}
		this.codes = codes;
		this.positions = positions;
	}

	private static int digit(long code, int shift) {
		return (int) (code >>> shift) & (DIGITS - 1);
	}

}
