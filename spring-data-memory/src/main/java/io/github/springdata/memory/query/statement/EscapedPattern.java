package io.github.springdata.memory.query.statement;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.Operand;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

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
		return (pattern instanceof CharSequence) ? rewrite(pattern.toString(), character(escape.toString())) : pattern;
	}

	/**
	 * The escape character.
	 * @return the character, or {@code null} if there is none
	 * @throws InvalidDataAccessApiUsageException if there are several
	 */
	static @Nullable Character character(String escape) {
		if (escape.length() > 1) {
			throw new InvalidDataAccessApiUsageException(
					"'%s' cannot escape the wildcards of a pattern; give one character, or none"
						.formatted(MessageText.of(escape)));
		}
		return escape.isEmpty() ? null : escape.charAt(0);
	}

	private static String rewrite(String pattern, @Nullable Character escape) {
		StringBuilder rewritten = new StringBuilder(pattern.length());
		for (int i = 0; i < pattern.length(); i++) {
			char unit = pattern.charAt(i);
			if (escape != null && unit == escape) {
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
