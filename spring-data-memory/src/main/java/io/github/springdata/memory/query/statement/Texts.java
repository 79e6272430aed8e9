package io.github.springdata.memory.query.statement;

import io.github.springdata.memory.query.value.Needle;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Functions of strings whose results can be longer than what they are made of, or which
 * look for one string in another.
 */
final class Texts {

	/**
	 * The greatest length of what is made of several strings. Calls within each other
	 * could else double it a hundred times.
	 */
	static final int MAXIMUM_LENGTH = 10_000_000;

	private Texts() {
	}

	static String concat(@Nullable Object[] values) {
		StringBuilder result = new StringBuilder();
		for (Object value : values) {
			String text = String.valueOf(value);
			check("concat", (long) result.length() + text.length());
			result.append(text);
		}
		return result.toString();
	}

	static String concat(Object left, Object right) {
		String first = left.toString();
		String second = right.toString();
		check("||", (long) first.length() + second.length());
		return first + second;
	}

	/**
	 * The position of a string in a text, -1 if it is not there.
	 */
	static int find(String text, String sought, long from) {
		int start = (int) Math.min(from, text.length());
		return Needle.of(sought, false).find(text, start);
	}

	static String replace(String text, String sought, String replacement) {
		Needle needle = Needle.of(sought, false);
		int found = sought.isEmpty() ? -1 : needle.find(text, 0);
		if (found < 0) {
			return text;
		}
		StringBuilder result = new StringBuilder();
		int copied = 0;
		for (; found >= 0; found = needle.find(text, copied)) {
			check("replace", (long) result.length() + (found - copied) + replacement.length());
			result.append(text, copied, found).append(replacement);
			copied = found + sought.length();
		}
		check("replace", (long) result.length() + text.length() - copied);
		return result.append(text, copied, text.length()).toString();
	}

	private static void check(String function, long length) {
		if (length > MAXIMUM_LENGTH) {
			throw new InvalidDataAccessApiUsageException(
					"Cannot compute %s: the result has more than %,d characters; leave such rows out"
						.formatted(function, MAXIMUM_LENGTH));
		}
	}

}
