package io.github.springdata.memory.repository.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.SelectStatement;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a plan says of the rows that were examined is what a run does: a condition on
 * values that count their comparisons is tested as often when a query is run as when it
 * is explained, and never more often than there were rows to examine.
 */
class ExaminedRowsTests {

	private static final int QUESTIONS = Integer.getInteger("questions", 60);

	private static final Counted NONE = new Counted(-1);

	private final Random random = Seeds.random();

	private final List<Gauge> gauges = Gauge.random(this.random, 80);

	private final List<String> wrong = new ArrayList<>();

	@Test
	void areThoseOfTheRun() {
		Map<GaugeIndexes, MemoryOperations> stores = new EnumMap<>(GaugeIndexes.class);
		for (GaugeIndexes indexes : GaugeIndexes.values()) {
			stores.put(indexes, indexes.over(this.gauges));
		}
		for (int i = 0; i < QUESTIONS; i++) {
			Draw draw = new Draw(this.random);
			Question question = Question.of(draw.clause(2), Ordering.draw(draw), draw.arguments(), this.gauges);
			stores.forEach((indexes, operations) -> {
				text(question, operations, indexes);
				criteria(question, operations, indexes);
			});
		}
		assertThat(this.wrong).as("-Dseed=%d", Seeds.seed()).isEmpty();
	}

	private void text(Question question, MemoryOperations operations, GaugeIndexes indexes) {
		String counted = "g.counted <> ?" + (question.arguments().size() + 1);
		for (boolean alone : new boolean[] { true, false }) {
			String text = "select g from Gauge g where " + (alone ? "" : "(" + question.condition(false) + ") and ")
					+ counted + question.order().text(false);
			SelectStatement<Gauge> statement = operations.statements().select(text, Gauge.class, Gauge.class);
			List<Object> values = new ArrayList<>(question.arguments());
			values.add(NONE);
			verify(statement.query(),
					QueryArguments
						.of(statement.values((parameter) -> values.get(Integer.parseInt(parameter.name()) - 1))),
					alone, indexes + ": " + text + values);
		}
	}

	private void criteria(Question question, MemoryOperations operations, GaugeIndexes indexes) {
		Criteria criteria = question.clause().criteria();
		if (criteria == null) {
			return;
		}
		Query query = Query.query(Criteria.allOf(List.of(criteria, Criteria.where("counted").not(NONE))))
			.sort(question.order().sort());
		try {
			verify(operations.prepare(query, Gauge.class), QueryArguments.none(), false, indexes + ": " + query);
		}
		catch (InvalidDataAccessApiUsageException ex) {
			assertThat(ex).hasMessageContaining("without loss");
		}
	}

	private void verify(EntityQuery<Gauge> query, QueryArguments whole, boolean alone, String what) {
		QueryArguments piece = whole.withOffset(this.random.nextInt(4)).withLimit(1 + this.random.nextInt(6));
		for (QueryArguments arguments : List.of(whole, piece)) {
			long run = count(() -> query.list(arguments));
			long[] examined = { 0 };
			long explained = count(() -> {
				QueryPlan plan = query.explain(arguments);
				examined[0] = plan.rowsExamined();
				return plan;
			});
			check(run == explained, what, "list", run, explained);
			check(alone ? run == examined[0] : run <= examined[0], what, "rows", run, examined[0]);
		}
		long counted = count(() -> query.count(whole));
		check(counted == count(() -> query.explainCount(whole)), what, "count", counted, -1);
		long existing = count(() -> query.exists(whole));
		check(existing == count(() -> query.explainExists(whole)), what, "exists", existing, -1);
	}

	private void check(boolean right, String what, String kind, long run, long plan) {
		if (!right) {
			this.wrong.add("%s of %s: %d compared, %d by the plan".formatted(kind, what, run, plan));
		}
	}

	private static long count(Supplier<?> run) {
		long before = Counted.COMPARISONS.get();
		run.get();
		return Counted.COMPARISONS.get() - before;
	}

}
