package io.github.springdata.memory.store.index;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.collection.Portions;

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

	private NumericKeys(int size) {
		this.codes = new long[size];
		this.positions = new int[size];
	}

	/**
	 * Sorts keys.
	 * @param keys the keys
	 * @return the positions of the keys in ascending order, {@code null} unless the keys
	 * are numbers of one class
	 */
	static int @Nullable [] sort(Object[] keys) {
		Class<?> type = keys[0].getClass();
		NumericKeys numbers = new NumericKeys(keys.length);
		boolean alike = isNumeric(type) && Portions.allMatch(keys.length, (from, to) -> numbers.read(keys, from, to));
		return alike ? numbers.sort() : null;
	}

	/**
	 * Read keys, unless they are not of the class of the first one.
	 */
	private boolean read(Object[] keys, int from, int to) {
		for (int i = from; i < to; i++) {
			if (keys[i].getClass() != keys[0].getClass()) {
				return false;
			}
			this.codes[i] = code((Number) keys[i]);
			this.positions[i] = i;
		}
		return true;
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
		Portions.forEach(this.codes.length, (from, to) -> count(shift, from, to, ends));
		if (ends[digit(this.codes[0], shift) + 1] == this.codes.length) {
			return;
		}
		for (int i = 1; i < DIGITS; i++) {
			ends[i] += ends[i - 1];
		}
		long[] codes = new long[this.codes.length];
		int[] positions = new int[codes.length];
		Portions.forEach(codes.length, (from, to) -> move(shift, from, to, ends, codes, positions));
		this.codes = codes;
		this.positions = positions;
	}

	private void count(int shift, int from, int to, int[] ends) {
		for (int i = from; i < to; i++) {
			ends[digit(this.codes[i], shift) + 1]++;
		}
	}

	private void move(int shift, int from, int to, int[] ends, long[] codes, int[] positions) {
		for (int i = from; i < to; i++) {
			int target = ends[digit(this.codes[i], shift)]++;
			codes[target] = this.codes[i];
			positions[target] = this.positions[i];
		}
	}

	private static int digit(long code, int shift) {
		return (int) (code >>> shift) & (DIGITS - 1);
	}

}
