package io.github.springdata.memory.query.value;

import java.util.BitSet;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * A piece of a pattern, in which each character stands for itself or for any one.
 *
 * @param needle the text
 * @param any the places where any character may be
 */
record LikePiece(Needle needle, BitSet any) {

	private static final int MAXIMUM_STEPS = 10_000_000;

	/**
	 * The places of characters that stand for any one.
	 */
	int length() {
		return this.needle.length();
	}

	boolean isEmpty() {
		return this.needle.length() == 0;
	}

	/**
	 * The literal characters that it begins with, folded if case is ignored.
	 */
	String literalStart() {
		int first = this.any.nextSetBit(0);
		return (first < 0) ? this.needle.toString() : this.needle.toString().substring(0, first);
	}

	/**
	 * Whether the piece matches at a position of a string.
	 */
	boolean isAt(String string, int position) {
		return this.any.isEmpty() ? this.needle.isAt(string, position) : common(string, position) == length();
	}

	/**
	 * The number of characters that match at a position before one that does not.
	 */
	private int common(String string, int position) {
		int equal = 0;
		while (equal < length() && (this.any.get(equal) || this.needle.matches(equal, string, position + equal))) {
			equal++;
		}
		return equal;
	}

	/**
	 * Looks for the piece.
	 * @return the first position from the given one on where it matches, or -1
	 */
	int find(String string, int from) {
		if (this.any.isEmpty()) {
			return this.needle.find(string, from);
		}
		long steps = 0;
		for (int start = from; start <= string.length() - length(); start++) {
			int common = common(string, start);
			if (common == length()) {
				return start;
			}
			steps += common;
			if (steps > MAXIMUM_STEPS) {
				throw new InvalidDataAccessApiUsageException(
						"A pattern with '_' takes more than %,d steps on a string of length %,d; use a shorter one, or one without '_'"
							.formatted(MAXIMUM_STEPS, string.length()));
			}
		}
		return -1;
	}

	/**
	 * Builder of a piece from its characters.
	 */
	static final class Builder {

		private final StringBuilder text = new StringBuilder();

		private final BitSet any = new BitSet();

		private final boolean ignoreCase;

		Builder(boolean ignoreCase) {
			this.ignoreCase = ignoreCase;
		}

		void literal(char unit) {
			this.text.append(unit);
		}

		void any() {
			this.any.set(this.text.length());
			this.text.append('_');
		}

		LikePiece build() {
			return new LikePiece(Needle.of(this.text.toString(), this.ignoreCase), this.any);
		}

	}

}
