package io.github.springdata.memory.jpa.support;

import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.Timeout;

/**
 * Check that no two options of a call contradict each other.
 */
final class OptionCheck {

	private final Map<Class<?>, Object> seen = new HashMap<>();

	void add(Object option) {
		Object other = this.seen.putIfAbsent(kind(option), option);
		if (other != null && !isSame(other, option)) {
			throw new IllegalArgumentException(
					"Options %s and %s contradict each other; give one of them".formatted(text(other), text(option)));
		}
	}

	private static Class<?> kind(Object option) {
		return (option instanceof Enum<?> constant) ? constant.getDeclaringClass() : option.getClass();
	}

	/**
	 * Timeouts have no equality of their own; options of others are nobody's business
	 * here.
	 */
	private static boolean isSame(Object one, Object other) {
		if (one instanceof Timeout first && other instanceof Timeout second) {
			return first.milliseconds() == second.milliseconds();
		}
		return one == other || !one.getClass().getName().startsWith("jakarta.persistence.");
	}

	private static String text(Object option) {
		return (option instanceof Timeout timeout) ? "timeout of " + timeout.milliseconds() + " ms" : option.toString();
	}

}
