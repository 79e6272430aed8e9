package io.github.springdata.memory.repository.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.SelectStatement;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A condition, an order, a distinct result and a group mean the same on a property, which
 * an index may serve, on the same value computed, which none can, and as criteria; and
 * all mean what a naive evaluation says.
 */
class ComputedConditionTests {

	private static final int QUESTIONS = Integer.getInteger("questions", 40);

	private static final int SHOWN = 20;

	private final Random random = Seeds.random();

	private final List<String> wrong = new ArrayList<>();

	@Test
	void meanTheSameOnPropertiesAndComputedOverAnyIndexes() {
		ask(QUESTIONS, 50);
	}

	@Test
	void meanTheSameInTablesOfManyRows() {
		ask(QUESTIONS / 20, 1_500);
	}

	private void ask(int questions, int rows) {
		List<Gauge> gauges = Gauge.random(this.random, rows);
		Map<GaugeIndexes, MemoryOperations> stores = new EnumMap<>(GaugeIndexes.class);
		for (GaugeIndexes indexes : GaugeIndexes.values()) {
			stores.put(indexes, indexes.over(gauges));
		}
		for (int i = 0; i < questions; i++) {
			Draw draw = new Draw(this.random);
			Question question = Question.of(draw.clause(3), Ordering.draw(draw), draw.arguments(), gauges);
			stores.forEach((indexes, operations) -> {
				text(question, false, operations, indexes);
				text(question, true, operations, indexes);
				criteria(question, operations, indexes);
			});
		}
		assertThat(this.wrong.subList(0, Math.min(SHOWN, this.wrong.size())))
			.as("-Dseed=%d, %d wrong", Seeds.seed(), this.wrong.size())
			.isEmpty();
	}

	private void text(Question question, boolean computed, MemoryOperations operations, GaugeIndexes indexes) {
		String where = " from Gauge g where " + question.condition(computed);
		String text = "select g" + where + question.order().text(computed);
		check(question, text, indexes, () -> {
			SelectStatement<Gauge> statement = operations.statements().select(text, Gauge.class, Gauge.class);
			return new Asked(statement.query(), statement.hasKeys(), question.values(statement), question,
					this.random.nextInt(7))
				.differences(question.rows());
		});
		Feature feature = Feature.ALL.get(this.random.nextInt(Feature.ALL.size()));
		String path = computed ? feature.computed(this.random) : feature.text();
		List<@Nullable Object> values = new ArrayList<>();
		question.found().forEach((gauge) -> values.add(feature.read().apply(gauge)));
		List<@Nullable Object> distinct = Naive.distinct(values);
		compare(question, "select distinct " + path + where, operations, indexes, distinct);
		compare(question, "select " + path + where + " group by " + path, operations, indexes, distinct);
		compare(question, "select count(distinct " + path + ")" + where, operations, indexes,
				List.of(distinct.stream().filter(Objects::nonNull).count()));
		compare(question, "select h.id from Gauge h where exists (select 1" + where + " and g.id = h.id)", operations,
				indexes, question.found().stream().map(Gauge::id).toList());
	}

	private void compare(Question question, String text, MemoryOperations operations, GaugeIndexes indexes,
			List<? extends @Nullable Object> expected) {
		check(question, text, indexes, () -> {
			SelectStatement<Object> statement = operations.statements().select(text, Gauge.class, Object.class);
			List<Object> found = statement.query().list(QueryArguments.of(question.values(statement)));
			boolean same = found.size() == expected.size();
			for (int i = 0; same && i < found.size(); i++) {
				same = Naive.equal(found.get(i), expected.get(i));
			}
			return same ? List.of() : List.of("expected %s, found %s".formatted(expected, found));
		});
	}

	/**
	 * Criteria refuse numbers that their property cannot have.
	 */
	private void criteria(Question question, MemoryOperations operations, GaugeIndexes indexes) {
		Criteria criteria = question.clause().criteria();
		if (criteria == null) {
			return;
		}
		Query query = Query.query(criteria).sort(question.order().sort());
		check(question, query.toString(), indexes, () -> {
			try {
				return new Asked(operations.prepare(query, Gauge.class), true, new Object[0], question,
						this.random.nextInt(7))
					.differences(question.rows());
			}
			catch (InvalidDataAccessApiUsageException ex) {
				assertThat(ex).hasMessageContaining("a number that converts to it without loss");
				return List.of();
			}
		});
	}

	private void check(Question question, String what, GaugeIndexes indexes, Supplier<List<String>> differences) {
		String asked = "%s with %s over %s".formatted(what, question.arguments(), indexes);
		try {
			differences.get().forEach((difference) -> this.wrong.add(asked + ": " + difference));
		}
		catch (RuntimeException ex) {
			this.wrong.add(asked + ": " + ex);
		}
	}

}
