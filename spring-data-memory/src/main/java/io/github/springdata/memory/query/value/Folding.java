package io.github.springdata.memory.query.value;

import io.github.springdata.memory.store.index.IndexKeys;

/**
 * Look-up in strings without regard to case and without making folded copies of them. The
 * case folding is that of {@link IndexKeys#fold(String)}.
 */
final class Folding {

	private Folding() {
	}

	static int compare(String left, String right) {
		int common = Math.min(left.length(), right.length());
		for (int i = 0; i < common; i++) {
			char a = left.charAt(i);
			char b = right.charAt(i);
			if (a != b || Character.isLowSurrogate(a)) {
				int result = IndexKeys.fold(left, i) - IndexKeys.fold(right, i);
				if (result != 0) {
					return result;
				}
			}
		}
		return left.length() - right.length();
	}

	/**
	 * Whether the folded text is found at a position of the string.
	 */
	static boolean matchesAt(String string, int position, String folded) {
		if (position < 0 || position > string.length() - folded.length()) {
			return false;
		}
		for (int i = 0; i < folded.length(); i++) {
			if (IndexKeys.fold(string, position + i) != folded.charAt(i)) {
				return false;
			}
		}
		return true;
	}

}
