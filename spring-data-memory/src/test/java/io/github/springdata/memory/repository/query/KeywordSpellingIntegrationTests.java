package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.data.annotation.Id;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Point;
import org.springframework.data.repository.query.parser.Part;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every spelling of every keyword that Spring Data has, with and without regard to case.
 */
class KeywordSpellingIntegrationTests {

	private static final List<String> TEXTS = Arrays.asList("ann", "Ann", "ANNA", "bob", "Bob", "", null, "a%n", "zoe");

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	private final DerivedMethods methods = new DerivedMethods(this.operations, Words.class);

	private final List<Word> words = new ArrayList<>();

	@BeforeEach
	void fill() {
		for (int i = 0; i < TEXTS.size(); i++) {
			this.words.add(
					this.operations.insert(new Word(null, TEXTS.get(i), i % 2 == 0, (i < 4) ? new Point(i, i) : null)));
		}
	}

	@TestFactory
	Stream<DynamicTest> servesEverySpelling() {
		return Arrays.stream(Part.Type.values())
			.flatMap((type) -> Stream
				.concat(type.getKeywords().stream(),
						(type == Part.Type.SIMPLE_PROPERTY) ? Stream.of("") : Stream.empty())
				.map((keyword) -> DynamicTest.dynamicTest(type.name() + " " + keyword, () -> check(type, keyword))));
	}

	@TestFactory
	Stream<DynamicTest> ignoresCaseWithEveryKeywordForText() {
		return Arrays.stream(Part.Type.values())
			.filter((type) -> type.getNumberOfArguments() > 0 && type != Part.Type.NEAR && type != Part.Type.WITHIN)
			.flatMap((type) -> type.getKeywords().stream())
			.flatMap((keyword) -> Stream.of("IgnoreCase", "IgnoringCase", "AllIgnoreCase", "AllIgnoringCase")
				.map((suffix) -> DynamicTest.dynamicTest(keyword + suffix, () -> checkIgnoringCase(keyword, suffix))));
	}

	private void check(Part.Type type, String keyword) {
		switch (type) {
			case TRUE -> assertFound("Flag" + keyword, Word::flag);
			case FALSE -> assertFound("Flag" + keyword, (word) -> !word.flag());
			case NEAR -> assertFound("Place" + keyword, (word) -> word.place() != null, new Point(0, 0));
			case WITHIN -> assertFound("Place" + keyword, (word) -> word.place() != null && word.place().getX() <= 2,
					new Point(0, 0), new Distance(3));
			case EXISTS -> assertFound("Text" + keyword, (word) -> word.text() == null, false);
			case IS_NULL -> assertFound("Text" + keyword, (word) -> word.text() == null);
			case IS_NOT_NULL -> assertFound("Text" + keyword, (word) -> word.text() != null);
			case IS_EMPTY -> assertFound("Text" + keyword, (word) -> "".equals(word.text()));
			case IS_NOT_EMPTY -> assertFound("Text" + keyword, (word) -> word.text() != null && !word.text().isEmpty());
			default -> {
				Object[] arguments = arguments(type);
				assertFound("Text" + keyword, (word) -> word.text() != null && naive(type).test(word.text(), arguments),
						arguments);
			}
		}
	}

	private void checkIgnoringCase(String keyword, String suffix) {
		Part.Type type = Part.Type.fromProperty("text" + keyword);
		Object[] arguments = arguments(type);
		Object[] folded = Arrays.stream(arguments).map(KeywordSpellingIntegrationTests::fold).toArray();
		assertFound("Text" + keyword + suffix,
				(word) -> word.text() != null && naive(type).test(fold(word.text()).toString(), folded), arguments);
	}

	private static Object fold(Object argument) {
		return (argument instanceof List<?> list) ? list.stream().map(KeywordSpellingIntegrationTests::fold).toList()
				: argument.toString().toLowerCase(Locale.ROOT);
	}

	private static Object[] arguments(Part.Type type) {
		return switch (type) {
			case BETWEEN -> new Object[] { "Ann", "Bob" };
			case IN, NOT_IN -> new Object[] { List.of("Ann", "zoe") };
			case LIKE, NOT_LIKE -> new Object[] { "An%" };
			case REGEX -> new Object[] { "an.*" };
			default -> new Object[] { "An" };
		};
	}

	private static BiPredicate<String, Object[]> naive(Part.Type type) {
		return switch (type) {
			case BETWEEN -> (text, a) -> text.compareTo((String) a[0]) >= 0 && text.compareTo((String) a[1]) <= 0;
			case LESS_THAN, BEFORE -> (text, a) -> text.compareTo((String) a[0]) < 0;
			case LESS_THAN_EQUAL -> (text, a) -> text.compareTo((String) a[0]) <= 0;
			case GREATER_THAN, AFTER -> (text, a) -> text.compareTo((String) a[0]) > 0;
			case GREATER_THAN_EQUAL -> (text, a) -> text.compareTo((String) a[0]) >= 0;
			case IN -> (text, a) -> ((List<?>) a[0]).contains(text);
			case LIKE -> (text, a) -> text.startsWith(((String) a[0]).replace("%", ""));
			case STARTING_WITH -> (text, a) -> text.startsWith((String) a[0]);
			case ENDING_WITH -> (text, a) -> text.endsWith((String) a[0]);
			case CONTAINING -> (text, a) -> text.contains((String) a[0]);
			case REGEX -> (text, a) -> text.matches((String) a[0]);
			case SIMPLE_PROPERTY -> (text, a) -> text.equals(a[0]);
			case NOT_IN -> naive(Part.Type.IN).negate();
			case NOT_LIKE -> naive(Part.Type.LIKE).negate();
			case NOT_CONTAINING -> naive(Part.Type.CONTAINING).negate();
			case NEGATING_SIMPLE_PROPERTY -> naive(Part.Type.SIMPLE_PROPERTY).negate();
			default -> throw new IllegalStateException("No naive test for " + type);
		};
	}

	private void assertFound(String condition, java.util.function.Predicate<Word> naive, Object... arguments) {
		Class<?>[] parameters = Arrays.stream(arguments)
			.map((argument) -> (argument instanceof List<?>) ? Collection.class
					: (argument instanceof Boolean) ? boolean.class : argument.getClass())
			.toArray(Class<?>[]::new);
		Object found = this.methods.query("findBy" + condition, parameters).execute(arguments);
		assertThat(found).as(condition).isEqualTo(this.words.stream().filter(naive).toList());
	}

	record Word(@Id @Nullable Long id, @Nullable String text, boolean flag, @Nullable Point place) {
	}

	interface Words extends MemoryRepository<Word, Long> {

	}

}
