package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A criteria with paths resolved and negation pushed down, waiting for arguments.
 */
sealed interface Compiled
		permits Compiled.Fixed, Compiled.All, Compiled.Any, CompiledCondition, CompiledTest, CompiledArrays {

	/**
	 * Binds the criteria for one execution.
	 * @param arguments what fills the parameter slots
	 */
	Bound bind(@Nullable Object[] arguments);

	/**
	 * What the test of a row costs, to put cheap tests first.
	 */
	int cost();

	static List<Compiled> cheapestFirst(List<Compiled> members) {
		return members.stream().sorted(Comparator.comparingInt(Compiled::cost)).toList();
	}

	private static List<Bound> bindEach(List<Compiled> members, @Nullable Object[] arguments) {
		List<Bound> bound = new ArrayList<>(members.size());
		for (Compiled member : members) {
			bound.add(member.bind(arguments));
		}
		return bound;
	}

	/** A criteria without parameters. */
	record Fixed(Bound bound, int cost) implements Compiled {

		@Override
		public Bound bind(@Nullable Object[] arguments) {
			return this.bound;
		}

	}

	/** Met where every member is. */
	record All(List<Compiled> members) implements Compiled {

		@Override
		public Bound bind(@Nullable Object[] arguments) {
			return Bound.all(bindEach(this.members, arguments));
		}

		@Override
		public int cost() {
			return this.members.stream().mapToInt(Compiled::cost).sum();
		}

	}

	/** Met where any member is. */
	record Any(List<Compiled> members) implements Compiled {

		@Override
		public Bound bind(@Nullable Object[] arguments) {
			return Bound.any(bindEach(this.members, arguments));
		}

		@Override
		public int cost() {
			return this.members.stream().mapToInt(Compiled::cost).sum();
		}

	}

}
