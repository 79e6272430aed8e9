package io.github.springdata.memory.query.value;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.index.IndexKeys;
import org.springframework.util.ClassUtils;

/**
 * Conversion of an operand to the type of the property it is compared with. Numbers
 * convert to any type of number that holds the same value; that value is the decimal one
 * that the number prints as, so that {@code 0.1} stays {@code 0.1}.
 */
public final class ValueConversion {

	private ValueConversion() {
	}

	/**
	 * Converts a value.
	 * @param value the value
	 * @param type the type, not a primitive one
	 * @return the value as an instance of the type, or {@code null} if it does not fit
	 */
	public static @Nullable Object convert(Object value, Class<?> type) {
		if (type.isInstance(value)) {
			return value;
		}
		if (value instanceof Number number && Number.class.isAssignableFrom(type)) {
			return convertNumber(number, type);
		}
		if (type == String.class && (value instanceof CharSequence || value instanceof Character)) {
			return value.toString();
		}
		if (type == Character.class && value instanceof String string && string.length() == 1) {
			return string.charAt(0);
		}
		return (type.isArray() && value.getClass().isArray()) ? convertArray(value, type.getComponentType()) : null;
	}

	private static @Nullable Object convertArray(Object array, Class<?> type) {
		int length = Array.getLength(array);
		Object converted = Array.newInstance(type, length);
		for (int i = 0; i < length; i++) {
			Object element = Array.get(array, i);
			Object fitting = (element != null) ? convert(element, ClassUtils.resolvePrimitiveIfNecessary(type)) : null;
			if (fitting == null && (element != null || type.isPrimitive())) {
				return null;
			}
			Array.set(converted, i, fitting);
		}
		return converted;
	}

	private static @Nullable Object convertNumber(Number number, Class<?> type) {
		if (type == Double.class && number instanceof Integer) {
			return number.doubleValue();
		}
		if (!Numbers.isDecimal(number)) {
			return (type == Double.class) ? (Object) number.doubleValue()
					: (type == Float.class) ? (Object) number.floatValue() : null;
		}
		BigDecimal decimal = Numbers.decimal(number);
		if (type == BigDecimal.class) {
			return decimal;
		}
		return (type == Double.class || type == Float.class) ? floating(decimal, type) : integral(decimal, type);
	}

	private static @Nullable Object floating(BigDecimal decimal, Class<?> type) {
		double widest = (type == Double.class) ? decimal.doubleValue() : decimal.floatValue();
		if (!Double.isFinite(widest)) {
			return null;
		}
		Object result = (type == Double.class) ? (Object) widest : (Object) (float) widest;
		return (new BigDecimal(result.toString()).compareTo(decimal) == 0) ? result : null;
	}

	private static @Nullable Object integral(BigDecimal decimal, Class<?> type) {
		BigDecimal whole = (decimal.scale() != 0) ? IndexKeys.stripTrailingZeros(decimal) : decimal;
		if (whole.scale() > 0) {
			return null;
		}
		if (type == BigInteger.class) {
			return (whole.scale() >= -Numbers.MAXIMUM_DIGITS) ? whole.toBigInteger() : null;
		}
		long value = whole.longValue();
		if (BigDecimal.valueOf(value).compareTo(whole) != 0) {
			return null;
		}
		return integral(value, type);
	}

	private static @Nullable Object integral(long value, Class<?> type) {
		if (type == Long.class) {
			return value;
		}
		if (type == Integer.class && (int) value == value) {
			return (int) value;
		}
		if (type == Short.class && (short) value == value) {
			return (short) value;
		}
		return (type == Byte.class && (byte) value == value) ? (Object) (byte) value : null;
	}

}
