package io.github.springdata.memory.repository.query;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.InvalidEntityException;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.FullScans;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.reactive.ReactiveMemoryRepository;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryFactory;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexKind;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.repository.query.QueryCreationException;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The search for words: how it is spelt and planned, and what is refused.
 */
class WordsIntegrationTests {

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	private final DerivedMethods methods = new DerivedMethods(this.operations, Articles.class);

	@BeforeEach
	void load() {
		this.operations.insertAll(List.of(
				new Article(1, "The quick brown fox", "fox", 3, Map.of("en", "red fox"), new Author("Ann Lee"), "x"),
				new Article(2, "Brown bread, quickly made", "food", 2, Map.of(), new Author("Bob"), "x y"),
				new Article(3, "A QUICK lunch", "food", 1, Map.of("de", "Brot"), null, null)));
	}

	@Test
	void findsTextsByTheirWords() {
		assertThat(find(where("title").matchesWords("quick bro*"))).containsExactly(1L);
		assertThat(find(where("title").matchesWords("BRO* quick*"))).containsExactly(1L, 2L);
		assertThat(find(where("title").notMatchesWords("quick"))).containsExactly(2L);
		assertThat(find(where("author.name").matchesWords("ann"))).containsExactly(1L);
		assertThat(find(where("author.name").matchesWords("ann").not())).containsExactly(2L);
		assertThat(find(where("names").matchesWords("fox"))).containsExactly(1L);
		assertThat(find(where("names[de]").matchesWords("brot"))).containsExactly(3L);
	}

	@Test
	void plansASearchByItsIndex() {
		QueryPlan word = explain(where("title").matchesWords("Quick"));
		assertThat(word).hasToString("IndexLookup(title: title matches words 'quick') ~2 rows, 2 read");
		assertThat(word.rowsExamined()).isEqualTo(2);
		assertThat(explain(where("title").matchesWords("quick*")).toString()).contains("IndexRange(title: 'quick'..)");
		QueryPlan words = explain(where("title").matchesWords("quick brown"));
		assertThat(words.isFullScan()).isFalse();
		assertThat(words.toString()).contains("title matches words 'brown'");
		assertThat(explain(where("title").matchesWords("quick").and("category").is("food")).isFullScan()).isFalse();
		assertThat(explain(where("title").notMatchesWords("quick")).isFullScan()).isFalse();
		assertThat(
				this.operations.explain("select count(a) from Article a where words(a.title, 'quick')").rowsExamined())
			.isZero();
	}

	@Test
	void countsFromTheIndex() {
		for (String search : List.of("quick", "quick*", "brown quick")) {
			assertThat(this.methods.query("findByTitleMatchesWords", String.class)
				.explain(new Object[] { search })
				.isFullScan()).isFalse();
			assertThat(this.operations.query("select count(*) from Article where words(title, ?1)", Long.class, search))
				.containsExactly(Long.valueOf(find(where("title").matchesWords(search)).size()));
		}
	}

	@Test
	void readsNoRowToCountTextsWithSeveralWords() {
		assertThat(this.operations.explain("select count(a) from Article a where words(a.title, 'quick brown')")
			.rowsExamined()).isZero();
		assertThat(this.operations.explain("select count(a) from Article a where words(a.title, 'qui* bro*')")
			.rowsExamined()).isZero();
	}

	@Test
	void servesCriteriaOfRepositoriesAndReactiveOnes() {
		MemoryOperations operations = this.operations;
		ArticleCriteria articles = new MemoryRepositoryFactory(operations).getRepository(ArticleCriteria.class);
		assertThat(articles.findAll(where("title").matchesWords("quick").and("title").notMatchesWords("fox")))
			.extracting(Article::id)
			.containsExactly(3L);
		ReactiveArticles reactive = new ReactiveMemoryRepositoryFactory(
				new ReactiveMemoryTemplate(operations.getStore()))
			.getRepository(ReactiveArticles.class);
		assertThat(reactive.findByTitleMatchesWords("brown fox").map(Article::id).collectList().block())
			.containsExactly(1L);
	}

	@Test
	void namesTheIndexThatWouldHelp() {
		assertThat(FullScans.during(() -> find(where("plain").matchesWords("x"))).toString())
			.contains("an index on 'plain' (kind = TEXT) would help");
	}

	@Test
	void showsConditions() {
		assertThat(where("a").matchesWords("x y*").and("b").notMatchesWords("z"))
			.hasToString("a matches words 'x y*' and b not matches words 'z'");
	}

	@Test
	void neverMindsCase() {
		assertThat(find(where("title").matchesWords("LUNCH").ignoreCase(true))).containsExactly(3L);
		assertThatIllegalStateException().isThrownBy(() -> where("title").matchesWords("lunch").ignoreCase(false))
			.withMessageContaining("have no case");
	}

	@Test
	void isAKeywordOfMethodNamesUnlessAPropertyHasItsName() {
		assertThat(ids("findByTitleMatchesWords", "fox")).containsExactly(1L);
		assertThat(ids("findByTitleMatchesWordsIgnoreCase", "FOX")).containsExactly(1L);
		assertThat(ids("findByTitleNotMatchesWordsAndCategoryOrderByIdDesc", "bread", "food")).containsExactly(3L);
		assertThat(ids("findByCategoryOrTitleMatchesWords", "fox", "lunch")).containsExactly(1L, 3L);
		assertThat(ids("findByCategoryAndTitleMatchesWordsAllIgnoreCase", "FOOD", "Lunch")).containsExactly(3L);
		assertThat(ids("findByNamesValueMatchesWords", "fox")).containsExactly(1L);
		assertThat(ids("findByNamesKeyMatchesWords", "de")).containsExactly(3L);
		assertThat(ids("findByAuthorNameMatchesWords", "lee")).containsExactly(1L);
		assertThat(ids("findFirstByTitleMatchesWordsOrderByRankAsc", "quick")).containsExactly(3L);
		MemoryOperations others = new MemoryTemplate(new MemoryStore());
		others.insert(new Puzzle(1L, "nothing", 5));
		assertThat(new DerivedMethods(others, Puzzles.class).query("findByTextMatchesWords", int.class)
			.execute(new Object[] { 5 })).asList().hasSize(1);
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new DerivedMethods(others, Puzzles.class).query("findByTextMatchesWordsMatchesWords",
					String.class))
			.withMessageContaining("property 'textMatchesWords'")
			.withMessageContaining("words need a String");
	}

	@Test
	void refusesMistakenMethodNames() {
		assertRefused("findByTitelMatchesWords", "No property 'titel' found", String.class);
		assertRefused("findByTitleMatchesWords", "keyword MatchesWords on property 'title' needs a parameter more");
		assertRefused("findByTitleMatchesWords", "cannot be used with keyword MatchesWords", int.class);
		assertRefused("findByRankMatchesWords", "words need a String", String.class);
		assertRefused("findByTitleIsNullMatchesWords",
				"keyword MatchesWords of property 'title' follows another keyword", String.class);
	}

	private void assertRefused(String name, String message, Class<?>... parameters) {
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> this.methods.query(name, parameters))
			.withMessageContaining(message);
	}

	@Test
	void refusesASearchWithoutAWord() {
		for (String search : List.of("", "?!", "*")) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> find(where("title").matchesWords(search)))
				.withMessageContaining("title matches words")
				.withMessageContaining("no word to look for");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.operations.query("where words(concat(title, ''), ?1)", Article.class, search))
				.withMessageContaining("no word to look for");
		}
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.operations.query("where words(title, '?!')", Article.class))
			.withMessageContaining("column 20: '?!' is no search: there is no word to look for");
	}

	@Test
	void refusesWordsOfWhatIsNoText() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> find(where("rank").matchesWords("1")))
			.withMessageContaining("words need a String");
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.operations.query("where words(rank, '1')", Article.class))
			.withMessageContaining("expected a string, but 'rank' is a Integer");
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.operations.query("where words(title)", Article.class))
			.withMessageContaining("function 'words' takes 2 argument(s), not 1");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.operations.query("where words(title, ?1)", Article.class, 5));
	}

	@Test
	void isAPredicateAnywhereInATexts() {
		assertThat(this.operations.query(
				"select case when words(title, 'quick') then 'fast' else 'slow' end from Article order by id",
				String.class))
			.containsExactly("fast", "slow", "fast");
		assertThat(this.operations.query(
				"select category from Article group by category having words(max(title), 'quick*') order by category",
				String.class))
			.containsExactly("food", "fox");
		assertThat(this.operations.query(
				"select a.id from Article a join Article b on words(b.title, a.category) where a.id = 1 and b.id = 1",
				Long.class))
			.containsExactly(1L);
		assertThat(this.operations.query("select a.id from Article a join a.names n where words(n, 'fox')", Long.class))
			.containsExactly(1L);
		assertThat(this.operations.query("select a.id from Article a where words(a.plain, null)", Long.class))
			.isEmpty();
		assertThat(this.operations.query("select a.id from Article a where not words(a.plain, null)", Long.class))
			.isEmpty();
		assertThat(this.operations.aggregate(Article.class)
			.groupBy("category")
			.count()
			.having(where("category").matchesWords("food"))
			.as(Object[].class)).hasSize(1);
	}

	@Test
	void updatesAndDeletesByWords() {
		assertThat(this.operations.update(Article.class)
			.matching(where("title").matchesWords("quick"))
			.apply(Update.update("title", "slow"))).isEqualTo(2);
		assertThat(find(where("title").matchesWords("quick"))).isEmpty();
		assertThat(this.operations.execute("update Article set title = 'fast' where words(title, 'slow') and id = 1"))
			.isEqualTo(1);
		assertThat(this.operations.delete(Article.class).matching(where("title").matchesWords("slow")).all())
			.isEqualTo(1);
		assertThat(this.operations.execute("delete from Article where not words(title, 'fast')")).isEqualTo(1);
		assertThat(find(where("title").matchesWords("fast"))).containsExactly(1L);
	}

	@Test
	void refusesMistakenDeclarations() {
		assertRefused(OfNumber.class,
				"Index 'number' on 'number' is one of words, but values are of type java.lang.Integer");
		assertRefused(OfObject.class, "is one of words, but values are of type");
		assertRefused(Unique.class, "Index 'text' on 'text' is one of words, which rows have in common; remove unique");
		assertRefused(IgnoringCase.class,
				"Index 'text' on 'text' is one of words, which are found in any case; remove ignoreCase");
	}

	private void assertRefused(Class<?> type, String message) {
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> this.operations.count(type))
			.withMessageContaining(message);
	}

	private List<Long> find(Criteria criteria) {
		return this.operations.query(Article.class).matching(criteria).all().stream().map(Article::id).toList();
	}

	private QueryPlan explain(Criteria criteria) {
		return this.operations.explain(Query.query(criteria), Article.class);
	}

	private List<Long> ids(String name, String... arguments) {
		Class<?>[] parameters = new Class<?>[arguments.length];
		Arrays.fill(parameters, String.class);
		List<?> found = (List<?>) this.methods.query(name, parameters).execute(arguments);
		return found.stream().map((article) -> ((Article) article).id()).toList();
	}

	record Author(String name) {

	}

	record Article(@Id long id, @Indexed(kind = IndexKind.TEXT) String title, @Indexed String category, int rank,
			@Indexed(kind = IndexKind.TEXT) Map<String, String> names, @Nullable Author author,
			@Nullable String plain) {

	}

	interface ArticleCriteria extends MemoryRepository<Article, Long>, MemoryCriteriaExecutor<Article> {

	}

	interface ReactiveArticles extends ReactiveMemoryRepository<Article, Long> {

		Flux<Article> findByTitleMatchesWords(String words);

	}

	interface Articles extends MemoryRepository<Article, Long> {

	}

	record Puzzle(@Id long id, String text, int textMatchesWords) {

	}

	interface Puzzles extends MemoryRepository<Puzzle, Long> {

	}

	record OfNumber(@Id long id, @Indexed(kind = IndexKind.TEXT) int number) {

	}

	record OfObject(@Id long id, @Indexed(kind = IndexKind.TEXT) Object object) {

	}

	record Unique(@Id long id, @Indexed(kind = IndexKind.TEXT, unique = true) String text) {

	}

	record IgnoringCase(@Id long id, @Indexed(kind = IndexKind.TEXT, ignoreCase = true) String text) {

	}

}
