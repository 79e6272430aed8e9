package io.github.springdata.memory.query.value;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.springdata.memory.message.MessageText;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * A regular expression that gives up, with an exception, on a string that takes it too
 * many steps. A step is the reading of one character.
 */
public final class RegularExpression implements Predicate<Object> {

	private static final int MAXIMUM_STEPS = 1_000_000;

	private final Pattern pattern;

	private RegularExpression(Pattern pattern) {
		this.pattern = pattern;
	}

	/**
	 * The strings that match as a whole.
	 * @param expression the regular expression
	 * @param ignoreCase whether case does not matter
	 * @return the strings
	 * @throws java.util.regex.PatternSyntaxException if it is no regular expression
	 */
	public static ValueSet compile(String expression, boolean ignoreCase) {
		int flags = ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
		return new ValueSet.Passing(new RegularExpression(Pattern.compile(expression, flags)));
	}

	/**
	 * The strings that match an expression with flags of its own.
	 * @param pattern the expression
	 * @param ignoreCase whether case does not matter beside its flags
	 * @return the strings
	 */
	public static ValueSet of(Pattern pattern, boolean ignoreCase) {
		int flags = ignoreCase ? pattern.flags() | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : pattern.flags();
		return new ValueSet.Passing(new RegularExpression(
				(flags == pattern.flags()) ? pattern : Pattern.compile(pattern.pattern(), flags)));
	}

	@Override
	public boolean test(Object value) {
		try {
			return this.pattern.matcher(new Budgeted((String) value)).matches();
		}
		catch (StackOverflowError ex) {
			throw tooExpensive(((String) value).length());
		}
	}

	private InvalidDataAccessApiUsageException tooExpensive(int length) {
		return new InvalidDataAccessApiUsageException(
				"Regular expression '%s' takes more than %d steps, or nests too deeply, on a string of length %d; use a simpler one"
					.formatted(MessageText.of(this.pattern.pattern()), MAXIMUM_STEPS, length));
	}

	private final class Budgeted implements CharSequence {

		private final String string;

		private int steps;

		private Budgeted(String string) {
			this.string = string;
		}

		@Override
		public int length() {
			return this.string.length();
		}

		@Override
		public char charAt(int index) {
			if (++this.steps > MAXIMUM_STEPS) {
				throw tooExpensive(this.string.length());
			}
			return this.string.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.string.substring(start, end);
		}

		@Override
		public String toString() {
			return this.string;
		}

	}

}
