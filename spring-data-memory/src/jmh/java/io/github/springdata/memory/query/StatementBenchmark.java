package io.github.springdata.memory.query;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What do groups, joins and distinct results of 100,000 rows cost, compared with streams
 * written by hand and with H2?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=StatementBenchmark</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class StatementBenchmark {

	private final Sales data = new Sales();

	/**
	 * The statement.
	 */
	@Param({ "GROUP_BY", "TOP_GROUPS", "JOIN", "DISTINCT" })
	public Question question = Question.GROUP_BY;

	@Benchmark
	public int memory() {
		return this.question.ask(this.data).size();
	}

	@Benchmark
	public int byHand() {
		return this.question.byHand(this.data).size();
	}

	@Benchmark
	public int h2() {
		return this.question.sql(this.data).size();
	}

	/**
	 * A statement in three forms.
	 */
	public enum Question {

		/** A few large groups. */
		GROUP_BY("select s.category, avg(s.price), count(s) from Sale s group by s.category",
				"select category, avg(price), count(*) from sale group by category") {

			@Override
			List<?> byHand(Sales data) {
				Map<String, DoubleSummaryStatistics> groups = data.sales.stream()
					.collect(Collectors.groupingBy(Sales.Sale::category,
							Collectors.summarizingDouble(Sales.Sale::price)));
				List<Object[]> results = new ArrayList<>();
				groups.forEach((key, group) -> results.add(new Object[] { key, group.getAverage(), group.getCount() }));
				return results;
			}

		},

		/** The first of many groups. */
		TOP_GROUPS("select s.product, sum(s.quantity) from Sale s group by s.product order by sum(s.quantity) desc"
				+ " limit 3",
				"select product, sum(quantity) from sale group by product order by sum(quantity) desc limit 3") {

			@Override
			List<?> byHand(Sales data) {
				Map<Long, Integer> groups = data.sales.stream()
					.collect(Collectors.groupingBy(Sales.Sale::product,
							Collectors.summingInt(Sales.Sale::quantity)));
				return groups.entrySet()
					.stream()
					.sorted(Map.Entry.<Long, Integer>comparingByValue().reversed())
					.limit(3)
					.map((group) -> new Object[] { group.getKey(), group.getValue() })
					.toList();
			}

		},

		/** Each of many rows with the one that it refers to. */
		JOIN("select p.name, s.price from Sale s join Product p on p.id = s.product where s.quantity > 2",
				"select p.name, s.price from sale s join product p on p.id = s.product where s.quantity > 2") {

			@Override
			List<?> byHand(Sales data) {
				return data.sales.stream()
					.filter((sale) -> sale.quantity() > 2)
					.map((sale) -> new Object[] { data.products.get(sale.product()).name(), sale.price() })
					.toList();
			}

		},

		/** One of ten rows is no repetition. */
		DISTINCT("select distinct s.product, s.quantity from Sale s",
				"select distinct product, quantity from sale") {

			@Override
			List<?> byHand(Sales data) {
				return data.sales.stream()
					.map((sale) -> List.of(sale.product(), sale.quantity()))
					.distinct()
					.map(List::toArray)
					.toList();
			}

		};

		private final String jpql;

		private final String sql;

		Question(String jpql, String sql) {
			this.jpql = jpql;
			this.sql = sql;
		}

		abstract List<?> byHand(Sales data);

		List<?> ask(Sales data) {
			return data.operations.query(this.jpql, Object[].class);
		}

		List<?> sql(Sales data) {
			return data.sql(this.sql);
		}

	}

}
