package io.github.springdata.memory.jpa.support;

import java.util.Locale;

import io.github.springdata.memory.message.MessageText;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Values of hints: those of annotations and files are texts, those of callers are objects
 * or texts. Each method answers {@code null} for what it does not take.
 */
final class HintValues {

	private HintValues() {
	}

	static IllegalArgumentException refused(String hint, Object value) {
		return new IllegalArgumentException(
				"Hint '%s' does not take %s, a %s".formatted(hint, MessageText.of(value), value.getClass().getName()));
	}

	/**
	 * Milliseconds; 0 for no wait, and the numbers that Hibernate has: -1 for a wait
	 * without end, -2 for what is locked to be skipped.
	 */
	static @Nullable Object lockTimeout(Object value) {
		Integer timeout = integer(value);
		return (timeout != null && timeout >= -2) ? timeout : null;
	}

	static @Nullable Integer count(Object value) {
		Integer count = integer(value);
		return (count != null && count >= 0) ? count : null;
	}

	private static @Nullable Integer integer(Object value) {
		if (value instanceof Timeout timeout) {
			return timeout.milliseconds();
		}
		if (value instanceof Number number) {
			return (number.doubleValue() == number.intValue()) ? number.intValue() : null;
		}
		return (value instanceof String text) ? parse(text.trim()) : null;
	}

	private static @Nullable Integer parse(String text) {
		try {
			return Integer.valueOf(text);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	static @Nullable Object flag(Object value) {
		if (value instanceof Boolean) {
			return value;
		}
		return ("true".equalsIgnoreCase(value.toString()) || "false".equalsIgnoreCase(value.toString()))
				? Boolean.valueOf(value.toString()) : null;
	}

	static @Nullable Object text(Object value) {
		return (value instanceof String) ? value : null;
	}

	static @Nullable Object graph(Object value) {
		return (value instanceof EntityGraph || value instanceof String) ? value : null;
	}

	static <E extends Enum<E>> @Nullable E constant(Class<E> type, Object value) {
		for (E constant : type.getEnumConstants()) {
			if (constant == value || (value instanceof String text && constant.name().equalsIgnoreCase(text.trim()))) {
				return constant;
			}
		}
		return null;
	}

	/**
	 * The standard mode; of Hibernate's others, which come as texts or as its own
	 * constants, {@code ALWAYS} is as {@code AUTO} and {@code MANUAL} as {@code COMMIT}
	 * for a query.
	 */
	static @Nullable Object flushMode(Object value) {
		if (!(value instanceof String) && !(value instanceof Enum)) {
			return null;
		}
		return switch (value.toString().trim().toUpperCase(Locale.ROOT)) {
			case "AUTO", "ALWAYS" -> FlushModeType.AUTO;
			case "COMMIT", "MANUAL" -> FlushModeType.COMMIT;
			default -> null;
		};
	}

}
