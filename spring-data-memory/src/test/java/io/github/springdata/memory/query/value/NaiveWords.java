package io.github.springdata.memory.query.value;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Words and the search for them in the most obvious way, without the library; and texts
 * and searches at random.
 */
public final class NaiveWords {

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{M}]*");

	private static final Pattern SOUGHT = Pattern.compile("([\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{M}]*)(\\*?)");

	/**
	 * Words that differ in case, accents, the way in which these are stored, or little
	 * else; of letters beyond the basic plane, digits, and marks.
	 */
	private static final List<String> VOCABULARY = List.of("quick", "QUICK", "quickly", "Qui", "brown", "br",
			"Caf\u00e9", "CAFE\u0301", "cafe", "stra\u00dfe", "STRASSE", "\u0130stanbul", "istanbul", "42", "4",
			"\u0664\u0662", "\ud801\udc00\ud801\udc28", "\ud801\udc28", "\u0939\u093f\u0928\u094d\u0926\u0940",
			"a\u0308\u0301b", "\u4e2d\u6587", "\u01c4", "x1y2", "\u00e9", "e");

	private static final List<String> SEPARATORS = List.of(" ", "  ", ", ", "-", "_", "'", "\n", " \u0301 ",
			"\ud83d\ude00", "\ud801", "/", "\u00bd", "\u200d", "%", "\\", ".");

	private NaiveWords() {
	}

	/**
	 * Whether a text has every word of a search.
	 * @return {@code null} if either is not there
	 */
	public static @Nullable Boolean matches(@Nullable String text, @Nullable String search) {
		return (text == null || search == null) ? null : matches(List.of(text), search);
	}

	/**
	 * Whether every word of a search is in one of several texts.
	 */
	public static boolean matches(List<? extends @Nullable Object> texts, String search) {
		List<String> words = new ArrayList<>();
		texts.forEach((text) -> words.addAll((text != null) ? words((String) text) : List.of()));
		return SOUGHT.matcher(normal(search)).results().allMatch((sought) -> words.stream().anyMatch((word) -> {
			String wanted = folded(sought.group(1));
			return sought.group(2).isEmpty() ? word.equals(wanted) : word.startsWith(wanted);
		}));
	}

	public static List<String> words(String text) {
		return WORD.matcher(normal(text)).results().map(MatchResult::group).map(NaiveWords::folded).toList();
	}

	private static String normal(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC);
	}

	private static String folded(String word) {
		return word.codePoints()
			.map(Character::toUpperCase)
			.map(Character::toLowerCase)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	public static String text(Random random) {
		StringBuilder text = new StringBuilder();
		int words = random.nextInt(6);
		for (int i = 0; i < words; i++) {
			text.append(pick(random, VOCABULARY)).append(pick(random, SEPARATORS));
		}
		return text.toString();
	}

	/**
	 * A search for one to four words, some of which are prefixes.
	 */
	public static String search(Random random) {
		StringBuilder search = new StringBuilder();
		int words = 1 + random.nextInt(4) * random.nextInt(2);
		for (int i = 0; i < words; i++) {
			String word = pick(random, VOCABULARY);
			boolean prefix = random.nextInt(3) == 0;
			int end = prefix ? word.offsetByCodePoints(0, 1 + random.nextInt(word.codePointCount(0, word.length())))
					: word.length();
			search.append(word, 0, end).append(prefix ? "*" : "").append(pick(random, SEPARATORS));
		}
		return search.toString();
	}

	private static String pick(Random random, List<String> choice) {
		return choice.get(random.nextInt(choice.size()));
	}

}
