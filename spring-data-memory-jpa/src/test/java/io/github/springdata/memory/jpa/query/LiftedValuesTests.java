package io.github.springdata.memory.jpa.query;

import java.util.Map;

import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import io.github.springdata.memory.query.syntax.Statement;
import io.github.springdata.memory.query.syntax.StatementParser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LiftedValues}.
 */
class LiftedValuesTests {

	private final QueryFixture fixture = new QueryFixture(new MappingReader(Annotations.DECLARED).read(Shop.CLASSES));

	private static LiftedValues lifted(String text) {
		return LiftedValues.of(StatementParser.load().parse(text));
	}

	private CompiledQuery compiled(String text) {
		return this.fixture.compiler.compile(lifted(text));
	}

	@Test
	void statementsThatDifferInValuesAreCompiledOnce() {
		CompiledQuery compiled = compiled("select c from Customer c where c.name = 'Ann' and not (c.age > 21)");
		assertThat(compiled).isNotNull()
			.isSameAs(compiled("select c from Customer c where c.name = 'Bob' and not (c.age > 30)"))
			.isNotSameAs(compiled("select c from Customer c where c.name <> 'Bob' and not (c.age > 30)"));
	}

	@Test
	void valuesThatStandElsewhereArePartsOfTheStatement() {
		String text = "select c from Customer c where length(c.name) = 3 or c.name in ('Ann', 'Bob')";
		assertThat(lifted(text).values()).isEmpty();
		assertThat(compiled(text)).isSameAs(compiled(text))
			.isNotSameAs(compiled("select c from Customer c where length(c.name) = 4 or c.name in ('Ann', 'Bob')"));
	}

	@Test
	void valuesOfAnotherTypeThanTheAttributeAreCompiledWithTheStatement() {
		assertThat(lifted("select c from Customer c where c.age = 'x'").values()).isEqualTo(Map.of("value$1", "x"));
		assertThat(compiled("select c from Customer c where c.age = 'x'")).isNull();
	}

	@Test
	void statementsThatWriteAreLeftAsTheyAre() {
		Statement statement = StatementParser.load().parse("delete from Customer c where c.name = 'Ann'");
		assertThat(LiftedValues.of(statement)).isEqualTo(new LiftedValues(statement, Map.of()));
	}

}
