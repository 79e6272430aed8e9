package io.github.springdata.memory.message;

import java.util.Locale;

/**
 * Distance of two names from each other.
 */
public final class EditDistance {

	private static final int MAX_LENGTH = 100;

	private EditDistance() {
	}

	/**
	 * Counts the characters to insert, delete, replace or swap with their neighbour to
	 * turn one name into another, whatever their case.
	 * @param one a name
	 * @param other another name
	 * @return the number of edits; for very long names a number that is large
	 */
	public static int between(String one, String other) {
		if (one.length() > MAX_LENGTH || other.length() > MAX_LENGTH) {
			return MAX_LENGTH;
		}
		String a = one.toLowerCase(Locale.ROOT);
		String b = other.toLowerCase(Locale.ROOT);
		int[][] edits = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				edits[i][j] = (i == 0 || j == 0) ? i + j : edits(edits, a, b, i, j);
			}
		}
		return edits[a.length()][b.length()];
	}

	private static int edits(int[][] edits, String a, String b, int i, int j) {
		int change = (a.charAt(i - 1) != b.charAt(j - 1)) ? 1 : 0;
		int least = Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + change);
		boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
		return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
	}

}
