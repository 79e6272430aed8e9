package io.github.springdata.memory.query.execution;

import java.util.Arrays;
import java.util.function.Predicate;

import io.github.springdata.memory.store.index.IndexKeys;

/**
 * An SQL pattern, matched without regular expressions in at most pattern length times
 * string length steps.
 *
 * <h2>How it works</h2> The pattern becomes an array of tokens: code units, {@link #ONE}
 * and {@link #RUN}. Matching goes through string and pattern together. At a run it
 * remembers the place and first lets the run be empty; on a mismatch it goes back to the
 * last run only and lets that one take one more code unit. Earlier runs never have to be
 * tried again, since whatever they could give away the last one could take.
 */
final class LikePattern implements Predicate<String> {

	private static final int ONE = -1;

	private static final int RUN = -2;

	private final int[] tokens;

	private final boolean ignoreCase;

	private LikePattern(int[] tokens, boolean ignoreCase) {
		this.tokens = tokens;
		this.ignoreCase = ignoreCase;
	}

	/**
	 * The strings that a pattern matches, in the form that suits an index best.
	 * @throws IllegalArgumentException if the pattern ends with the escape character
	 */
	static ValueSet compile(String pattern, char escape, ValueOrder order) {
		boolean ignoreCase = order.ignoresCase();
		LikePattern like = new LikePattern(tokens(pattern, escape, ignoreCase), ignoreCase);
		int literal = like.literalLength();
		String prefix = like.text(0, literal);
		if (literal == like.tokens.length) {
			return new ValueSet.One(prefix, order);
		}
		if (like.isRunFrom(literal)) {
			return new ValueSet.Prefix(prefix, order, null);
		}
		if (literal > 0) {
			return new ValueSet.Prefix(prefix, order, like);
		}
		return new ValueSet.Passing((value) -> like.test((String) value));
	}

	private static int[] tokens(String pattern, char escape, boolean ignoreCase) {
		int[] tokens = new int[pattern.length()];
		int count = 0;
		for (int i = 0; i < pattern.length(); i++) {
			char unit = pattern.charAt(i);
			boolean literal = unit == escape;
			if (literal) {
				if (++i == pattern.length()) {
					throw new IllegalArgumentException(
							"Pattern '%s' must not end with its escape character '%s'".formatted(pattern, escape));
				}
				unit = pattern.charAt(i);
			}
			int literalUnit = ignoreCase ? IndexKeys.fold(pattern, i) : unit;
			int token = literal ? literalUnit : token(unit, literalUnit);
			if (token != RUN || count == 0 || tokens[count - 1] != RUN) {
				tokens[count++] = token;
			}
		}
		return Arrays.copyOf(tokens, count);
	}

	private static int token(char unit, int literal) {
		return switch (unit) {
			case '%' -> RUN;
			case '_' -> ONE;
			default -> literal;
		};
	}

	private int literalLength() {
		int length = 0;
		while (length < this.tokens.length && this.tokens[length] >= 0) {
			length++;
		}
		return length;
	}

	private boolean isRunFrom(int position) {
		return position == this.tokens.length - 1 && this.tokens[position] == RUN;
	}

	private String text(int from, int to) {
		StringBuilder text = new StringBuilder(to - from);
		for (int i = from; i < to; i++) {
			text.append((char) this.tokens[i]);
		}
		return text.toString();
	}

	@Override
	public boolean test(String string) {
		int position = 0;
		int token = 0;
		int run = -1;
		int taken = 0;
		while (position < string.length()) {
			if (token < this.tokens.length && this.tokens[token] == RUN) {
				run = token++;
				taken = position;
			}
			else if (token < this.tokens.length && accepts(this.tokens[token], string, position)) {
				token++;
				position++;
			}
			else if (run >= 0) {
				token = run + 1;
				position = ++taken;
			}
			else {
				return false;
			}
		}
		return token == this.tokens.length || isRunFrom(token);
	}

	private boolean accepts(int token, String string, int position) {
		return token == ONE
				|| token == (this.ignoreCase ? IndexKeys.fold(string, position) : string.charAt(position));
	}

}
