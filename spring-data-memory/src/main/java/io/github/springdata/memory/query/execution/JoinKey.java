package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.value.Elements;

/**
 * Equality by which rows are looked up for a tuple.
 *
 * @param reader reads the property of the rows
 * @param value the value that it has to equal
 * @param exact whether the rows that are found equal the value, without a further test
 * @param several whether the value is a collection, of which any element may be equal
 * @param label the equality, for plans
 */
public record JoinKey(PathReader reader, Evaluator value, boolean exact, boolean several, String label) {

	/**
	 * Finds the rows that are joined to a tuple.
	 * @param lookup finds rows by a value of the property
	 */
	List<Object> rows(Tuple tuple, Function<Object, List<Object>> lookup) {
		Object value = this.value.evaluate(tuple);
		if (value == null || !this.several) {
			return (value != null) ? lookup.apply(value) : List.of();
		}
		return Elements.of(value).stream().<Object>mapMulti((element, rows) -> {
			if (element != null) {
				lookup.apply(element).forEach(rows);
			}
		}).toList();
	}

}
