package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A criteria that is ready to test rows: paths resolved, arguments bound, negation pushed
 * down to the conditions. A row is accepted when the criteria is known to be met, so that
 * unknown and false need not be told apart.
 */
sealed interface Bound
		permits Bound.Always, Bound.Never, Bound.All, Bound.Any, BoundCondition, BoundKeyset, BoundTest, BoundType {

	/**
	 * Whether a row meets the criteria.
	 * @param row a stored row
	 */
	boolean test(Object row);

	/**
	 * Drops rows that do not meet the criteria.
	 * @param leaves leaves of a table
	 * @param rows the indexes of the rows to test in each leaf, one bit each; those that
	 * do not pass are cleared
	 * @param from the first leaf to test
	 * @param to the one after the last leaf to test
	 */
	default void test(@Nullable Object[][] leaves, int[] rows, int from, int to) {
		for (int i = from; i < to; i++) {
			@Nullable Object[] leaf = leaves[i];
			int passed = 0;
			for (int rest = rows[i]; rest != 0; rest &= rest - 1) {
				int index = Integer.numberOfTrailingZeros(rest);
				passed |= test(Objects.requireNonNull(leaf[index])) ? 1 << index : 0;
			}
			rows[i] = passed;
		}
	}

	/**
	 * What it costs to test one of several rows, where a row that is read and tested by
	 * itself costs one.
	 */
	default double testCost() {
		return 0.7;
	}

	/**
	 * The share of rows that is expected to pass where no index counts.
	 */
	double selectivity();

	/**
	 * What every row passes.
	 */
	Always ALWAYS = new Always();

	/**
	 * What no row passes.
	 */
	Never NEVER = new Never();

	static Bound all(List<Bound> members) {
		List<Bound> flat = new ArrayList<>(members.size());
		for (Bound member : members) {
			if (member instanceof Never) {
				return NEVER;
			}
			if (member instanceof All all) {
				flat.addAll(all.members);
			}
			else if (!(member instanceof Always)) {
				flat.add(member);
			}
		}
		return switch (flat.size()) {
			case 0 -> ALWAYS;
			case 1 -> flat.get(0);
			default -> new All(flat);
		};
	}

	static Bound any(List<Bound> members) {
		List<Bound> flat = new ArrayList<>(members.size());
		for (Bound member : members) {
			if (member instanceof Always) {
				return ALWAYS;
			}
			if (member instanceof Any any) {
				flat.addAll(any.members);
			}
			else if (!(member instanceof Never)) {
				flat.add(member);
			}
		}
		return switch (flat.size()) {
			case 0 -> NEVER;
			case 1 -> flat.get(0);
			default -> new Any(flat);
		};
	}

	/**
	 * The members of a conjunction, or the one criteria that is none.
	 */
	static List<Bound> conjuncts(Bound bound) {
		if (bound instanceof All all) {
			return all.members;
		}
		return (bound instanceof Always) ? List.of() : List.of(bound);
	}

	/**
	 * The same members, to be looked for: a list of a few is searched as fast as a set.
	 */
	static Collection<Bound> lookup(List<Bound> members) {
		return (members.size() > 8) ? new HashSet<>(members) : members;
	}

	/** Met by every row. */
	final class Always implements Bound {

		private Always() {
		}

		@Override
		public boolean test(Object row) {
			return true;
		}

		@Override
		public double selectivity() {
			return 1;
		}

		@Override
		public String toString() {
			return "all";
		}

	}

	/** Met by no row. */
	final class Never implements Bound {

		private Never() {
		}

		@Override
		public boolean test(Object row) {
			return false;
		}

		@Override
		public double selectivity() {
			return 0;
		}

		@Override
		public String toString() {
			return "nothing";
		}

	}

	/** Met where every member is. */
	final class All implements Bound {

		private final List<Bound> members;

		private final Bound[] tests;

		private All(List<Bound> members) {
			this.members = members;
			this.tests = members.toArray(Bound[]::new);
		}

		@Override
		public boolean test(Object row) {
			for (Bound test : this.tests) {
				if (!test.test(row)) {
					return false;
				}
			}
			return true;
		}

		@Override
		public void test(@Nullable Object[][] leaves, int[] rows, int from, int to) {
			for (Bound test : this.tests) {
				test.test(leaves, rows, from, to);
			}
		}

		@Override
		public double testCost() {
			double cost = 0;
			for (Bound test : this.tests) {
				cost += test.testCost();
			}
			return cost;
		}

		@Override
		public double selectivity() {
			double share = 1;
			for (Bound test : this.tests) {
				share *= test.selectivity();
			}
			return share;
		}

		@Override
		public String toString() {
			return this.members.stream()
				.map((member) -> (member instanceof Any) ? "(" + member + ")" : member.toString())
				.collect(Collectors.joining(" and "));
		}

	}

	/** Met where any member is. */
	final class Any implements Bound {

		private final List<Bound> members;

		private final Bound[] tests;

		private Any(List<Bound> members) {
			this.members = members;
			this.tests = members.toArray(Bound[]::new);
		}

		List<Bound> members() {
			return this.members;
		}

		@Override
		public boolean test(Object row) {
			for (Bound test : this.tests) {
				if (test.test(row)) {
					return true;
				}
			}
			return false;
		}

		@Override
		public void test(@Nullable Object[][] leaves, int[] rows, int from, int to) {
			int[] candidates = Arrays.copyOfRange(rows, from, to);
			int[] passed = new int[to - from];
			for (Bound test : this.tests) {
				for (int i = from; i < to; i++) {
					rows[i] = candidates[i - from] & ~passed[i - from];
				}
				test.test(leaves, rows, from, to);
				for (int i = from; i < to; i++) {
					passed[i - from] |= rows[i];
				}
			}
			System.arraycopy(passed, 0, rows, from, passed.length);
		}

		@Override
		public double selectivity() {
			double share = 0;
			for (Bound test : this.tests) {
				share += test.selectivity();
			}
			return Math.min(1, share);
		}

		@Override
		public String toString() {
			return this.members.stream()
				.map((member) -> (member instanceof All) ? "(" + member + ")" : member.toString())
				.collect(Collectors.joining(" or "));
		}

	}

}
