package io.github.springdata.memory.query.value;

import java.util.Random;

import io.github.springdata.memory.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LikePattern}.
 */
class LikePatternUnitTests {

	@Test
	void choosesTheFormThatSuitsAnIndex() {
		assertThat(compile("abc")).isEqualTo(new ValueSet.One("abc", ValueOrder.TEXT));
		assertThat(compile("a\\%c")).isEqualTo(new ValueSet.One("a%c", ValueOrder.TEXT));
		assertThat(compile("abc%")).isEqualTo(new ValueSet.Prefix("abc", ValueOrder.TEXT, null));
		assertThat(compile("%")).isEqualTo(new ValueSet.Prefix("", ValueOrder.TEXT, null));
		assertThat(compile("ab%c")).isInstanceOfSatisfying(ValueSet.Prefix.class,
				(prefix) -> assertThat(prefix.prefix()).isEqualTo("ab"));
		assertThat(compile("%c")).isInstanceOf(ValueSet.Passing.class);
	}

	@Test
	void refusesAnEscapeAtTheEnd() {
		assertThatIllegalArgumentException().isThrownBy(() -> compile("abc\\")).withMessageContaining("abc\\");
	}

	@Test
	void agreesWithAnObviousMatcher() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		for (int i = 0; i < 20_000; i++) {
			String pattern = text(random, "ab%_%B", 6);
			String string = text(random, "abAB", 7);
			assertThat(compile(pattern).contains(string)).as("'%s' like '%s', -Dseed=%d", string, pattern, seed)
				.isEqualTo(matches(string, pattern));
			ValueSet ignoring = LikePattern.compile(pattern, '\\', ValueOrder.TEXT_IGNORING_CASE);
			assertThat(ignoring.contains(string)).as("'%s' like '%s' ignoring case, -Dseed=%d", string, pattern, seed)
				.isEqualTo(matches(string.toLowerCase(), pattern.toLowerCase()));
		}
	}

	@Test
	@Timeout(5)
	void manyWildcardsDoNotExplode() {
		String pattern = "%a".repeat(200) + "%b";
		assertThat(compile(pattern).contains("a".repeat(20_000))).isFalse();
	}

	private static ValueSet compile(String pattern) {
		return LikePattern.compile(pattern, '\\', ValueOrder.TEXT);
	}

	private static boolean matches(String string, String pattern) {
		if (pattern.isEmpty()) {
			return string.isEmpty();
		}
		String rest = pattern.substring(1);
		if (pattern.charAt(0) == '%') {
			return matches(string, rest) || (!string.isEmpty() && matches(string.substring(1), pattern));
		}
		boolean accepted = !string.isEmpty() && (pattern.charAt(0) == '_' || pattern.charAt(0) == string.charAt(0));
		return accepted && matches(string.substring(1), rest);
	}

	private static String text(Random random, String alphabet, int maximum) {
		StringBuilder text = new StringBuilder();
		int length = random.nextInt(maximum + 1);
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

}
