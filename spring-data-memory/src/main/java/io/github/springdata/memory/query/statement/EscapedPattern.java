package io.github.springdata.memory.query.statement;

import io.github.springdata.memory.query.Operand;
import org.jspecify.annotations.Nullable;

/**
 * Pattern whose escape character is an argument, made one with the usual escape
 * character.
 *
 * @param pattern the pattern
 * @param escape the slot of the escape character
 */
record EscapedPattern(Operand pattern, int escape) {

	static final char USUAL = '\\';

	/**
	 * The pattern with the usual escape character.
	 * @return the pattern, or {@code null} if it or the escape character is
	 */
	@Nullable Object value(@Nullable Object[] arguments) {
		Object pattern = this.pattern.resolve(arguments);
		Object escape = arguments[this.escape];
		if (pattern == null || escape == null) {
			return null;
		}
		return (pattern instanceof CharSequence) ? rewrite(pattern.toString(), escape.toString()) : pattern;
	}

	private static String rewrite(String pattern, String escape) {
		StringBuilder rewritten = new StringBuilder(pattern.length());
		for (int i = 0; i < pattern.length(); i++) {
			char unit = pattern.charAt(i);
			if (!escape.isEmpty() && unit == escape.charAt(0)) {
				rewritten.append(USUAL);
				if (++i < pattern.length()) {
					rewritten.append(pattern.charAt(i));
				}
			}
			else {
				rewritten.append((unit == USUAL) ? "\\\\" : unit);
			}
		}
		return rewritten.toString();
	}

}
