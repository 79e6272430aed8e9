package io.github.springdata.memory.repository.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.SelectStatement;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.repository.matrix.MatrixIndexes.IndexSet;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A derived method, criteria and a text that ask for the same find the same, what a naive
 * evaluation finds, and by the same plan.
 */
class WaysToAskTests {

	private static final int METHODS = Integer.getInteger("questions", 60);

	private final long seed = Seeds.seed();

	private final Random random = Seeds.random(this.seed);

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	private final List<String> wrong = new ArrayList<>();

	private int texts;

	private int plans;

	@Test
	void findTheSameOverAnyIndexes() {
		List<RandomMethod> methods = IntStream.range(0, METHODS)
			.mapToObj((number) -> RandomMethod.draw(this.random, number))
			.toList();
		List<Sample> samples = this.operations.insertAll(Sample.random(this.random, 60));
		MatrixIndexes.Present indexes = new MatrixIndexes.Present(this.operations);
		for (IndexSet set : IndexSet.values()) {
			set.definitions(this.operations, this.random).forEach(indexes::toggle);
			methods.forEach((method) -> ask(method, samples, set));
			indexes.dropAll();
		}
		assertThat(this.texts).isGreaterThan(METHODS);
		assertThat(this.plans).isPositive();
		assertThat(this.wrong.subList(0, Math.min(8, this.wrong.size()))).as("-Dseed=%d", this.seed).isEmpty();
	}

	private void ask(RandomMethod method, List<Sample> samples, IndexSet indexes) {
		RandomMethod.Call call = method.call(this.random, samples);
		Question question = new Question(method, call,
				"%s%s over %s".formatted(method.name(), call.arguments(), indexes));
		QueryPlan plan = compare(question, "criteria", this.operations.prepare(criteria(question), Sample.class),
				new Object[0]);
		MatrixText text = new MatrixText();
		String where = where(question, text);
		if (where != null) {
			this.texts++;
			SelectStatement<Sample> statement = this.operations.statements().select(where, Sample.class, Sample.class);
			QueryPlan other = compare(question, where, statement.query(),
					statement.values((parameter) -> text.parameters().get(Integer.parseInt(parameter.name()) - 1)));
			if (text.isExact()) {
				this.plans++;
				check(question, "rows examined by criteria and " + where, plan.rowsExamined(), other.rowsExamined());
			}
		}
	}

	private QueryPlan compare(Question question, String what, EntityQuery<Sample> query, @Nullable Object[] values) {
		QueryArguments whole = QueryArguments.of(values);
		QueryArguments arguments = question.cut(whole);
		check(question, what, MatrixRepositories.ids(question.call().expected()),
				MatrixRepositories.ids(query.list(arguments)));
		List<Sample> all = query.list(whole);
		check(question, "count of " + what, (long) all.size(), query.count(whole));
		check(question, "existence of " + what, !all.isEmpty(), query.exists(whole));
		check(question, "total of " + what, (long) all.size(),
				query.page(whole, PageRequest.of(0, 3)).getTotalElements());
		check(question, "slice of " + what, all.size() > 3, query.slice(whole, PageRequest.of(0, 3)).hasNext());
		QueryPlan plan = query.explain(arguments);
		check(question, "plan of " + what, (long) question.call().expected().size(), plan.rowsReturned());
		return plan;
	}

	private void check(Question question, String what, Object expected, Object found) {
		if (!expected.equals(found)) {
			this.wrong.add("%s: %s: expected %s, found %s".formatted(question.name(), what, expected, found));
		}
	}

	private static Query criteria(Question question) {
		List<Criteria> alternatives = new ArrayList<>();
		int from = 0;
		for (List<MatrixCase> conditions : question.method().alternatives()) {
			List<Criteria> all = new ArrayList<>();
			for (MatrixCase condition : conditions) {
				int to = from + condition.keyword().parameters;
				all.add(MatrixCriteria.of(condition, question.call().arguments().subList(from, to)));
				from = to;
			}
			alternatives.add(Criteria.allOf(all));
		}
		Query query = Query.query(Criteria.anyOf(alternatives)).sort(question.method().order());
		return (question.method().top() < Integer.MAX_VALUE) ? query.limit(question.method().top()) : query;
	}

	private static @Nullable String where(Question question, MatrixText text) {
		List<String> alternatives = new ArrayList<>();
		int from = 0;
		for (List<MatrixCase> conditions : question.method().alternatives()) {
			List<String> all = new ArrayList<>();
			for (MatrixCase condition : conditions) {
				int to = from + condition.keyword().parameters;
				String one = text.of(condition, question.call().arguments().subList(from, to));
				if (one == null) {
					return null;
				}
				all.add(one);
				from = to;
			}
			alternatives.add("(" + String.join(" and ", all) + ")");
		}
		String order = question.method()
			.order()
			.stream()
			.map((by) -> "s." + by.getProperty() + (by.isAscending() ? "" : " desc"))
			.collect(Collectors.joining(", "));
		return "select s from Sample s where " + String.join(" or ", alternatives)
				+ (order.isEmpty() ? "" : " order by " + order)
				+ ((question.method().top() < Integer.MAX_VALUE) ? " limit " + question.method().top() : "");
	}

	/**
	 * What is asked.
	 *
	 * @param method the method
	 * @param call its call
	 * @param name shows both
	 */
	private record Question(RandomMethod method, RandomMethod.Call call, String name) {

		QueryArguments cut(QueryArguments arguments) {
			Object last = this.call.arguments().isEmpty() ? null
					: this.call.arguments().get(this.call.arguments().size() - 1);
			if (this.method.cut() == Sort.class) {
				return arguments.withSort((Sort) last);
			}
			if (this.method.cut() == Pageable.class) {
				return arguments.withPage((Pageable) last);
			}
			return (last instanceof Limit limit && limit.isLimited()) ? arguments.withLimit(limit.max()) : arguments;
		}

	}

}
