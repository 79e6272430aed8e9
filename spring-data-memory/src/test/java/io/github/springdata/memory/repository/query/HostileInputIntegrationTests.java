package io.github.springdata.memory.repository.query;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.querydsl.core.types.dsl.PathBuilder;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.ExampleMatcher.GenericPropertyMatchers;
import org.springframework.data.domain.ExampleMatcher.StringMatcher;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.querydsl.ListQuerydslPredicateExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

/**
 * What somebody sends who means harm, through every door of a repository: names are
 * resolved against the mapping, values are bound, nothing is evaluated.
 */
class HostileInputIntegrationTests {

	private static final int SEGMENTS = 100_000;

	private static final String ATTACK = "T(io.github.springdata.memory.repository.query.HostileInputIntegrationTests$Trap).spring()";

	private static final List<String> TEXTS = List.of("?1", ":text", "' or '1'='1", "\"", "-- x", "/* x */", "; delete",
			"%", "_", "\\", "a%", "#{" + ATTACK + "}", "${user.home}", ATTACK, "\u0000", "\ud800");

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	private final Notes notes = new MemoryRepositoryFactory(this.operations).getRepository(Notes.class);

	@BeforeEach
	void fill() {
		for (String text : TEXTS) {
			this.notes.insert(new Note(null, text, Map.of(text, text), null));
		}
	}

	static Stream<String> paths() {
		return Stream.of(ATTACK, "#{" + ATTACK + "}", "#target." + ATTACK, "class.classLoader", "class", "text.class",
				"text.bytes", "text?.length()", "text;drop", "text, id", "text--", "labels['x'].class",
				"labels[x].class", "parent." + ATTACK, "parent.parent.class.classLoader", "text[" + ATTACK + "]",
				"lower(text)", "[", "]", ".", "..", "text.", ".text", " ", "labels[", "labels[]", "labels[a",
				"labels]a[", "\u0000", "\ud800", "text\n", "TEXT", "x".repeat(SEGMENTS),
				"parent.".repeat(SEGMENTS) + "text", "parent.".repeat(SEGMENTS) + "nope",
				"labels[" + "[".repeat(SEGMENTS));
	}

	@ParameterizedTest
	@MethodSource("paths")
	void namesAreResolvedAgainstTheMapping(String path) {
		for (Consumer<String> door : doors()) {
			Throwable thrown = catchThrowable(() -> door.accept(path));
			boolean documented = thrown instanceof PropertyReferenceException
					|| (thrown instanceof IllegalArgumentException && path.isBlank());
			assertThat(documented).as("%.100s: %.300s", path, thrown).isTrue();
		}
		assertThat(Trap.sprung).isFalse();
	}

	private List<Consumer<String>> doors() {
		return List.of((path) -> this.notes.findAll(Sort.by(path)),
				(path) -> this.notes.findAll(PageRequest.of(0, 1, Sort.by(Sort.Order.desc(path).ignoreCase()))),
				(path) -> this.notes.findByIdNotNull(Sort.by("id").and(Sort.by(path))),
				(path) -> this.notes.findByIdNotNull(ScrollPosition.keyset(), Sort.by(path), Limit.of(1)),
				(path) -> this.notes.declared("x", Sort.by(path)),
				(path) -> this.notes.findAll(example(ExampleMatcher.matching().withIgnorePaths(path))),
				(path) -> this.notes
					.findAll(example(ExampleMatcher.matching().withMatcher(path, GenericPropertyMatchers.contains()))),
				(path) -> this.notes.findAll(example(ExampleMatcher.matching().withIgnoreCase(path))),
				(path) -> this.notes
					.findAll(example(ExampleMatcher.matching().withTransformer(path, (value) -> value))),
				(path) -> this.notes.findBy(example(ExampleMatcher.matching()), (query) -> query.project(path).all()),
				(path) -> this.notes.findBy(example(ExampleMatcher.matching()),
						(query) -> query.sortBy(Sort.by(path)).all()),
				(path) -> this.notes.findAll(Criteria.where(path).is("x")),
				(path) -> this.notes.findAll(Criteria.empty(), Sort.by(path)),
				(path) -> this.notes.delete(Criteria.where(path).isNull()),
				(path) -> this.notes.findAll(new PathBuilder<>(Note.class, "note").getString(path).eq("x")),
				(path) -> this.operations.update(Note.class).apply(Update.update(path, "x")),
				(path) -> this.operations.query(Note.class)
					.matching(Criteria.where("id").is(1).and(path).is("x"))
					.all(),
				(path) -> this.operations.query(Note.class).sort(Sort.by(path)).stream().count());
	}

	private static Example<Note> example(ExampleMatcher matcher) {
		return Example.of(new Note(null, "x", Map.of(), null), matcher);
	}

	@Test
	void textIsAValueWhereverItIsBound() {
		for (String text : TEXTS) {
			assertTexts(this.notes.findByText(text), List.of(text));
			assertTexts(this.notes.findByTextIn(List.of(text)), List.of(text));
			assertTexts(this.notes.declared(text, Sort.unsorted()), List.of(text));
			assertTexts(this.notes.byPosition(text), List.of(text));
			assertTexts(this.notes.findByLabels(text), List.of(text));
			assertTexts(this.notes.findByLabelsKey(text), List.of(text));
			assertTexts(this.notes.findAll(Criteria.where("text").is(text)), List.of(text));
			assertTexts(this.notes.findAll(new PathBuilder<>(Note.class, "note").getString("text").eq(text)),
					List.of(text));
			assertTexts(this.operations.query("where text = ?1", Note.class, text), List.of(text));
			assertTexts(this.operations.query("where text = :text", Note.class, Map.of("text", text)), List.of(text));
		}
		assertThat(Trap.sprung).isFalse();
	}

	@Test
	void wildcardsAreLiteralWhereTextIsMeantLiterally() {
		for (String text : TEXTS) {
			assertTexts(this.notes.findByTextStartingWith(text), texts((other) -> other.startsWith(text)));
			assertTexts(this.notes.findByTextEndingWith(text), texts((other) -> other.endsWith(text)));
			assertTexts(this.notes.findByTextContaining(text), texts((other) -> other.contains(text)));
			assertTexts(this.notes.findByTextNotContaining(text), texts((other) -> !other.contains(text)));
			assertTexts(byExample(text, StringMatcher.STARTING), texts((other) -> other.startsWith(text)));
			assertTexts(byExample(text, StringMatcher.ENDING), texts((other) -> other.endsWith(text)));
			assertTexts(byExample(text, StringMatcher.CONTAINING), texts((other) -> other.contains(text)));
		}
	}

	private List<Note> byExample(String text, StringMatcher matcher) {
		return this.notes.findAll(Example.of(new Note(null, text, Map.of(), null),
				ExampleMatcher.matching().withIgnorePaths("labels").withStringMatcher(matcher)));
	}

	@Test
	void keysOfMapsAreKeysAndNothingElse() {
		for (String text : TEXTS) {
			String path = "labels[" + text + "]";
			assertTexts(this.notes.findAll(Criteria.where(path).is(text)), List.of(text));
			assertThat(this.notes.findAll(Sort.by(path))).hasSameSizeAs(TEXTS);
		}
		assertThat(Trap.sprung).isFalse();
	}

	@Test
	void expressionsAreThoseOfTheAnnotationAndNeverOfTheData() {
		assertThat(this.notes.findBy()).extracting(OpenNote::getShown)
			.isEqualTo(TEXTS.stream().map((text) -> "<" + text + ">").toList());
		assertThat(this.notes.findBy()).extracting(OpenNote::getText).isEqualTo(TEXTS);
		assertThat(Trap.sprung).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "T(x)", "class.classLoader", "nope" })
	void positionsNameTheKeysOfTheOrder(String key) {
		assertThatIllegalArgumentException().isThrownBy(
				() -> this.notes.findByIdNotNull(ScrollPosition.forward(Map.of(key, 1)), Sort.by("id"), Limit.of(1)))
			.withMessageContaining("'id'");
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(() -> this.notes
			.findByIdNotNull(ScrollPosition.forward(Map.of(key, 1, "id", 1L)), Sort.by(key, "id"), Limit.of(1)));
	}

	@Test
	void positionsHoldValues() {
		Window<Note> window = this.notes.findByIdNotNull(
				ScrollPosition.forward(Map.of("text", "#{" + ATTACK + "}", "id", 0L)), Sort.by("text"), Limit.of(1));
		assertThat(window.getContent()).extracting(Note::text).containsExactly("#{" + ATTACK + "}");
		assertThatThrownBy(() -> this.notes.findByIdNotNull(ScrollPosition.forward(Map.of("id", "x' or 1=1")),
				Sort.by("id"), Limit.of(1)))
			.isInstanceOf(InvalidDataAccessApiUsageException.class);
		assertThat(Trap.sprung).isFalse();
	}

	@Test
	void sortsByManyPropertiesAreRefused() {
		Sort sort = Sort.by(IntStream.range(0, 10_000).mapToObj((i) -> Sort.Order.asc("labels[" + i + "]")).toList());
		for (Runnable query : List.<Runnable>of(() -> this.notes.findAll(sort),
				() -> this.notes.findAll(PageRequest.of(0, 2, sort)),
				() -> this.notes.findByIdNotNull(ScrollPosition.keyset(), sort, Limit.of(1)))) {
			assertThatThrownBy(query::run).isInstanceOf(InvalidDataAccessApiUsageException.class)
				.hasMessage("A sort by 10000 properties is not served; name at most 100");
		}
	}

	@Test
	void regularExpressionsEndSoon() {
		Note note = this.notes.insert(new Note(null, "a".repeat(10_000) + "c", Map.of(), null));
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		String expression = "(a+)+b";
		Criteria criteria = Criteria.where("text").matches(expression).and("id").is(note.id());
		for (Runnable query : List.<Runnable>of(() -> this.notes.findByTextMatches(expression),
				() -> this.notes.findAll(criteria), () -> byExample(expression, StringMatcher.REGEX),
				() -> this.operations.query(Note.class).matching(criteria).all(),
				() -> this.notes.findAll(new PathBuilder<>(Note.class, "note").getString("text").matches(expression)),
				() -> this.notes.countByTextMatchesIgnoreCase(expression))) {
			long start = threads.getCurrentThreadCpuTime();
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(query::run)
				.withMessageContaining("steps");
			assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(1));
		}
	}

	private static List<String> texts(java.util.function.Predicate<String> filter) {
		return TEXTS.stream().filter(filter).toList();
	}

	private static void assertTexts(Collection<Note> found, List<String> texts) {
		assertThat(found).extracting(Note::text).isEqualTo(texts);
	}

	/**
	 * Springs if an expression is evaluated.
	 */
	public static final class Trap {

		static boolean sprung;

		private Trap() {
		}

		/**
		 * Springs.
		 */
		public static void spring() {
			sprung = true;
			fail("An expression was evaluated");
		}

	}

	record Note(@Id @Nullable Long id, @Nullable String text, Map<String, String> labels, @Nullable Note parent) {
	}

	interface OpenNote {

		@Value("#{'<' + target.text + '>'}")
		String getShown();

		String getText();

	}

	interface Notes
			extends MemoryRepository<Note, Long>, MemoryCriteriaExecutor<Note>, ListQuerydslPredicateExecutor<Note> {

		List<Note> findByText(String text);

		List<Note> findByTextIn(Collection<String> texts);

		List<Note> findByTextStartingWith(String text);

		List<Note> findByTextEndingWith(String text);

		List<Note> findByTextContaining(String text);

		List<Note> findByTextNotContaining(String text);

		List<Note> findByTextMatches(String expression);

		long countByTextMatchesIgnoreCase(String expression);

		List<Note> findByLabels(String value);

		List<Note> findByLabelsKey(String key);

		List<Note> findByIdNotNull(Sort sort);

		Window<Note> findByIdNotNull(ScrollPosition position, Sort sort, Limit limit);

		List<OpenNote> findBy();

		@Query("where text = :text")
		List<Note> declared(String text, Sort sort);

		@Query("where text = ?1")
		List<Note> byPosition(String text);

	}

}
