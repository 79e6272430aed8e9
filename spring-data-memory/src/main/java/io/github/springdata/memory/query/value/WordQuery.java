package io.github.springdata.memory.query.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.springdata.memory.store.index.Words;

/**
 * Words to look for, all of which have to occur, in any order. They are written as a
 * text, of which {@link Words} makes words; a {@code *} right behind one makes it a
 * prefix.
 *
 * @param words the words, at least one
 */
public record WordQuery(List<Word> words) {

	private static final char PREFIX = '*';

	/**
	 * Reads the words to look for.
	 * @param text the text
	 * @return its words, each once
	 * @throws IllegalArgumentException if there is none
	 */
	public static WordQuery of(String text) {
		Set<Word> words = new LinkedHashSet<>();
		int start = 0;
		for (int star = text.indexOf(PREFIX); star >= 0; star = text.indexOf(PREFIX, start)) {
			addAll(words, text.substring(start, star), true);
			start = star + 1;
		}
		addAll(words, text.substring(start), false);
		if (words.isEmpty()) {
			throw new IllegalArgumentException(
					"there is no word to look for, as there is neither a letter nor a digit; give one, or leave the condition out");
		}
		return new WordQuery(List.copyOf(words));
	}

	private static void addAll(Set<Word> words, String text, boolean beforeStar) {
		List<String> found = new ArrayList<>();
		Words.anyMatch(text, (word) -> !found.add(word));
		int prefix = (beforeStar && Words.endsInWord(text)) ? found.size() - 1 : -1;
		for (int i = 0; i < found.size(); i++) {
			words.add(new Word(found.get(i), i == prefix));
		}
	}

	/**
	 * Whether all words occur in texts, each in any of them.
	 * @param texts the texts; what is no string has no words
	 * @return {@code true} if there is a word for each one that is looked for
	 */
	public boolean matches(Iterable<?> texts) {
		for (Word word : this.words) {
			if (!isIn(word, texts)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isIn(Word word, Iterable<?> texts) {
		for (Object text : texts) {
			if (text instanceof String string && Words.anyMatch(string, word)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public String toString() {
		return this.words.stream().map(Word::toString).collect(Collectors.joining(" "));
	}

	/**
	 * A word to look for.
	 *
	 * @param text the word, folded
	 * @param prefix whether longer words that start with it are found, too
	 */
	public record Word(String text, boolean prefix) implements Predicate<String> {

		/**
		 * The words that are found.
		 * @return the word alone, or all that start with it
		 */
		public ValueSet values() {
			return this.prefix ? new ValueSet.Prefix(this.text, ValueOrder.TEXT, null)
					: new ValueSet.One(this.text, ValueOrder.TEXT);
		}

		@Override
		public boolean test(String word) {
			return this.prefix ? word.startsWith(this.text) : word.equals(this.text);
		}

		@Override
		public String toString() {
			return this.prefix ? this.text + PREFIX : this.text;
		}

	}

}
