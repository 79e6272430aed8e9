package io.github.springdata.memory.store.index;

import java.text.Normalizer;
import java.util.function.Predicate;

/**
 * Words of a text: its longest runs of letters and digits, by code point, as the Unicode
 * of the JDK has them. A combining mark belongs to the word that it follows; all else
 * separates words. The text is composed before (Unicode's form NFC), so that a letter is
 * the same however its accents are stored, and each word is {@link IndexKeys#fold(String)
 * folded}: case does not count, accents do.
 */
public final class Words {

	/**
	 * The smallest code unit that a composed text may have to change.
	 */
	private static final char FIRST_MARK = '\u0300';

	private static final int MARKS = 1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK
			| 1 << Character.COMBINING_SPACING_MARK;

	private Words() {
	}

	/**
	 * The name of the words of a property, which is none of a property itself.
	 * @param path the dotted path of the property
	 * @return what an index on its words, and a condition on them, are said to be on
	 */
	public static String of(String path) {
		return "words(" + path + ")";
	}

	/**
	 * Whether any word of a text meets a condition; goes no further than to the first
	 * that does.
	 * @param text the text
	 * @param condition tests a folded word
	 * @return {@code true} if the condition accepted a word
	 */
	public static boolean anyMatch(String text, Predicate<? super String> condition) {
		String composed = composed(text);
		int start = skip(composed, 0, false);
		while (start < composed.length()) {
			int end = skip(composed, start, true);
			if (condition.test(IndexKeys.fold(composed.substring(start, end)))) {
				return true;
			}
			start = skip(composed, end, false);
		}
		return false;
	}

	/**
	 * Whether a text ends within a word, which more letters would go on.
	 * @param text the text
	 * @return {@code false} if it ends with what separates words, or is empty
	 */
	public static boolean endsInWord(String text) {
		String composed = composed(text);
		int start = skip(composed, 0, false);
		int end = start;
		while (start < composed.length()) {
			end = skip(composed, start, true);
			start = skip(composed, end, false);
		}
		return end == composed.length() && end > 0;
	}

	private static String composed(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= FIRST_MARK) {
				return Normalizer.normalize(text, Normalizer.Form.NFC);
			}
		}
		return text;
	}

	/**
	 * The end of a word, or of what separates words.
	 * @param inWord whether the position is one in a word
	 */
	private static int skip(String text, int from, boolean inWord) {
		int position = from;
		while (position < text.length()) {
			char unit = text.charAt(position);
			int point = (unit < FIRST_MARK) ? unit : text.codePointAt(position);
			if (isInWord(point, inWord) != inWord) {
				return position;
			}
			position += Character.charCount(point);
		}
		return position;
	}

	private static boolean isInWord(int point, boolean afterLetter) {
		if (point < 128) {
			return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9');
		}
		return Character.isLetterOrDigit(point) || (afterLetter && isMark(point));
	}

	private static boolean isMark(int point) {
		return (MARKS >> Character.getType(point) & 1) != 0;
	}

}
