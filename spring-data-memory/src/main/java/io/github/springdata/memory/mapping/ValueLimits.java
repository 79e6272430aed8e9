package io.github.springdata.memory.mapping;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotationAttributes;

/**
 * Limits of the values that a column of Jakarta Persistence can hold. What a database
 * would cut off or round is refused.
 *
 * @param length the greatest number of characters or bytes, 0 for any
 * @param precision the greatest number of digits of a decimal, 0 for any
 * @param scale the greatest number of its digits behind the point
 * @param present whether there must be a value: of a collection, each element
 */
record ValueLimits(int length, int precision, int scale, boolean present) {

	/** What a column has that says nothing about it. */
	private static final int UNSAID = 255;

	/**
	 * The limits that a column declares.
	 * @param several whether the column is one of elements
	 * @return the limits, or {@code null} if there are none
	 */
	static @Nullable ValueLimits of(AnnotationAttributes column, boolean several) {
		int length = (column.get("length") instanceof Integer value && value != UNSAID) ? value : 0;
		int precision = (column.get("precision") instanceof Integer value) ? value : 0;
		int scale = (column.get("scale") instanceof Integer value) ? value : 0;
		boolean present = several && Boolean.FALSE.equals(column.get("nullable"));
		return (length > 0 || precision > 0 || scale > 0 || present)
				? new ValueLimits(length, precision, scale, present) : null;
	}

	/**
	 * Says why a value is beyond the limits.
	 * @param value a value, or {@code null}
	 * @return the problem, or {@code null} if it is not
	 */
	@Nullable String problem(@Nullable Object value) {
		if (value == null) {
			return this.present ? "has an element that is null" : null;
		}
		if (value instanceof BigDecimal decimal) {
			return problem(decimal);
		}
		int length = (value instanceof CharSequence text) ? text.length()
				: (value instanceof byte[] bytes) ? bytes.length : 0;
		return (this.length > 0 && length > this.length)
				? "has a length of %d, but may have one of %d".formatted(length, this.length) : null;
	}

	private @Nullable String problem(BigDecimal value) {
		BigDecimal plain = value.stripTrailingZeros();
		int fraction = Math.max(0, plain.scale());
		if ((this.precision > 0 || this.scale > 0) && fraction > this.scale) {
			return "has %d digits behind the point, but may have %d".formatted(fraction, this.scale);
		}
		int integer = Math.max(0, plain.precision() - plain.scale());
		return (this.precision > 0 && integer > this.precision - this.scale)
				? "has %d digits before the point, but may have %d".formatted(integer, this.precision - this.scale)
				: null;
	}

}
