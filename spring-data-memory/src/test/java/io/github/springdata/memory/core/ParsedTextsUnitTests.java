package io.github.springdata.memory.core;

import io.github.springdata.memory.query.syntax.InvalidStatementException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ParsedTextsUnitTests {

	private final ParsedTexts texts = new ParsedTexts();

	@Test
	void readsATextOnce() {
		String text = "from Item where price > 1";
		assertThat(this.texts.get(text)).isSameAs(this.texts.get(text));
		assertThat(this.texts.size()).isEqualTo(1);
	}

	@Test
	void keepsABoundedNumberOfTexts() {
		for (int i = 0; i < 3 * ParsedTexts.CAPACITY; i++) {
			this.texts.get("from Item where price > " + i);
		}
		assertThat(this.texts.size()).isEqualTo(ParsedTexts.CAPACITY);
	}

	@Test
	void keepsNoBadText() {
		for (int i = 0; i < 10; i++) {
			String text = "from Item where price > > " + i;
			assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> this.texts.get(text));
			assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> this.texts.get(text));
		}
		assertThatIllegalArgumentException().isThrownBy(() -> this.texts.get(" "));
		assertThat(this.texts.size()).isZero();
	}

	@Test
	void keepsNoLongText() {
		String text = "from Item where name = '" + "x".repeat(ParsedTexts.MAXIMUM_LENGTH) + "'";
		assertThat(this.texts.get(text).text()).isEqualTo(text);
		assertThat(this.texts.size()).isZero();
	}

}
