package io.github.springdata.memory.query.value;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.index.IndexKeys;

/**
 * A text to be looked for in others, in time that grows with the sum of both lengths.
 *
 * <h2>How it works</h2> Short texts, and long ones as long as that goes well, are
 * compared at each place where their first code unit is, which is fast on all but hostile
 * strings. When comparisons that came to nothing have taken more steps than places were
 * passed, the rest of the string is searched by the algorithm of Knuth, Morris and Pratt
 * [1], which never goes back in the string.
 * <p>
 * [1] D. E. Knuth, J. H. Morris, V. R. Pratt, Fast Pattern Matching in Strings, SIAM
 * Journal on Computing 6(2), 1977.
 */
public final class Needle {

	private static final int SHORT = 32;

	private final String text;

	private final boolean ignoreCase;

	private int @Nullable [] borders;

	private Needle(String text, boolean ignoreCase) {
		this.text = text;
		this.ignoreCase = ignoreCase;
	}

	/**
	 * Prepares a search.
	 * @param text the text to look for
	 * @param ignoreCase whether case makes no difference
	 * @return the search; may be used by any thread
	 */
	public static Needle of(String text, boolean ignoreCase) {
		return new Needle(ignoreCase ? IndexKeys.fold(text) : text, ignoreCase);
	}

	int length() {
		return this.text.length();
	}

	/**
	 * Whether the text is at a position of a string.
	 */
	boolean isAt(String string, int position) {
		return this.ignoreCase ? Folding.matchesAt(string, position, this.text)
				: string.startsWith(this.text, position);
	}

	/**
	 * Looks for the text.
	 * @param string the string to look into
	 * @param from the first position that counts
	 * @return the first position of the text from there on, or -1
	 */
	public int find(String string, int from) {
		if (!this.ignoreCase && this.text.length() <= SHORT) {
			return string.indexOf(this.text, from);
		}
		int last = string.length() - this.text.length();
		long steps = 0;
		for (int start = from; start <= last; start++) {
			int equal = commonLength(string, start);
			if (equal == this.text.length()) {
				return start;
			}
			steps += equal;
			if (steps > 4L * (start - from) + 4L * SHORT) {
				return search(string, start + 1);
			}
		}
		return -1;
	}

	private int commonLength(String string, int start) {
		int equal = 0;
		while (equal < this.text.length() && matches(equal, string, start + equal)) {
			equal++;
		}
		return equal;
	}

	/**
	 * Whether a code unit of the text is at a position of a string.
	 */
	boolean matches(int unit, String string, int position) {
		return this.text.charAt(unit) == unit(string, position);
	}

	private char unit(String string, int position) {
		return this.ignoreCase ? IndexKeys.fold(string, position) : string.charAt(position);
	}

	private int search(String string, int from) {
		int[] borders = borders();
		int equal = 0;
		for (int position = from; position < string.length(); position++) {
			char unit = unit(string, position);
			while (equal > 0 && this.text.charAt(equal) != unit) {
				equal = borders[equal - 1];
			}
			equal += (this.text.charAt(equal) == unit) ? 1 : 0;
			if (equal == this.text.length()) {
				return position - equal + 1;
			}
		}
		return -1;
	}

	/**
	 * For each beginning of the text, the length of the longest shorter one that it ends
	 * with.
	 */
	private int[] borders() {
		int[] borders = this.borders;
		if (borders == null) {
			borders = new int[this.text.length()];
			int length = 0;
			for (int i = 1; i < borders.length; i++) {
				while (length > 0 && this.text.charAt(length) != this.text.charAt(i)) {
					length = borders[length - 1];
				}
				length += (this.text.charAt(length) == this.text.charAt(i)) ? 1 : 0;
				borders[i] = length;
			}
			this.borders = borders;
		}
		return borders;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
