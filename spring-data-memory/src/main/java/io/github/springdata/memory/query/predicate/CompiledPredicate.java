package io.github.springdata.memory.query.predicate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A criterion with paths resolved and negation pushed down, waiting for arguments.
 */
public sealed interface CompiledPredicate permits CompiledPredicate.Fixed, CompiledPredicate.Junction,
		CompiledCondition, CompiledTest, CompiledArrays, CompiledWords {

	/**
	 * Binds the criteria for one execution.
	 * @param arguments what fills the parameter slots
	 * @return the criterion with its values
	 */
	BoundPredicate bind(@Nullable Object[] arguments);

	/**
	 * What the test of a row costs, to put cheap tests first.
	 * @return the cost, in comparisons of two values
	 */
	int cost();

	/**
	 * Criteria in the order of their cost.
	 * @param members the criteria, in a list that is sorted
	 * @return the same list
	 */
	static List<CompiledPredicate> cheapestFirst(List<CompiledPredicate> members) {
		members.sort((a, b) -> Integer.compare(a.cost(), b.cost()));
		return members;
	}

	/**
	 * A criterion without parameters.
	 *
	 * @param bound the criterion
	 * @param cost what its test costs
	 */
	record Fixed(BoundPredicate bound, int cost) implements CompiledPredicate {

		@Override
		public BoundPredicate bind(@Nullable Object[] arguments) {
			return this.bound;
		}

	}

	/**
	 * Conjunction, met where every member is, or disjunction, met where any is.
	 *
	 * @param members the members
	 * @param all whether it is a conjunction
	 */
	record Junction(List<CompiledPredicate> members, boolean all) implements CompiledPredicate {

		@Override
		public BoundPredicate bind(@Nullable Object[] arguments) {
			List<BoundPredicate> bound = new ArrayList<>(this.members.size());
			for (CompiledPredicate member : this.members) {
				bound.add(member.bind(arguments));
			}
			return this.all ? BoundPredicate.all(bound) : BoundPredicate.any(bound);
		}

		@Override
		public int cost() {
			int cost = 0;
			for (CompiledPredicate member : this.members) {
				cost += member.cost();
			}
			return cost;
		}

	}

}
