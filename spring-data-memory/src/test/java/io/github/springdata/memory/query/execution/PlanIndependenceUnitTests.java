package io.github.springdata.memory.query.execution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.index.IndexDefinition;

import org.springframework.data.domain.Range;
import org.springframework.data.domain.Sort;
import org.springframework.data.geo.Box;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Point;
import org.springframework.data.geo.Polygon;
import org.springframework.data.geo.Shape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random queries have the result that an obvious evaluation has, whatever the indexes.
 */
class PlanIndependenceUnitTests {

	private static final int QUERIES = 120;

	private static final int[] ANYTHING = { 0, 1, 2, 3, 4, 5, 6, 10, 10 };

	private static final int[] PLACES = { 0, 1, 3, 4, 12, 12, 12 };

	private static final int[] MULTI_VALUED = { 0, 5, 7, 7, 8, 8, 8, 9, 11, 11 };

	private static final int[] WORDS = { 0, 6, 7, 10, 13, 13, 13, 13, 13 };

	private static final IndexDefinition[] INDEXES = { Things.sorted("name"), Things.sorted("~name"),
			Things.hash("rank"), Things.sorted("price"), Things.sorted("amount"), Things.hash("color", "active"),
			Things.sorted("color", "rank"), Things.sorted("active", "~name", "price") };

	private static final IndexDefinition[] MORE_INDEXES = { Things.hash("name"), Things.hash("~name"),
			Things.sorted("rank"), Things.hash("amount"), Things.sorted("place.city"), Things.sorted("active"),
			Things.sorted("rank", "price", "id"), Things.sorted("id") };

	private static final IndexDefinition[] MULTI_VALUED_INDEXES = { Things.sorted("tags"), Things.sorted("~tags"),
			Things.hash("tags"), Things.hash("~tags"), Things.sorted("parts.label"), Things.hash("parts.weight"),
			Things.sorted("parts.weight"), Things.sorted("name") };

	private static final IndexDefinition[] PLACE_INDEXES = { Things.hash("rank"), Things.sorted("price"),
			Things.hash("color"), Things.sorted("active"), Things.hash("place.point") };

	private static final IndexDefinition[] TEXT_INDEXES = { Things.text("name"), Things.text("place.city"),
			Things.text("tags"), Things.text("parts.label"), Things.sorted("name"), Things.hash("tags"),
			Things.hash("rank") };

	private final QueryEngine engine = new QueryEngine(new MemoryMappingContext());

	@Test
	void anySubsetOfIndexesGivesTheSameResult() {
		verifyEverySubset(INDEXES);
	}

	@Test
	void anySubsetOfOtherIndexesGivesTheSameResult() {
		verifyEverySubset(MORE_INDEXES);
	}

	@Test
	void anySubsetOfMultiValuedIndexesGivesTheSameResult() {
		verifyEverySubset(MULTI_VALUED_INDEXES, MULTI_VALUED);
	}

	@Test
	void anySubsetOfIndexesGivesTheSamePlaces() {
		verifyEverySubset(PLACE_INDEXES, PLACES);
	}

	@Test
	void anySubsetOfIndexesOnWordsGivesTheSameResult() {
		verifyEverySubset(TEXT_INDEXES, WORDS);
	}

	private void verifyEverySubset(IndexDefinition[] indexes) {
		verifyEverySubset(indexes, ANYTHING);
	}

	private void verifyEverySubset(IndexDefinition[] indexes, int[] conditions) {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		List<Thing> things = Things.random(random, 60);
		List<Table> tables = tables(things, indexes);
		for (int i = 0; i < QUERIES; i++) {
			Draw draw = new Draw(random, conditions);
			Query query = draw.query();
			QueryArguments arguments = draw.arguments();
			List<Thing> expected = Oracle.answer(things, query, arguments);
			PreparedQuery prepared = this.engine.prepare(query, Things.ENTITY);
			for (Table table : tables) {
				Supplier<String> what = () -> "-Dseed=%d: %s with %s over %s".formatted(seed, query, arguments,
						table.definition());
				verify(prepared, table, arguments, expected, what);
			}
		}
	}

	private static void verify(PreparedQuery query, Table table, QueryArguments arguments, List<Thing> expected,
			Supplier<String> what) {
		assertThat(query.list(table, arguments)).as(what).isEqualTo(expected);
		assertThat(query.stream(table, arguments).toList()).as(what).isEqualTo(expected);
		assertThat(query.count(table, arguments)).as(what).isEqualTo(expected.size());
		assertThat(query.exists(table, arguments)).as(what).isEqualTo(!expected.isEmpty());
		QueryPlan plan = query.explain(table, arguments);
		assertThat(plan.rowsReturned()).as(what).isEqualTo(expected.size());
		assertThat(plan.rowsExamined()).as(what).isBetween((long) expected.size(), (long) table.size());
		assertThat(query.explainCount(table, arguments).rowsReturned()).as(what).isEqualTo(expected.size());
		assertThat(query.explainExists(table, arguments).rowsReturned()).as(what)
			.isEqualTo(Math.min(1, expected.size()));
	}

	private static List<Table> tables(List<Thing> things, IndexDefinition[] indexes) {
		List<Table> tables = new ArrayList<>();
		for (int subset = 0; subset < (1 << indexes.length); subset++) {
			List<IndexDefinition> chosen = new ArrayList<>();
			for (int i = 0; i < indexes.length; i++) {
				if ((subset & (1 << i)) != 0) {
					chosen.add(indexes[i]);
				}
			}
			tables.add(Things.table(things, chosen.toArray(IndexDefinition[]::new)));
		}
		return tables;
	}

	/**
	 * Draws a query and its arguments at random.
	 */
	private static final class Draw {

		private static final String[] TEXTS = { "name", "name", "name", "place.city", "tags", "parts.label" };

		private static final String[] MULTI_VALUED_TEXTS = { "tags", "tags", "parts.label" };

		private static final String[] SORTS = { "id", "name", "rank", "price", "amount", "color", "active",
				"place.city" };

		private final Random random;

		private final List<@Nullable Object> arguments = new ArrayList<>();

		private final int[] conditions;

		private Draw(Random random, int[] conditions) {
			this.random = random;
			this.conditions = conditions;
		}

		Query query() {
			Query query = Query.query(criteria(3)).sort(sort());
			query = chance(4) ? query.limit(this.random.nextInt(12)) : query;
			return chance(6) ? query.offset(this.random.nextInt(5)) : query;
		}

		QueryArguments arguments() {
			QueryArguments result = QueryArguments.of(this.arguments.toArray());
			result = chance(5) ? result.withSort(sort()) : result;
			result = chance(5) ? result.withOffset(this.random.nextInt(5)) : result;
			return chance(5) ? result.withLimit(this.random.nextInt(12)) : result;
		}

		private Sort sort() {
			List<Sort.Order> orders = new ArrayList<>();
			int count = chance(3) ? 0 : this.random.nextInt(4);
			for (int i = 0; i < count; i++) {
				Sort.Order order = Sort.Order.by(pick(SORTS)).with(pick(Sort.Direction.values()));
				order = chance(3) ? order.with(pick(Sort.NullHandling.values())) : order;
				orders.add(chance(3) ? order.ignoreCase() : order);
			}
			return Sort.by(orders);
		}

		private Criteria criteria(int depth) {
			int kind = this.random.nextInt((depth > 0) ? 8 : 4);
			return switch (kind) {
				case 4 -> Criteria.allOf(several(depth));
				case 5 -> Criteria.anyOf(several(depth));
				case 6 -> Criteria.anyOf(List.of(condition(), condition()));
				case 7 -> criteria(depth - 1).not();
				default -> condition();
			};
		}

		private List<Criteria> several(int depth) {
			List<Criteria> several = new ArrayList<>();
			int count = this.random.nextInt(4);
			for (int i = 0; i < count; i++) {
				several.add(criteria(depth - 1));
			}
			return several;
		}

		private Criteria condition() {
			return switch (this.conditions[this.random.nextInt(this.conditions.length)]) {
				case 0 -> comparable("rank", () -> number(this.random.nextInt(6)));
				case 1 -> comparable("price", () -> Things.price(this.random));
				case 2 -> comparable("amount", () -> number(this.random.nextInt(4)));
				case 3 -> comparable("color", () -> Things.color(this.random));
				case 4 -> comparable("active", this.random::nextBoolean);
				case 5 -> comparable(pick("id", "parts.weight"), () -> number(this.random.nextInt(6)));
				case 6 -> text(TEXTS);
				case 7 -> text(MULTI_VALUED_TEXTS);
				case 8 -> comparable(pick(MULTI_VALUED_TEXTS), () -> Things.text(this.random));
				case 11 -> bothSides(pick(MULTI_VALUED_TEXTS));
				case 9 -> comparable("parts.weight", () -> number(this.random.nextInt(3)));
				case 12 -> place();
				case 13 -> words(pick(TEXTS));
				default -> comparable(pick(TEXTS), () -> Things.text(this.random));
			};
		}

		private Criteria place() {
			Criteria.CriteriaStep step = Criteria.where("place.point");
			Supplier<Object> point = () -> Things.point(this.random);
			return switch (this.random.nextInt(5)) {
				case 0 -> step.near(operand(point));
				case 1, 2 -> step.near(operand(point), operand(() -> new Distance(this.random.nextInt(6))));
				case 3 -> chance(2) ? step.is(operand(point)) : step.isNull();
				default -> step.inside(operand(this::shape));
			};
		}

		private Shape shape() {
			Point point = Things.point(this.random);
			return switch (this.random.nextInt(3)) {
				case 0 -> new Box(point, Things.point(this.random));
				case 1 -> new Circle(point, new Distance(this.random.nextInt(6)));
				default -> new Polygon(point, new Point(point.getX() + 3, point.getY() - this.random.nextInt(3)),
						new Point(point.getX() + 1, point.getY() + 4));
			};
		}

		private Criteria bothSides(String path) {
			Supplier<Object> text = () -> Things.text(this.random);
			return Criteria.allOf(List.of(Criteria.where(path).greaterThanOrEquals(operand(text)),
					Criteria.where(path).lessThan(operand(text))));
		}

		private Object number(int value) {
			return switch (this.random.nextInt(3)) {
				case 0 -> value;
				case 1 -> (long) value;
				default -> new BigDecimal(value).setScale(1);
			};
		}

		private Criteria comparable(String path, Supplier<Object> value) {
			Criteria.CriteriaStep step = Criteria.where(path);
			Criteria criteria = switch (this.random.nextInt(13)) {
				case 0, 1, 2 -> step.is(operand(value));
				case 3 -> step.not(operand(value));
				case 4 -> step.lessThan(operand(value));
				case 5 -> step.lessThanOrEquals(operand(value));
				case 6 -> step.greaterThan(operand(value));
				case 7 -> step.greaterThanOrEquals(operand(value));
				case 8 -> chance(3) ? step.notBetween(operand(value), operand(value))
						: step.between(operand(value), operand(value));
				case 9 -> step.in(operand(value), operand(value), operand(value));
				case 10 -> step.in(parameter(values(value)));
				case 11 -> chance(2) ? step.notIn(parameter(values(value))) : step.within(range(value));
				default -> chance(2) ? step.isNull() : step.isNotNull();
			};
			boolean textual = path.equals("name") || path.equals("place.city") || path.equals("tags")
					|| path.equals("parts.label");
			boolean compares = !(criteria instanceof Condition.IsNull);
			return (textual && compares && chance(3)) ? criteria.ignoreCase(true) : criteria;
		}

		private List<@Nullable Object> values(Supplier<Object> value) {
			List<@Nullable Object> values = new ArrayList<>();
			int count = this.random.nextInt(12);
			for (int i = 0; i < count; i++) {
				values.add(chance(20) ? null : value.get());
			}
			return values;
		}

		@SuppressWarnings({ "unchecked", "rawtypes" })
		private Range<?> range(Supplier<Object> value) {
			Object lower = value.get();
			Object upper = value.get();
			if (lower.getClass() != upper.getClass()) {
				return Range.rightUnbounded(Range.Bound.exclusive((Comparable) lower));
			}
			return switch (this.random.nextInt(4)) {
				case 0 -> Range.closed((Comparable) lower, (Comparable) upper);
				case 1 -> Range.open((Comparable) lower, (Comparable) upper);
				case 2 -> Range.leftUnbounded(Range.Bound.inclusive((Comparable) upper));
				default -> Range.rightOpen((Comparable) lower, (Comparable) upper);
			};
		}

		private Criteria text(String... paths) {
			Criteria.CriteriaStep step = Criteria.where(pick(paths));
			Supplier<Object> text = () -> Things.text(this.random);
			Supplier<Object> pattern = () -> Things.text(this.random).replace("\\", "\\\\") + pick("", "%", "_", "%a");
			Criteria criteria = switch (this.random.nextInt(9)) {
				case 0 -> step.like(operand(pattern));
				case 1 -> step.notLike(operand(pattern));
				case 2 -> step.startingWith(operand(text));
				case 3 -> step.notStartingWith(operand(text));
				case 4 -> step.endingWith(operand(text));
				case 5 -> step.containing(operand(text));
				case 6 -> step.notContaining(operand(text));
				case 7 -> step.matches(operand(() -> pick("[a-b]+", ".*A.*", "")));
				default -> step.isEmpty();
			};
			boolean foldable = !(criteria instanceof Condition.IsEmpty) && !(criteria instanceof Condition.Matches);
			return (foldable && chance(3)) ? criteria.ignoreCase(true) : criteria;
		}

		private Criteria words(String path) {
			Criteria.CriteriaStep step = Criteria.where(path);
			Supplier<Object> search = () -> pick("a", "A", "b", "ab", "aa", "a*", "b*", "a b", "b* a", "a aa* b");
			return chance(4) ? step.notMatchesWords(operand(search)) : step.matchesWords(operand(search));
		}

		private @Nullable Object operand(Supplier<Object> value) {
			Object drawn = chance(12) ? null : value.get();
			return chance(2) ? parameter(drawn) : drawn;
		}

		private Operand parameter(@Nullable Object value) {
			this.arguments.add(value);
			return Operand.parameter(this.arguments.size() - 1);
		}

		private boolean chance(int oneIn) {
			return this.random.nextInt(oneIn) == 0;
		}

		@SafeVarargs
		private <T> T pick(T... values) {
			return values[this.random.nextInt(values.length)];
		}

	}

}
