package io.github.springdata.memory.query.statement;

import io.github.springdata.memory.store.index.IndexKeys;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Patterns whose {@code %} stands for any characters and {@code _} for one, matched
 * without recursion: a mismatch goes back to the last {@code %} only.
 */
final class Like {

	private Like() {
	}

	static boolean matches(String text, String pattern, @Nullable Character escape, boolean ignoresCase) {
		String string = ignoresCase ? IndexKeys.fold(text) : text;
		String folded = ignoresCase ? IndexKeys.fold(pattern) : pattern;
		int position = 0;
		int at = 0;
		int retryAt = -1;
		int retryPosition = 0;
		while (position < string.length()) {
			int width = width(pattern, at, escape);
			if (width > 0 && folded.charAt(at) == '%' && width == 1 && !isEscape(pattern, at, escape)) {
				retryAt = ++at;
				retryPosition = position;
			}
			else if (width > 0 && accepts(folded, at, width, string.charAt(position))) {
				at += width;
				position++;
			}
			else if (retryAt >= 0) {
				at = retryAt;
				position = ++retryPosition;
			}
			else {
				return false;
			}
		}
		while (at < folded.length() && folded.charAt(at) == '%' && !isEscape(pattern, at, escape)) {
			at++;
		}
		return at == folded.length();
	}

	private static boolean isEscape(String pattern, int at, @Nullable Character escape) {
		return escape != null && pattern.charAt(at) == escape;
	}

	/**
	 * The number of characters that the next element of a pattern has.
	 */
	private static int width(String pattern, int at, @Nullable Character escape) {
		if (at == pattern.length()) {
			return 0;
		}
		if (!isEscape(pattern, at, escape)) {
			return 1;
		}
		if (at + 1 == pattern.length()) {
			throw new InvalidDataAccessApiUsageException(
					"Pattern '%s' must not end with its escape character".formatted(pattern));
		}
		return 2;
	}

	private static boolean accepts(String pattern, int at, int width, char c) {
		return (width == 2) ? pattern.charAt(at + 1) == c : pattern.charAt(at) == '_' || pattern.charAt(at) == c;
	}

}
