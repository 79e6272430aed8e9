package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.predicate.RowOrder;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.index.IndexDefinition;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.ScrollPosition.Direction;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Order;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for rows that follow a position of keys: whatever the indexes, the pages put
 * together are what the obvious evaluation finds, and an index with the order is read
 * from the position on.
 */
class KeysetUnitTests {

	private static final int ROUNDS = 400;

	private static final int ROWS = 20_000;

	private static final IndexDefinition[] INDEXES = { Things.sorted("name"), Things.sorted("~name"),
			Things.sorted("rank"), Things.sorted("price", "id"), Things.sorted("amount"),
			Things.sorted("color", "rank"), Things.sorted("active", "rank", "id"), Things.sorted("rank", "price", "id"),
			Things.sorted("id"), Things.sorted("active", "~name"), Things.hash("rank"),
			Things.sorted("place.city", "color", "id") };

	private static final String[] SORTS = { "id", "name", "rank", "price", "amount", "color", "active", "place.city" };

	private final QueryEngine engine = new QueryEngine(new MemoryMappingContext());

	@Test
	void pagesPutTogetherAreTheWholeResult() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		List<Thing> things = Things.random(random, 60);
		for (int i = 0; i < ROUNDS; i++) {
			Table table = Things.table(things, indexes(random));
			Criteria criteria = criteria(random);
			Sort sort = sort(random);
			Direction direction = random.nextBoolean() ? Direction.FORWARD : Direction.BACKWARD;
			List<Thing> expected = new ArrayList<>(
					Oracle.answer(things, Query.query(criteria).sort(sort.and(Sort.by("id"))), QueryArguments.none()));
			if (direction == Direction.BACKWARD) {
				Collections.reverse(expected);
			}
			String what = "-Dseed=%d, round %d: %s by %s %s over %s".formatted(seed, i, criteria, sort, direction,
					table.definition());
			PreparedQuery query = this.engine.prepare(Query.query(criteria).sort(sort), Things.ENTITY);
			assertThat(scroll(query, table, sort, direction, 1 + random.nextInt(7))).as(what).isEqualTo(expected);
			verifyAnyPosition(query, table, sort, expected, things.get(random.nextInt(things.size())), what);
		}
	}

	private static List<Object> scroll(PreparedQuery query, Table table, Sort sort, Direction direction, int limit) {
		List<Object> seen = new ArrayList<>();
		ScrollPosition position = ScrollPosition.of(Map.of(), direction);
		List<Object> page;
		do {
			page = query.list(table, QueryArguments.none().withLimit(limit).withPosition(position));
			seen.addAll(page);
			position = page.isEmpty() ? position : after((Thing) page.get(page.size() - 1), sort, direction);
		}
		while (page.size() == limit);
		return seen;
	}

	/**
	 * A position need not be that of a row of the result.
	 */
	private static void verifyAnyPosition(PreparedQuery query, Table table, Sort sort, List<Thing> matches, Thing row,
			String what) {
		RowOrder order = RowOrder.of(sort.and(Sort.by("id")), Things.ENTITY);
		List<Thing> expected = matches.stream().filter((other) -> order.compare(other, row) > 0).sorted(order).toList();
		QueryArguments arguments = QueryArguments.none().withPosition(after(row, sort, Direction.FORWARD));
		assertThat(query.list(table, arguments)).as(what).isEqualTo(expected);
		assertThat(query.list(table, arguments.withLimit(3))).as(what)
			.isEqualTo(expected.subList(0, Math.min(3, expected.size())));
		assertThat(matches.stream().filter(query.matcher(arguments)).sorted(order).toList()).as(what)
			.isEqualTo(expected);
	}

	private static ScrollPosition after(Thing row, Sort sort, Direction direction) {
		Map<String, @Nullable Object> keys = new LinkedHashMap<>();
		sort.and(Sort.by("id"))
			.forEach((order) -> keys.put(order.getProperty(), Things.ENTITY.getPath(order.getProperty()).read(row)));
		return ScrollPosition.of(keys, direction);
	}

	private static IndexDefinition[] indexes(Random random) {
		List<IndexDefinition> chosen = new ArrayList<>();
		for (IndexDefinition index : INDEXES) {
			if (random.nextInt(3) == 0) {
				chosen.add(index);
			}
		}
		return chosen.toArray(IndexDefinition[]::new);
	}

	private static Sort sort(Random random) {
		List<Order> orders = new ArrayList<>();
		boolean same = random.nextBoolean();
		Sort.Direction first = Sort.Direction.values()[random.nextInt(2)];
		int count = random.nextInt(4);
		for (int i = 0; i < count; i++) {
			Order order = Order.by(SORTS[random.nextInt(SORTS.length)])
				.with(same ? first : Sort.Direction.values()[random.nextInt(2)]);
			order = (random.nextInt(3) == 0) ? order.with(Sort.NullHandling.values()[random.nextInt(3)]) : order;
			orders.add((random.nextInt(3) == 0) ? order.ignoreCase() : order);
		}
		return Sort.by(orders);
	}

	private static Criteria criteria(Random random) {
		return switch (random.nextInt(10)) {
			case 0 -> where("active").isTrue();
			case 1 -> where("rank").is(random.nextInt(6));
			case 2 -> where("rank").isNull().and("active").isFalse();
			case 3 -> where("rank").not(random.nextInt(6));
			case 4 -> where("price").between(0, 3);
			case 5 -> where("color").in(Things.color(random), Things.color(random));
			case 6 -> where("name").startingWith("a").ignoreCase(true);
			case 7 -> where("active").isTrue().and("rank").greaterThan(2);
			default -> Criteria.empty();
		};
	}

	@Test
	void aPageInTheMiddleReadsLittleMoreThanItReturns() {
		Table table = table(Things.sorted("price"));
		for (Sort sort : List.of(Sort.by("price"), Sort.by("price").descending(),
				Sort.by(Order.asc("price").nullsLast()), Sort.by(Order.asc("price"), Order.desc("name")))) {
			for (Direction direction : Direction.values()) {
				assertThat(explain(Criteria.empty(), sort, direction, table).rowsExamined()).as("%s", sort)
					.isBetween(20L, 35L);
				assertThat(explain(where("active").isTrue(), sort, direction, table).rowsExamined()).as("%s", sort)
					.isBetween(20L, 70L);
			}
		}
	}

	@Test
	void anIndexWithTheIdLeavesNothingToTest() {
		QueryPlan plan = explain(where("active").isTrue(), Sort.by("price"), Direction.FORWARD,
				table(Things.sorted("active", "price", "id")));
		assertThat(plan).hasToString(
				"""
						Slice(limit 20) ~20 rows, 20 passed
						`- IndexOrder(sorted-active-price-id: true, all after (true, 1000.0, 10000) asc) ~4999 rows, 20 read""");
		plan = explain(Criteria.empty(), Sort.by("price"), Direction.BACKWARD, table(Things.sorted("price", "id")));
		assertThat(plan).hasToString("""
				Slice(limit 20) ~20 rows, 20 passed
				`- IndexOrder(sorted-price-id: all after (1000.0, 10000) desc) ~10000 rows, 20 read""");
	}

	@Test
	void rowsWithTheKeysOfThePositionAreToldApartByTheId() {
		QueryPlan plan = explain(Criteria.empty(), Sort.by("price"), Direction.FORWARD, table(Things.sorted("price")));
		assertThat(plan).hasToString("""
				Slice(limit 20) ~20 rows, 20 passed
				`- Sort(id asc within equal price asc) ~10000 rows, 20 passed
				   `- Filter(after price = 1000.0, id = 10000) ~10000 rows, 30 passed
				      `- IndexOrder(sorted-price: all from 1000.0 asc) ~10000 rows, 31 read""");
	}

	@Test
	void aPositionThatTheConditionsDoNotMeetIsNoPlaceInTheIndex() {
		PreparedQuery query = this.engine
			.prepare(Query.query(where("active").isTrue()).sort(Sort.by("active", "price")), Things.ENTITY);
		Table table = table(Things.sorted("active", "price"));
		QueryArguments arguments = QueryArguments.none().withLimit(20);
		assertThat(query.list(table, arguments.withPosition(position(false, 9000, 7)))).hasSize(20)
			.first()
			.isEqualTo(table.get(0L));
		assertThat(query.list(table, arguments.withPosition(position(true, 9999, ROWS)))).isEmpty();
	}

	private static ScrollPosition position(boolean active, double price, long id) {
		return ScrollPosition.forward(Map.of("active", active, "price", price, "id", id));
	}

	@Test
	void keysAreConvertedToTheirProperties() {
		PreparedQuery query = this.engine.prepare(Query.empty().sort(Sort.by("price")), Things.ENTITY);
		Table table = table(Things.sorted("price"));
		QueryArguments arguments = QueryArguments.none().withLimit(1);
		ScrollPosition numbers = ScrollPosition.forward(Map.of("price", 1000, "id", 10_000));
		assertThat(query.list(table, arguments.withPosition(numbers))).containsExactly(table.get(10_001L));
		ScrollPosition text = ScrollPosition.forward(Map.of("price", "1000", "id", 10_000));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> query.list(table, arguments.withPosition(text)))
			.withMessageContaining("'price'")
			.withMessageContaining("java.lang.Double");
	}

	/**
	 * The page of 20 rows next to the row in the middle.
	 */
	private QueryPlan explain(Criteria criteria, Sort sort, Direction direction, Table table) {
		ScrollPosition middle = after((Thing) table.get(ROWS / 2L), sort, direction);
		return this.engine.prepare(Query.query(criteria).sort(sort), Things.ENTITY)
			.explain(table, QueryArguments.none().withLimit(20).withPosition(middle));
	}

	/**
	 * Ten rows of each price, every other one active.
	 */
	private static Table table(IndexDefinition... indexes) {
		return Things.table(ROWS,
				(i) -> new Thing(i, "n" + i, i % 10, i / 10, null, null, i % 2 == 0, null, null, null), indexes);
	}

}
