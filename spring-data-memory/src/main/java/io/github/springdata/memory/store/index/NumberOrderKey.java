package io.github.springdata.memory.store.index;

import java.math.BigDecimal;

/**
 * The key of a number among those of other types, as {@link NumberKeys} makes it, with
 * its place in their order.
 *
 * @param number a {@code Long}, a {@code BigDecimal} or a {@code Double}
 */
record NumberOrderKey(Object number) implements Comparable<NumberOrderKey> {

	@Override
	public int compareTo(NumberOrderKey other) {
		return compare(this.number, other.number);
	}

	static int compare(Object left, Object right) {
		if (left instanceof Double || right instanceof Double) {
			return Double.compare(place(left), place(right));
		}
		return decimal(left).compareTo(decimal(right));
	}

	/**
	 * The place of a number among those that have no decimal value: the zero below zero,
	 * the infinities, and what is no number. Others are on one side of each of them,
	 * which their sign says.
	 */
	private static double place(Object number) {
		return (number instanceof Double special) ? special : decimal(number).signum();
	}

	private static BigDecimal decimal(Object number) {
		return (number instanceof BigDecimal decimal) ? decimal : BigDecimal.valueOf((Long) number);
	}

	@Override
	public String toString() {
		return this.number.toString();
	}

}
