package io.github.springdata.memory.query.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.store.index.Words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for words and searches for them.
 */
class WordQueryTests {

	@Test
	void splitsAtWhatIsNeitherALetterNorADigit() {
		assertThat(words("The quick, brown-fox; 42nd_time! don't")).containsExactly("the", "quick", "brown", "fox",
				"42nd", "time", "don", "t");
		assertThat(words("")).isEmpty();
		assertThat(words(" .,\u0301!\ud83d\ude00")).isEmpty();
		assertThat(words("\u4e2d\u6587 \ud801\udc00x \ud801 y")).containsExactly("\u4e2d\u6587", "\ud801\udc28x", "y");
	}

	@Test
	void ignoresCaseAndHowAccentsAreStoredButNotAccents() {
		assertThat(words("CAF\u00c9")).isEqualTo(words("cafe\u0301")).isNotEqualTo(words("cafe"));
		assertThat(words("Stra\u00dfe")).isEqualTo(words("stra\u00dfe")).isNotEqualTo(words("strasse"));
		assertThat(words("\u0939\u093f\u0928\u094d\u0926\u0940")).hasSize(1);
	}

	@Test
	void takesAStarRightBehindAWordAsAPrefix() {
		assertThat(WordQuery.of("Quick  BRO* quick")).hasToString("quick bro*");
		assertThat(WordQuery.of("a*b *c d *")).hasToString("a* b c d");
		assertThat(WordQuery.of("one -* two**")).hasToString("one two*");
		assertThat(WordQuery.of("e\u0301* \u0301*")).hasToString("\u00e9*");
	}

	@Test
	void refusesASearchWithoutAWord() {
		for (String text : List.of("", " ", "*", "?! *", "\u0301", "\ud83d\ude00")) {
			assertThatIllegalArgumentException().isThrownBy(() -> WordQuery.of(text))
				.withMessageContaining("no word to look for");
		}
	}

	@Test
	void findsWhatAnObviousSearchFinds() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		for (int i = 0; i < 20_000; i++) {
			String text = NaiveWords.text(random);
			String search = NaiveWords.search(random);
			assertThat(words(text)).as("-Dseed=%d, %s", seed, text).isEqualTo(NaiveWords.words(text));
			assertThat(WordQuery.of(search).matches(List.of(text))).as("-Dseed=%d, %s in %s", seed, search, text)
				.isEqualTo(NaiveWords.matches(text, search));
		}
	}

	private static List<String> words(String text) {
		List<String> words = new ArrayList<>();
		Words.anyMatch(text, (word) -> !words.add(word));
		return words;
	}

}
