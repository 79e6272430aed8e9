package io.github.springdata.memory.jpa.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Ends of messages about names that nothing has.
 */
final class Suggestions {

	private Suggestions() {
	}

	/**
	 * The names that are like another one, or all.
	 */
	static String of(String name, List<String> names) {
		String folded = name.toLowerCase(Locale.ROOT);
		List<String> similar = names.stream()
			.filter((candidate) -> isSimilar(candidate.toLowerCase(Locale.ROOT), folded))
			.map((candidate) -> "'" + candidate + "'")
			.toList();
		return similar.isEmpty() ? "; it has " + names.stream().sorted().limit(20).toList()
				: "; did you mean " + String.join(" or ", similar) + "?";
	}

	private static boolean isSimilar(String candidate, String name) {
		return candidate.startsWith(name) || name.startsWith(candidate)
				|| (candidate.length() == name.length() && differences(candidate, name) <= 2);
	}

	private static long differences(String one, String other) {
		return IntStream.range(0, one.length()).filter((i) -> one.charAt(i) != other.charAt(i)).count();
	}

}
