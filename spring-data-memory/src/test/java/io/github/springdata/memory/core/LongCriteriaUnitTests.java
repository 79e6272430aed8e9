package io.github.springdata.memory.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import com.querydsl.core.BooleanBuilder;
import com.querydsl.core.types.dsl.Expressions;
import com.querydsl.core.types.dsl.NumberPath;
import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.repository.PredicateSpecification;
import io.github.springdata.memory.repository.query.QuerydslCriteria;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.annotation.Id;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Chains of very many conditions. The limit of time is there for what takes time in
 * proportion to the square of the length, which would be minutes.
 */
class LongCriteriaUnitTests {

	private static final Duration HANGS = Duration.ofSeconds(20);

	private static final int MANY = 60_000;

	private final MemoryTemplate template = new MemoryTemplate(new MemoryStore());

	static List<UnaryOperator<Criteria>> links() {
		return List.of((chain) -> chain.and("number").is(1), (chain) -> chain.or("number").is(2),
				(chain) -> chain.or("number").is(3).and("name").is("x"), (chain) -> chain.and(where("number").is(1)),
				(chain) -> chain.or(where("number").is(1)), (chain) -> chain.and("name").is("x").ignoreCase(true),
				(chain) -> chain.or("sorted").not(4), (chain) -> chain.and("sorted").greaterThan(0),
				(chain) -> chain.or("sorted").is(7));
	}

	private static <R> R inTime(Supplier<R> work) {
		return assertTimeoutPreemptively(HANGS, work::get);
	}

	private static Criteria chain(UnaryOperator<Criteria> link) {
		Criteria chain = where("number").is(1);
		for (int i = 0; i < MANY; i++) {
			chain = link.apply(chain);
		}
		return chain;
	}

	@ParameterizedTest
	@MethodSource("links")
	void buildsComparesShowsAndRuns(UnaryOperator<Criteria> link) {
		this.template.insert(new Numbered(1L, 1, 1, "x"));
		Criteria chain = inTime(() -> chain(link));
		assertThat(inTime(() -> chain.equals(chain(link)))).isTrue();
		assertThat(inTime(chain::hashCode)).isEqualTo(chain(link).hashCode());
		assertThat(inTime(chain::toString)).hasSizeGreaterThan(MANY);
		assertThat(inTime(() -> this.template.query(Numbered.class).matching(chain).count())).isOne();
		assertThat(inTime(() -> this.template.query(Numbered.class).matching(chain.not()).count())).isZero();
		assertThat(inTime(() -> this.template.query(Numbered.class).matching(chain).explain())).isNotNull();
	}

	@Test
	void takesListsOfAnyLength() {
		this.template.insert(new Numbered(1L, 1, 1, "x"));
		List<Integer> values = IntStream.range(0, 1_000_000).boxed().toList();
		for (String property : List.of("number", "sorted")) {
			Criteria in = where(property).in(values);
			assertThat(inTime(() -> this.template.query(Numbered.class).matching(in).count())).isOne();
			assertThat(inTime(() -> this.template.query(Numbered.class).matching(in.not()).count())).isZero();
			assertThat(inTime(in::toString)).hasSizeLessThan(2_000).endsWith("... (1000000 values))");
			assertThat(inTime(() -> in.equals(where(property).in(values)))).isTrue();
		}
	}

	@Test
	void joinsSpecificationsWithoutEnd() {
		this.template.insert(new Numbered(1L, 1, 1, "x"));
		for (boolean all : List.of(true, false)) {
			PredicateSpecification<Numbered> chain = PredicateSpecification.unrestricted();
			for (int i = 0; i < MANY; i++) {
				PredicateSpecification<Numbered> next = PredicateSpecification.where(where("number").is(1));
				chain = all ? chain.and(next) : chain.or(next);
			}
			Criteria criteria = inTime(chain::toCriteria);
			assertThat(inTime(() -> this.template.query(Numbered.class).matching(criteria).count())).isOne();
		}
	}

	@Test
	void joinsSpecificationsInTheirOrder() {
		PredicateSpecification<Numbered> a = () -> where("a").is(1);
		PredicateSpecification<Numbered> b = () -> where("b").is(2);
		PredicateSpecification<Numbered> c = () -> where("c").is(3);
		PredicateSpecification<Numbered> none = PredicateSpecification.unrestricted();
		assertThat(a.and(b).or(c).toCriteria()).hasToString("((a = 1 and b = 2) or c = 3)");
		assertThat(a.or(b).and(c).toCriteria()).hasToString("((a = 1 or b = 2)) and c = 3");
		assertThat(a.or(b.and(c)).toCriteria()).hasToString("(a = 1 or (b = 2 and c = 3))");
		assertThat(none.or(none).and(none).toCriteria()).isEqualTo(Criteria.empty());
		assertThat(none.or(a).and(none).toCriteria()).hasToString("a = 1");
		assertThat(none.and(a).or(b).or(none).or(c).toCriteria()).hasToString("(a = 1 or b = 2 or c = 3)");
	}

	@Test
	void refusesSpecificationsThatNestWithoutEnd() {
		PredicateSpecification<Numbered> chain = () -> where("number").is(1);
		for (int i = 0; i < MANY; i++) {
			PredicateSpecification<Numbered> next = () -> where("number").is(1);
			chain = (i % 2 == 0) ? chain.and(next) : chain.or(next);
		}
		assertThatIllegalArgumentException().isThrownBy(chain::toCriteria).withMessageContaining("500 levels");
	}

	@Test
	void takesPredicatesOfQuerydslWithoutEnd() {
		this.template.insert(new Numbered(1L, 1, 1, "x"));
		MemoryPersistentEntity<?> entity = new MemoryMappingContext().getEntity(Numbered.class);
		NumberPath<Integer> number = Expressions.numberPath(Integer.class, Expressions.path(Numbered.class, "numbered"),
				"number");
		for (boolean all : List.of(true, false)) {
			BooleanBuilder builder = new BooleanBuilder();
			for (int i = 0; i < 20_000; i++) {
				builder = all ? builder.and(number.lt(100 + i)) : builder.or(number.eq(i));
			}
			BooleanBuilder predicate = builder;
			Criteria criteria = inTime(() -> QuerydslCriteria.of(predicate, entity));
			assertThat(inTime(() -> this.template.query(Numbered.class).matching(criteria).count())).isOne();
		}
	}

	/**
	 * Chains that go on from any chain before, and share operands with it, are each what
	 * a list of their own would be.
	 */
	@Test
	void sharesNothingThatChanges() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		List<Criteria> chains = new ArrayList<>(List.of(where("p").is(0)));
		List<String> texts = new ArrayList<>(List.of("p = 0"));
		for (int i = 0; i < 5_000; i++) {
			int from = random.nextBoolean() ? chains.size() - 1 : random.nextInt(chains.size());
			boolean and = random.nextInt(3) > 0;
			chains.add(and ? chains.get(from).and("p").is(i) : chains.get(from).or("p").is(i));
			texts.add(extended(texts.get(from), and, i));
		}
		for (int i = 0; i < chains.size(); i++) {
			assertThat(chains.get(i).toString()).as("-Dseed=" + seed).isEqualTo(shown(texts.get(i)));
		}
	}

	private static String extended(String text, boolean and, int value) {
		return text + (and ? " and p = " : " or p = ") + value;
	}

	/**
	 * Puts the conjunctions of a disjunction in parentheses.
	 */
	private static String shown(String text) {
		String[] alternatives = text.split(" or ");
		if (alternatives.length == 1) {
			return text;
		}
		return String.join(" or ",
				Arrays.stream(alternatives).map((one) -> one.contains(" and ") ? "(" + one + ")" : one).toList());
	}

	record Numbered(@Id Long id, int number, @Indexed int sorted, String name) {

	}

}
