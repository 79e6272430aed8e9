package io.github.springdata.memory.repository.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.reactive.ReactiveMemoryRepository;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryFactory;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Modifying;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.repository.support.QueryPlans;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.Param;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.data.spel.spi.EvaluationContextExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Parameters of {@code like} with wildcards around them, and values that are escaped in
 * an expression, as Spring Data JPA has them.
 */
class LikeParameterIntegrationTests {

	private static final List<String> NAMES = List.of("abc", "bcd", "cab", "a%c", "a_c", "a\\c", "%", "ABC", "xabcx",
			"?1", ":x", "");

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final Words words = new MemoryRepositoryFactory(this.ops).getRepository(Words.class);

	@BeforeEach
	void insertRows() {
		for (String name : NAMES) {
			this.ops.insert(new Word(null, name, name.length()));
		}
		this.ops.insert(new Word(null, null, 99));
	}

	private static List<String> names(Iterable<Word> words) {
		List<String> names = new ArrayList<>();
		words.forEach((word) -> names.add(word.name()));
		return names;
	}

	private static Stream<String> having(Function<String, Boolean> condition) {
		return NAMES.stream().filter(condition::apply);
	}

	@Test
	void wildcardsAroundNamedParameters() {
		assertThat(names(this.words.startingWith("ab"))).isEqualTo(having((name) -> name.startsWith("ab")).toList());
		assertThat(names(this.words.endingWith("c"))).isEqualTo(having((name) -> name.endsWith("c")).toList());
		assertThat(names(this.words.containing("ab"))).isEqualTo(having((name) -> name.contains("ab")).toList());
		assertThat(names(this.words.alike("abc"))).containsExactly("abc");
	}

	@Test
	void wildcardsAroundPositionalParameters() {
		assertThat(names(this.words.startingWithFirst("ab"))).isEqualTo(names(this.words.startingWith("ab")));
		assertThat(names(this.words.endingWithFirst("c"))).isEqualTo(names(this.words.endingWith("c")));
		assertThat(names(this.words.containingFirst("ab"))).isEqualTo(names(this.words.containing("ab")));
	}

	@Test
	void negationsAndOtherFormsOfLike() {
		assertThat(names(this.words.notContaining("a"))).isEqualTo(having((name) -> !name.contains("a")).toList());
		assertThat(names(this.words.ignoringCase("ab")))
			.isEqualTo(having((name) -> name.toLowerCase().contains("ab")).toList());
		assertThat(names(this.words.lowered("ab")))
			.isEqualTo(having((name) -> name.toLowerCase().contains("ab")).toList());
		assertThat(names(this.words.inParentheses("ab"))).isEqualTo(names(this.words.containing("ab")));
		assertThat(names(this.words.concatenated("ab"))).isEqualTo(names(this.words.containing("ab")));
		assertThat(names(this.words.inUpperCase("ab"))).isEqualTo(names(this.words.containing("ab")));
	}

	@Test
	void wildcardsOfTheArgumentAreWildcards() {
		assertThat(names(this.words.startingWith("a_c"))).containsExactly("abc", "a%c", "a_c", "a\\c");
		assertThat(names(this.words.containing("%"))).isEqualTo(NAMES);
	}

	@Test
	void noArgumentFindsNothing() {
		assertThat(this.words.startingWith(null)).isEmpty();
		assertThat(this.words.notContaining(null)).isEmpty();
		assertThat(names(this.words.containing(""))).isEqualTo(NAMES);
		assertThat(this.words.optional(Optional.empty())).isEmpty();
		assertThat(names(this.words.optional(Optional.of("ab")))).isEqualTo(names(this.words.containing("ab")));
	}

	@Test
	void oneParameterInDifferentForms() {
		assertThat(names(this.words.anyForm("abc"))).containsExactly("abc", "xabcx");
		assertThat(names(this.words.equalOrStarting("ab"))).containsExactly("abc");
		assertThat(names(this.words.startingNotEnding("a"))).containsExactly("abc", "a%c", "a_c", "a\\c");
	}

	@Test
	void argumentsOfOtherTypesAreWrittenOut() {
		assertThat(names(this.words.containingNumber(1))).containsExactly("?1");
		assertThat(names(this.words.containingCharacter('?'))).containsExactly("?1");
	}

	@Test
	void parametersWithinStringsAreText() {
		assertThat(names(this.words.quoted())).containsExactly(":x");
		assertThat(names(this.words.quotedPosition())).containsExactly("?1");
	}

	@Test
	void textsOfSeveralLines() {
		assertThat(names(this.words.severalLines("a", "c"))).containsExactly("abc", "a%c", "a_c", "a\\c");
	}

	@Test
	void pagesAndSortsAndCounts() {
		Page<Word> page = this.words.page("a", PageRequest.of(0, 2, Sort.by("name")));
		assertThat(names(page)).containsExactly("a%c", "a\\c");
		assertThat(page.getTotalElements()).isEqualTo(6);
		assertThat(this.words.number("a")).isEqualTo(6);
		assertThat(this.words.any("zz")).isFalse();
	}

	@Test
	void changesRows() {
		assertThat(this.words.rename("a", "z")).isEqualTo(4);
		assertThat(this.words.remove("z")).isEqualTo(4);
	}

	@Test
	void anIndexServesThePrefix() {
		assertThat(QueryPlans.explain(this.words, (words) -> words.startingWith("ab")).toString())
			.contains("IndexRange");
		assertThat(QueryPlans.explain(this.words, (words) -> words.escapedPrefix("ab")).toString())
			.contains("IndexRange");
	}

	@ParameterizedTest
	@CsvSource({ "%", "_", "a_c", "\\", "a", "a%", "''" })
	void escapesWithExpressions(String value) {
		assertThat(names(this.words.escaped(value))).isEqualTo(having((name) -> name.contains(value)).toList());
		assertThat(names(this.words.escapedByName(value))).isEqualTo(having((name) -> name.contains(value)).toList());
		assertThat(names(this.words.escapedPrefix(value))).isEqualTo(having((name) -> name.startsWith(value)).toList());
		assertThat(names(this.words.escapedWithBackslash(value)))
			.isEqualTo(having((name) -> name.contains(value)).toList());
		assertThat(names(this.words.escapedOptional(Optional.of(value))))
			.isEqualTo(having((name) -> name.contains(value)).toList());
	}

	@Test
	void escapesNothing() {
		assertThat(this.words.escaped(null)).isEmpty();
		assertThat(this.words.escapedOptional(Optional.empty())).isEmpty();
		assertThat(names(this.words.plainExpression("AB"))).isEqualTo(names(this.words.containing("ab")));
	}

	@Test
	void servesTheTemplate() {
		assertThat(names(this.ops.query("from Word where name like %?1%", Word.class, "ab")))
			.isEqualTo(names(this.words.containing("ab")));
		assertThat(names(this.ops.query("from Word where name like :x%", Word.class, Map.of("x", "ab"))))
			.isEqualTo(names(this.words.startingWith("ab")));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.ops.query("from Word where name like :x%", Word.class, Map.of("x", List.of("ab"))))
			.withMessageContaining(":x%")
			.withMessageContaining("List");
	}

	@Test
	void servesReactiveRepositories() {
		ReactiveWords reactive = new ReactiveMemoryRepositoryFactory(new ReactiveMemoryTemplate(this.store))
			.getRepository(ReactiveWords.class);
		assertThat(names(reactive.containing("ab").collectList().block()))
			.isEqualTo(names(this.words.containing("ab")));
		assertThat(names(reactive.startingWith(Mono.just("ab")).collectList().block()))
			.isEqualTo(names(this.words.startingWith("ab")));
		assertThat(names(reactive.escaped("_").collectList().block())).containsExactly("a_c");
	}

	@Test
	void anExtensionOfTheApplicationComesFirst() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Configured.class)) {
			Words configured = context.getBean(Words.class);
			configured.save(new Word(null, "shout", 5));
			assertThat(names(configured.withExtension("out"))).containsExactly("shout");
			assertThat(names(configured.escaped("out"))).containsExactly("shout");
			assertThat(names(configured.escaped("%"))).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "from Word where name = :x%", "from Word where name like %:x%:x%",
			"from Word where name like %", "from Word where name like %'a'%", "from Word where name like % || :x",
			"from Word where name like lower(%:x%)", "from Word where name in (%:x%)",
			"from Word where length % 2 = 0 and name = :x", "from Word where name like %:x || 'a'" })
	void refusesWildcardsElsewhere(String text) {
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.ops.query(text, Word.class, Map.of("x", "a")));
	}

	@Test
	void refusesWhatIsNoTextAtTheStart() {
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(Lists.class))
			.withMessageContaining("'names'")
			.withMessageContaining("List");
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(Unused.class))
			.withMessageContaining("'x' is not used");
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(Numbers.class))
			.withMessageContaining("expected a string, but 'length'");
	}

	interface Words extends MemoryRepository<Word, Long> {

		@Query("select w from Word w where w.name like :name%")
		List<Word> startingWith(@Param("name") @Nullable String prefix);

		@Query("select w from Word w where w.name like %:name")
		List<Word> endingWith(String name);

		@Query("select w from Word w where w.name like %:name%")
		List<Word> containing(String name);

		@Query("select w from Word w where w.name like :name")
		List<Word> alike(String name);

		@Query("select w from Word w where w.name like ?1%")
		List<Word> startingWithFirst(String name);

		@Query("select w from Word w where w.name like %?1")
		List<Word> endingWithFirst(String name);

		@Query("select w from Word w where w.name like %?1%")
		List<Word> containingFirst(String name);

		@Query("select w from Word w where w.name not like %:name%")
		List<Word> notContaining(@Nullable String name);

		@Query("select w from Word w where w.name ilike %:name%")
		List<Word> ignoringCase(String name);

		@Query("select w from Word w where lower(w.name) like %:name%")
		List<Word> lowered(String name);

		@Query("select w from Word w where w.name like (%:name%)")
		List<Word> inParentheses(String name);

		@Query("select w from Word w where w.name like concat('%', :name, '%')")
		List<Word> concatenated(String name);

		@Query("SELECT w FROM Word w WHERE w.name LIKE %:name%")
		List<Word> inUpperCase(String name);

		@Query("select w from Word w where w.name like %:name%")
		List<Word> optional(Optional<String> name);

		@Query("select w from Word w where (w.name like :x% or w.name like %:x or w.name like %:x%) and w.name <> :x or w.name = :x")
		List<Word> anyForm(String x);

		@Query("from Word where name = ?1 or name like ?1%")
		List<Word> equalOrStarting(String x);

		@Query("from Word where name like :x% and name not like %:x")
		List<Word> startingNotEnding(String x);

		@Query("from Word where name like %:x%")
		List<Word> containingNumber(int x);

		@Query("from Word where name like %:x%")
		List<Word> containingCharacter(char x);

		@Query("from Word where name like '%:x%'")
		List<Word> quoted();

		@Query("from Word where name like '?1%'")
		List<Word> quotedPosition();

		@Query("""
				select w
				from Word w
				where w.name like
					:start%
				  and w.name like %:end
				order by w.id
				""")
		List<Word> severalLines(String start, String end);

		@Query("from Word where name like %:x%")
		Page<Word> page(String x, Pageable page);

		@Query(value = "from Word where name like %:x%", count = true)
		long number(String x);

		@Query(value = "from Word where name like %:x%", exists = true)
		boolean any(String x);

		@Modifying
		@Query("update Word set name = :to where name like :from%")
		int rename(String from, String to);

		@Modifying
		@Query("delete from Word where name like :x%")
		int remove(String x);

		@Query("select w from Word w where w.name like %?#{escape([0])}% escape ?#{escapeCharacter()}")
		List<Word> escaped(@Nullable String name);

		@Query("select w from Word w where w.name like %:#{escape(#name)}% escape :#{escapeCharacter()}")
		List<Word> escapedByName(String name);

		@Query("select w from Word w where w.name like ?#{escape([0])}% escape ?#{escapeCharacter()}")
		List<Word> escapedPrefix(String name);

		@Query("select w from Word w where w.name like %?#{escape([0])}% escape '\\'")
		List<Word> escapedWithBackslash(String name);

		@Query("select w from Word w where w.name like %?#{escape([0])}%")
		List<Word> escapedOptional(Optional<String> name);

		@Query("select w from Word w where w.name like %:#{[0].toLowerCase()}%")
		List<Word> plainExpression(String name);

		@Query("select w from Word w where w.name like %:#{whisper([0])}%")
		List<Word> withExtension(String name);

	}

	interface ReactiveWords extends ReactiveMemoryRepository<Word, Long> {

		@Query("select w from Word w where w.name like %:name%")
		Flux<Word> containing(String name);

		@Query("select w from Word w where w.name like ?1%")
		Flux<Word> startingWith(Mono<String> name);

		@Query("select w from Word w where w.name like %?#{escape([0])}% escape ?#{escapeCharacter()}")
		Flux<Word> escaped(String name);

	}

	interface Lists extends MemoryRepository<Word, Long> {

		@Query("from Word where name like %:names%")
		List<Word> alike(List<String> names);

	}

	interface Unused extends MemoryRepository<Word, Long> {

		@Query("from Word where name like '%:x%'")
		List<Word> quoted(String x);

	}

	interface Numbers extends MemoryRepository<Word, Long> {

		@Query("from Word where length like %:x%")
		List<Word> alike(String x);

	}

	record Word(@Id @Nullable Long id, @Indexed @Nullable String name, int length) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @org.springframework.context.annotation.ComponentScan.Filter(
					type = org.springframework.context.annotation.FilterType.ASSIGNABLE_TYPE, classes = Words.class),
			basePackageClasses = LikeParameterIntegrationTests.class)
	static class Configured {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

		@Bean
		EvaluationContextExtension whispering() {
			return new Whispering();
		}

	}

	static class Whispering implements EvaluationContextExtension {

		@Override
		public String getExtensionId() {
			return "whispering";
		}

		@Override
		public Object getRootObject() {
			return new Root();
		}

		public static class Root {

			public String whisper(String text) {
				return text;
			}

		}

	}

}
