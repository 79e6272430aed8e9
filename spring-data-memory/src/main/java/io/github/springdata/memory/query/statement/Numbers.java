package io.github.springdata.memory.query.statement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

import io.github.springdata.memory.query.Expression.Arithmetic.Operator;
import io.github.springdata.memory.query.execution.ValueConversion;
import io.github.springdata.memory.message.MessageText;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Arithmetic. The type of a result is that of the operand whose type comes later in the
 * order {@code Integer, Long, BigInteger, BigDecimal, Float, Double}, as Jakarta's
 * numeric promotion wants it. What does not fit its type, and a division by zero, is an
 * error, never a wrong value.
 */
final class Numbers {

	private static final List<Class<?>> ORDER = List.of(Integer.class, Long.class, BigInteger.class, BigDecimal.class,
			Float.class, Double.class);

	private Numbers() {
	}

	/**
	 * The type of the result of two operands.
	 */
	static Class<?> promote(Class<?> left, Class<?> right) {
		if (left == Object.class || right == Object.class) {
			return Object.class;
		}
		return ORDER.get(Math.max(rank(left), rank(right)));
	}

	private static int rank(Class<?> type) {
		return Math.max(0, ORDER.indexOf(type));
	}

	static Number compute(Operator operator, Number left, Number right) {
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
	 * The number itself.
	 * @throws ArithmeticException if it is too long to be computed with, or written out
	 */
	static <N extends Number> N bounded(N number) {
		if (!ValueConversion.isBounded(number)) {
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

	static Number negate(Number number) {
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

	static Number abs(Number number) {
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

	static int sign(Number number) {
		return (int) Math.signum(decimalSign(number));
	}

	static Number remainder(Number left, Number right) {
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
	 * @throws ArithmeticException if it is not finite
	 */
	static BigDecimal decimal(Number number) {
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
	 * @throws ArithmeticException if it does not fit
	 */
	static Number narrow(BigDecimal value, Class<?> type) {
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
	 * Compares two numbers of any types by value.
	 */
	static int compare(Number left, Number right) {
		boolean special = isSpecial(left) || isSpecial(right);
		return special ? Double.compare(left.doubleValue(), right.doubleValue())
				: decimal(left).compareTo(decimal(right));
	}

	private static boolean isSpecial(Number number) {
		return (number instanceof Double || number instanceof Float) && !Double.isFinite(number.doubleValue());
	}

	static InvalidDataAccessApiUsageException failure(String what, @Nullable Exception cause) {
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
				.formatted(ValueConversion.MAXIMUM_DIGITS));
		}

	}

}
