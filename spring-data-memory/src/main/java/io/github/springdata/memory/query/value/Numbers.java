package io.github.springdata.memory.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.syntax.Expression.Arithmetic.Operator;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Arithmetic. The type of a result is that of the operand whose type comes later in the
 * order {@code Integer, Long, BigInteger, BigDecimal, Float, Double}, as Jakarta's
 * numeric promotion wants it. What does not fit its type, and a division by zero, is an
 * error, never a wrong value.
 */
public final class Numbers {

	/**
	 * The greatest number of digits that is computed with, and the greatest scale, which
	 * may be as far below zero.
	 */
	public static final int MAXIMUM_DIGITS = 10_000;

	private static final int MAXIMUM_BITS = (int) (MAXIMUM_DIGITS / Math.log10(2));

	private static final List<Class<?>> ORDER = List.of(Integer.class, Long.class, BigInteger.class, BigDecimal.class,
			Float.class, Double.class);

	private Numbers() {
	}

	/**
	 * The type of the result of two operands.
	 * @param left the type of an operand
	 * @param right the type of the other operand
	 * @return the type of the result, {@code Object} if either is not known
	 */
	public static Class<?> promote(Class<?> left, Class<?> right) {
		if (left == Object.class || right == Object.class) {
			return Object.class;
		}
		return ORDER.get(Math.max(rank(left), rank(right)));
	}

	private static int rank(Class<?> type) {
		return Math.max(0, ORDER.indexOf(type));
	}

	/**
	 * The result of an operation.
	 * @param operator the operation
	 * @param left an operand
	 * @param right the other operand
	 * @return the result, of the type that both promote to
	 * @throws InvalidDataAccessApiUsageException if the result does not fit that type
	 */
	public static Number compute(Operator operator, Number left, Number right) {
		try {
			return switch (Math.max(rank(left.getClass()), rank(right.getClass()))) {
				case 0 -> Math.toIntExact(compute(operator, left.longValue(), right.longValue()));
				case 1 -> compute(operator, left.longValue(), right.longValue());
				case 2 -> bounded(compute(operator, integer(bounded(left)), integer(bounded(right))));
				case 3 -> bounded(compute(operator, decimal(bounded(left)), decimal(bounded(right))));
				case 4 -> (float) compute(operator, left.floatValue(), right.floatValue());
				default -> compute(operator, left.doubleValue(), right.doubleValue());
			};
		}
		catch (ArithmeticException ex) {
			throw failure("%s %s %s".formatted(MessageText.of(left), operator, MessageText.of(right)), ex);
		}
	}

	private static BigInteger integer(Number number) {
		return (number instanceof BigInteger integer) ? integer : BigInteger.valueOf(number.longValue());
	}

	/**
	 * Whether a number can be computed with, or written out, at a cost that its own size
	 * explains. A decimal number such as {@code 1e300000000} has few digits as long as it
	 * is compared only.
	 * @param number the number
	 * @return whether it has no more than {@link #MAXIMUM_DIGITS} digits, and no greater
	 * scale
	 */
	public static boolean isBounded(Number number) {
		if (number instanceof BigDecimal decimal) {
			return decimal.scale() <= MAXIMUM_DIGITS && decimal.scale() >= -MAXIMUM_DIGITS
					&& decimal.unscaledValue().bitLength() <= MAXIMUM_BITS;
		}
		return !(number instanceof BigInteger integer) || integer.bitLength() <= MAXIMUM_BITS;
	}

	/**
	 * The number itself, if it can be computed with at a cost that its length explains.
	 * @param <N> the type of the number
	 * @param number the number
	 * @return the same number
	 * @throws ArithmeticException if it is too long to be computed with, or written out
	 */
	public static <N extends Number> N bounded(N number) {
		if (!isBounded(number)) {
			throw new UnboundedException();
		}
		return number;
	}

	private static long compute(Operator operator, long left, long right) {
		return switch (operator) {
			case ADD -> Math.addExact(left, right);
			case SUBTRACT -> Math.subtractExact(left, right);
			case MULTIPLY -> Math.multiplyExact(left, right);
			case DIVIDE -> (left == Long.MIN_VALUE && right == -1) ? Math.negateExact(left) : left / right;
			case CONCATENATE -> throw new IllegalStateException();
		};
	}

	private static BigInteger compute(Operator operator, BigInteger left, BigInteger right) {
		return switch (operator) {
			case ADD -> left.add(right);
			case SUBTRACT -> left.subtract(right);
			case MULTIPLY -> left.multiply(right);
			case DIVIDE -> left.divide(right);
			case CONCATENATE -> throw new IllegalStateException();
		};
	}

	private static BigDecimal compute(Operator operator, BigDecimal left, BigDecimal right) {
		return switch (operator) {
			case ADD -> left.add(right);
			case SUBTRACT -> left.subtract(right);
			case MULTIPLY -> left.multiply(right);
			case DIVIDE -> left.divide(right, MathContext.DECIMAL128);
			case CONCATENATE -> throw new IllegalStateException();
		};
	}

	private static double compute(Operator operator, double left, double right) {
		return switch (operator) {
			case ADD -> left + right;
			case SUBTRACT -> left - right;
			case MULTIPLY -> left * right;
			case DIVIDE -> left / nonZero(right);
			case CONCATENATE -> throw new IllegalStateException();
		};
	}

	private static double nonZero(double divisor) {
		if (divisor == 0) {
			throw new ArithmeticException("/ by zero");
		}
		return divisor;
	}

	/**
	 * The negative number.
	 * @param number the number
	 * @return the number with the other sign
	 * @throws InvalidDataAccessApiUsageException if it does not fit the type
	 */
	public static Number negate(Number number) {
		try {
			if (number instanceof Double || number instanceof Float) {
				return (number instanceof Float) ? (Number) (-number.floatValue()) : (Number) (-number.doubleValue());
			}
			return (number instanceof BigDecimal decimal) ? bounded(decimal).negate()
					: compute(Operator.SUBTRACT, 0, number);
		}
		catch (ArithmeticException ex) {
			throw failure("-" + MessageText.of(number), ex);
		}
	}

	/**
	 * The number without its sign.
	 * @param number the number
	 * @return the absolute number
	 * @throws InvalidDataAccessApiUsageException if it does not fit the type
	 */
	public static Number abs(Number number) {
		try {
			return (decimalSign(bounded(number)) < 0) ? negate(number) : number;
		}
		catch (ArithmeticException ex) {
			throw failure("abs(%s)".formatted(MessageText.of(number)), ex);
		}
	}

	private static double decimalSign(Number number) {
		if (number instanceof BigInteger integer) {
			return integer.signum();
		}
		return (number instanceof BigDecimal decimal) ? decimal.signum() : number.doubleValue();
	}

	/**
	 * The sign of a number.
	 * @param number the number
	 * @return -1, 0 or 1
	 */
	public static int sign(Number number) {
		return (int) Math.signum(decimalSign(number));
	}

	/**
	 * The remainder of a division.
	 * @param left the dividend
	 * @param right the divisor
	 * @return the remainder, with the sign of the dividend
	 * @throws InvalidDataAccessApiUsageException if the divisor is zero
	 */
	public static Number remainder(Number left, Number right) {
		try {
			BigDecimal result = decimal(bounded(left)).remainder(decimal(bounded(right)));
			return narrow(result, promote(left.getClass(), right.getClass()));
		}
		catch (ArithmeticException ex) {
			throw failure("mod(%s, %s)".formatted(MessageText.of(left), MessageText.of(right)), ex);
		}
	}

	/**
	 * The number as a decimal one, the one that it prints as.
	 * @param number the number
	 * @return the decimal number
	 * @throws ArithmeticException if it is not finite
	 */
	public static BigDecimal decimal(Number number) {
		if (number instanceof BigDecimal decimal) {
			return decimal;
		}
		if (number instanceof BigInteger integer) {
			return new BigDecimal(integer);
		}
		if (number instanceof Double || number instanceof Float) {
			if (!Double.isFinite(number.doubleValue())) {
				throw new ArithmeticException("not a finite number");
			}
			return new BigDecimal(number.toString());
		}
		return BigDecimal.valueOf(number.longValue());
	}

	/**
	 * A decimal number as another type.
	 * @param value the decimal number
	 * @param type the other type
	 * @return the number as that type
	 * @throws ArithmeticException if it does not fit
	 */
	public static Number narrow(BigDecimal value, Class<?> type) {
		if (type == Integer.class || type == Short.class || type == Byte.class) {
			return value.intValueExact();
		}
		if (type == Long.class) {
			return value.longValueExact();
		}
		if (type == BigInteger.class) {
			return bounded(value).toBigIntegerExact();
		}
		if (type == Float.class) {
			return finite(value.floatValue());
		}
		return (type == Double.class) ? finite(value.doubleValue()) : value;
	}

	private static <N extends Number> Number finite(N value) {
		if (!Double.isFinite(value.doubleValue())) {
			throw new ArithmeticException("overflow");
		}
		return value;
	}

	/**
	 * Compares two numbers of any types by value. The zero below zero is less than any
	 * other zero, and what is no number greater than any number.
	 * @param left a number
	 * @param right another number
	 * @return a negative number, zero or a positive number
	 */
	public static int compare(Number left, Number right) {
		boolean special = isSpecial(left) || isSpecial(right);
		return special ? Double.compare(place(left), place(right)) : compareFinite(left, right);
	}

	/**
	 * The place of a number among those that are none or infinite, which no finite number
	 * is too large for.
	 */
	private static double place(Number number) {
		return isSpecial(number) ? number.doubleValue() : 0;
	}

	/**
	 * The zero below zero is less than any other zero, as {@link Double#compare} has it.
	 */
	private static int compareFinite(Number left, Number right) {
		int result = decimal(left).compareTo(decimal(right));
		return (result != 0) ? result : Boolean.compare(isZeroBelow(right), isZeroBelow(left));
	}

	private static boolean isZeroBelow(Number number) {
		return (number instanceof Double || number instanceof Float) && number.doubleValue() == 0
				&& 1 / number.doubleValue() < 0;
	}

	/**
	 * Whether a number is none, or infinite.
	 * @param number the number
	 * @return whether it is
	 */
	public static boolean isSpecial(Number number) {
		return (number instanceof Double || number instanceof Float) && !Double.isFinite(number.doubleValue());
	}

	/**
	 * Whether a number has a decimal value: {@code NaN}, the infinities and the zero
	 * below zero have none.
	 */
	static boolean isDecimal(Number number) {
		return !isSpecial(number) && !isZeroBelow(number);
	}

	/**
	 * The error that says what cannot be computed.
	 * @param what the operation
	 * @param cause what went wrong, or {@code null} if an operand is no number
	 * @return the error, to be thrown
	 */
	public static InvalidDataAccessApiUsageException failure(String what, @Nullable Exception cause) {
		String reason = (cause != null) ? cause.getMessage() : "no number";
		String remedy = (cause instanceof UnboundedException) ? "leave such rows out"
				: "cast an operand to a larger type, or leave such rows out";
		return new InvalidDataAccessApiUsageException("Cannot compute %s: %s; %s".formatted(what, reason, remedy),
				cause);
	}

	/**
	 * The number is too long.
	 */
	private static final class UnboundedException extends ArithmeticException {

		UnboundedException() {
			super("a number has more than %1$,d digits, or a scale that is not between -%1$,d and %1$,d"
				.formatted(MAXIMUM_DIGITS));
		}

	}

}
