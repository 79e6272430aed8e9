package io.github.springdata.memory.core;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.execution.QueryEngine;
import io.github.springdata.memory.query.statement.PreparedStatement;
import io.github.springdata.memory.query.statement.StatementEngine;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CompiledTextsUnitTests {

	private final MemoryMappingContext context = new MemoryMappingContext();

	private final CompiledTexts texts = new CompiledTexts(
			new StatementEngine(this.context, new QueryEngine(this.context)));

	@Test
	void compilesATextOnce() {
		String text = "from Item where price > 1";
		assertThat(get(text)).isSameAs(get(text));
		assertThat(this.texts.size()).isEqualTo(1);
	}

	@Test
	void compilesATextForEachTypeItIsMeantFor() {
		String text = "from Item where price > 1";
		assertThat(this.texts.get(text, Item.class, Object.class)).isNotSameAs(get(text));
		assertThat(this.texts.size()).isEqualTo(2);
	}

	@Test
	void keepsNoTextThatDoesNotFitTheEntity() {
		assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> get("from Item where weight > 1"));
		assertThat(this.texts.size()).isZero();
	}

	@Test
	void keepsABoundedNumberOfTexts() {
		for (int i = 0; i < 3 * CompiledTexts.CAPACITY; i++) {
			get("from Item where price > " + i);
		}
		assertThat(this.texts.size()).isEqualTo(CompiledTexts.CAPACITY);
	}

	@Test
	void keepsNoBadText() {
		for (int i = 0; i < 10; i++) {
			String text = "from Item where price > > " + i;
			assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> get(text));
			assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> get(text));
		}
		assertThatIllegalArgumentException().isThrownBy(() -> get(" "));
		assertThat(this.texts.size()).isZero();
	}

	@Test
	void keepsNoLongText() {
		String text = "from Item where name = '" + "x".repeat(CompiledTexts.MAXIMUM_LENGTH) + "'";
		assertThat(get(text).text()).isEqualTo(text);
		assertThat(this.texts.size()).isZero();
	}

	private PreparedStatement get(String text) {
		return this.texts.get(text, Item.class, Item.class);
	}

	static class Item {

		@Id
		Long id;

		String name;

		int price;

	}

}
