package io.github.springdata.memory.repository.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.QueryPlan.Kind;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexKind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.data.annotation.Id;
import org.springframework.data.repository.query.parser.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The documentation of the keywords says what the planner does.
 */
class KeywordDocumentationTests {

	private static final Path PAGE = Path.of("..", "docs", "queries.md");

	private static final int IGNORES_CASE = 5;

	private static final int ACCESS = 6;

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final List<String> OWN = List.of(MethodName.WORDS, MethodName.NOT_WORDS);

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	private final DerivedMethods methods = new DerivedMethods(this.operations, Words.class);

	@Test
	void hasEverySpellingOfEveryKeywordInTheTable() throws IOException {
		assertThat(column(ACCESS)).containsKeys(
				Arrays.stream(Part.Type.values()).flatMap((type) -> type.getKeywords().stream()).toArray(String[]::new))
			.containsKeys(OWN.toArray(String[]::new));
	}

	@Test
	void hasNoOtherKeywordInTheTable() throws IOException {
		assertThat(Stream.concat(Arrays.stream(Part.Type.values()).flatMap((type) -> type.getKeywords().stream()),
				OWN.stream()))
			.containsAll(column(ACCESS).keySet());
	}

	@TestFactory
	Stream<DynamicTest> tellsWhichKeywordsIgnoreCase() throws IOException {
		Map<String, String> ignoring = column(IGNORES_CASE);
		return Arrays.stream(Part.Type.values())
			.filter((type) -> type != Part.Type.NEAR && type != Part.Type.WITHIN)
			.flatMap((type) -> type.getKeywords().stream().map((keyword) -> new Keyword(type, keyword)))
			.map((keyword) -> DynamicTest.dynamicTest(keyword.spelling(), () -> {
				ThrowingCallable plan = () -> plan(keyword, "sorted" + keyword.property(), "IgnoreCase",
						keyword.arguments());
				assertThat(catchThrowable(plan) == null).isEqualTo(ignoring.get(keyword.spelling()).equals("yes"));
			}));
	}

	@TestFactory
	Stream<DynamicTest> namesTheAccessOfEveryKeyword() throws IOException {
		for (int i = 0; i < 20; i++) {
			String text = "word" + i;
			this.operations
				.insert(new Word(text, text, text, text, i % 2 == 0, i % 2 == 0, List.of(text), List.of(text)));
		}
		Map<String, String> accesses = column(ACCESS);
		return Arrays.stream(Part.Type.values())
			.filter((type) -> type != Part.Type.NEAR && type != Part.Type.WITHIN)
			.flatMap((type) -> type.getKeywords().stream().map((keyword) -> new Keyword(type, keyword)))
			.map((keyword) -> DynamicTest.dynamicTest(keyword.spelling(), () -> check(keyword, accesses)));
	}

	@Test
	void namesNoAccessForPlaces() throws IOException {
		assertThat(column(ACCESS).get("Near")).isEmpty();
		assertThat(column(ACCESS).get("Within")).isEmpty();
	}

	@Test
	void namesTheAccessOfWords() throws IOException {
		Map<String, String> accesses = column(ACCESS);
		Map<String, String> ignoring = column(IGNORES_CASE);
		for (String keyword : OWN) {
			for (String kind : List.of("hash", "sorted", "text")) {
				Keyword words = new Keyword(Part.Type.SIMPLE_PROPERTY, keyword);
				QueryPlan plan = plan(words, kind + "Text", "IgnoreCase", "word1");
				assertThat(isByIndex(plan)).as("%s by %s: %s", keyword, kind, plan)
					.isEqualTo(keyword.equals(MethodName.NOT_WORDS) || accesses.get(keyword).contains(kind));
			}
			assertThat(ignoring.get(keyword)).isEqualTo("always");
		}
	}

	private void check(Keyword keyword, Map<String, String> accesses) {
		if (keyword.type() == Part.Type.EXISTS) {
			check(keyword, accesses.get("IsNotNull"), true);
			check(keyword, accesses.get("IsNull"), false);
		}
		else {
			check(keyword, accesses.get(keyword.spelling()), keyword.arguments());
		}
	}

	private void check(Keyword keyword, String access, Object... arguments) {
		for (String kind : List.of("hash", "sorted")) {
			QueryPlan plan = plan(keyword, kind + keyword.property(), "", arguments);
			assertThat(isByIndex(plan)).as("%s by %s: %s", keyword.spelling(), kind, plan)
				.isEqualTo(access.contains(kind));
		}
		if (keyword.property().equals("Text")) {
			QueryPlan plan = plan(keyword, "id", "", arguments);
			assertThat(isById(plan)).as("%s by id: %s", keyword.spelling(), plan).isEqualTo(access.contains("by id"));
		}
	}

	private QueryPlan plan(Keyword keyword, String property, String suffix, Object... arguments) {
		String name = "findBy" + Character.toUpperCase(property.charAt(0)) + property.substring(1) + keyword.spelling()
				+ suffix;
		Class<?>[] parameters = Arrays.stream(arguments).map(KeywordDocumentationTests::type).toArray(Class<?>[]::new);
		return this.methods.query(name, parameters).explain(arguments);
	}

	private static Class<?> type(Object argument) {
		return (argument instanceof Collection<?>) ? Collection.class : argument.getClass();
	}

	private static boolean isByIndex(QueryPlan plan) {
		return DerivedMethods.nodes(plan)
			.stream()
			.map(QueryPlan::kind)
			.anyMatch(Set.of(Kind.INDEX_LOOKUP, Kind.UNIQUE_LOOKUP, Kind.INDEX_RANGE, Kind.INDEX_COMPLEMENT)::contains);
	}

	private static boolean isById(QueryPlan plan) {
		return DerivedMethods.nodes(plan).stream().anyMatch((node) -> node.kind() == Kind.ID_LOOKUP);
	}

	/**
	 * A column of the table of keywords by each spelling.
	 */
	private static Map<String, String> column(int index) throws IOException {
		Map<String, String> accesses = new LinkedHashMap<>();
		List<String> lines = Files.readAllLines(PAGE);
		int start = lines.indexOf("## Keywords");
		for (String line : lines.subList(start, lines.size())) {
			if (line.startsWith("## ") && !line.equals("## Keywords")) {
				break;
			}
			String[] columns = line.split("\\|", -1);
			if (columns.length == 8) {
				CODE.matcher(columns[1])
					.results()
					.map(MatchResult::group)
					.forEach((code) -> accesses.put(code.replace("`", ""), columns[index].strip()));
			}
		}
		return accesses;
	}

	record Keyword(Part.Type type, String spelling) {

		/**
		 * The property that the keyword is for, without the kind of its index.
		 */
		String property() {
			return switch (this.type) {
				case TRUE, FALSE -> "Flag";
				case CONTAINING, NOT_CONTAINING -> "Tags";
				default -> "Text";
			};
		}

		Object[] arguments() {
			return switch (this.type) {
				case TRUE, FALSE, IS_NULL, IS_NOT_NULL, IS_EMPTY, IS_NOT_EMPTY -> new Object[0];
				case BETWEEN -> new Object[] { "word1", "word15" };
				case IN, NOT_IN -> new Object[] { List.of("word1", "word2") };
				case LIKE, NOT_LIKE -> new Object[] { "word1%" };
				default -> new Object[] { "word1" };
			};
		}

	}

	record Word(@Id String id, @Indexed(kind = IndexKind.TEXT) String textText,
			@Indexed(kind = IndexKind.HASH) String hashText, @Indexed String sortedText,
			@Indexed(kind = IndexKind.HASH) boolean hashFlag, @Indexed boolean sortedFlag,
			@Indexed(kind = IndexKind.HASH) List<String> hashTags, @Indexed List<String> sortedTags) {
	}

	interface Words extends MemoryRepository<Word, String> {

	}

}
