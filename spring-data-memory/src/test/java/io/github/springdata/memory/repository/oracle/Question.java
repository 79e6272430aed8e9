package io.github.springdata.memory.repository.oracle;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.core.SelectStatement;

/**
 * What is asked in several ways, and what has to be found.
 *
 * @param clause the condition
 * @param order the order
 * @param arguments the values of its parameters
 * @param found the rows that meet the condition
 * @param sorted the same in their order
 * @param rows the number of all rows
 */
record Question(Clause clause, Ordering order, List<@Nullable Object> arguments, List<Gauge> found, List<Gauge> sorted,
		int rows) {

	static Question of(Clause clause, Ordering order, List<@Nullable Object> arguments, List<Gauge> gauges) {
		List<Gauge> found = gauges.stream().filter(clause::holds).toList();
		return new Question(clause, order, arguments, found, found.stream().sorted(order.comparator()).toList(),
				gauges.size());
	}

	String condition(boolean computed) {
		return computed ? this.clause.computed() : this.clause.text();
	}

	@Nullable Object[] values(SelectStatement<?> statement) {
		return statement.values((parameter) -> this.arguments.get(Integer.parseInt(parameter.name()) - 1));
	}

}
