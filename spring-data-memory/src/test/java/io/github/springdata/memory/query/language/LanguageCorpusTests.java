package io.github.springdata.memory.query.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.syntax.Selection.Source;
import io.github.springdata.memory.query.syntax.Statement;
import io.github.springdata.memory.query.syntax.StatementParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Texts of the language of Jakarta Persistence, each production of its grammar and what
 * applications write besides, with what is read: in {@code accepted.txt} the statement as
 * it prints, in {@code refused.txt} the place and the problem.
 */
class LanguageCorpusTests {

	private final StatementParser parser = new JakartaStatementParser();

	static Stream<Arguments> accepted() {
		return pairs("accepted.txt");
	}

	static Stream<Arguments> refused() {
		return pairs("refused.txt");
	}

	/**
	 * The texts of a file, which start at the margin, with the lines after them.
	 */
	private static Stream<Arguments> pairs(String file) {
		List<String> lines = lines(file).filter((line) -> !line.startsWith("#")).toList();
		List<Arguments> pairs = new ArrayList<>();
		for (int i = 0; i < lines.size(); i += 2) {
			assertThat(lines.get(i)).doesNotStartWith("\t");
			assertThat(lines.get(i + 1)).startsWith("\t");
			pairs.add(Arguments.of(lines.get(i), lines.get(i + 1).substring(1)));
		}
		return pairs.stream();
	}

	private static Stream<String> lines(String file) {
		try (InputStream input = Objects.requireNonNull(LanguageCorpusTests.class.getResourceAsStream(file))) {
			return new String(input.readAllBytes(), StandardCharsets.UTF_8).lines();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@MethodSource("accepted")
	void reads(String text, String expected) {
		Statement statement = this.parser.parse(text);
		assertThat(statement).hasToString(expected);
		assertThat(statement.text()).isEqualTo(text);
	}

	@ParameterizedTest
	@MethodSource("refused")
	void refuses(String text, String expected) {
		assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> this.parser.parse(text))
			.satisfies((ex) -> assertThat(ex.getOffset() + ": " + ex.getProblem()).isEqualTo(expected));
	}

	@Test
	void haveEveryKindOfExpressionEveryFunctionAndEveryJoin() {
		Set<Object> seen = new HashSet<>();
		accepted().forEach((pair) -> collect(this.parser.parse((String) pair.get()[0]), seen));
		assertThat(accepted()).hasSizeGreaterThan(250);
		assertThat(refused()).hasSizeGreaterThan(100);
		assertThat(seen).containsAll(kinds(Expression.class).toList())
			.contains((Object[]) ScalarFunction.values())
			.contains((Object[]) Source.Kind.values())
			.contains((Object[]) Expression.Aggregate.Kind.values())
			.contains((Object[]) Expression.Arithmetic.Operator.values());
	}

	/**
	 * The records of a sealed family.
	 */
	private static Stream<Class<?>> kinds(Class<?> type) {
		return type.isRecord() ? Stream.of(type)
				: Stream.of(type.getPermittedSubclasses()).flatMap(LanguageCorpusTests::kinds);
	}

	/**
	 * Collects the types of the records, and the constants, that something is made of.
	 */
	private static void collect(@Nullable Object part, Set<Object> seen) {
		if (part instanceof Collection<?> parts) {
			parts.forEach((each) -> collect(each, seen));
		}
		else if (part instanceof Record node) {
			seen.add(node.getClass());
			Arrays.stream(node.getClass().getRecordComponents())
				.forEach((component) -> collect(value(component, node), seen));
		}
		else if (part instanceof Enum<?> constant) {
			seen.add(constant);
		}
	}

	private static @Nullable Object value(RecordComponent component, Record node) {
		try {
			return component.getAccessor().invoke(node);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
