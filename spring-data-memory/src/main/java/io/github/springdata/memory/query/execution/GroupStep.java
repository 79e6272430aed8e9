package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Grouping of tuples.
 *
 * @param keys the values that the tuples of a group have in common; with none, all tuples
 * are one group, which is there also without a tuple
 * @param aggregates what is made of the tuples of a group
 * @param having what a group has to meet, or {@code null}
 * @param label the keys, for plans
 */
public record GroupStep(List<Evaluator> keys, List<Aggregate> aggregates, @Nullable Evaluator having, String label) {

	/**
	 * What is read of each tuple.
	 */
	List<Evaluator> inputs() {
		return Stream.concat(this.keys.stream(), this.aggregates.stream().map(Aggregate::argument)).toList();
	}

	boolean accepts(Tuple group) {
		return this.having == null || this.having.holds(group);
	}

	/**
	 * The number of the group that a tuple belongs to.
	 */
	int group(Tuple tuple, KeyTable groups) {
		for (int i = 0; i < this.keys.size(); i++) {
			groups.put(i, this.keys.get(i).evaluate(tuple));
		}
		return groups.add();
	}

}
