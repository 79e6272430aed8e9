package io.github.springdata.memory.query.predicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A criterion that is ready to test rows: paths resolved, arguments bound, negation
 * pushed down to the conditions. A row is accepted when the criterion is known to be met,
 * so that unknown and false need not be told apart.
 */
public sealed interface BoundPredicate permits BoundPredicate.Constant, BoundPredicate.All, BoundPredicate.Any,
		BoundCondition, BoundKeyset, BoundTest, BoundType {

	/**
	 * Whether a row meets the criteria.
	 * @param row a stored row
	 * @return whether it does
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
	 * @return the cost, in rows read
	 */
	default double testCost() {
		return 0.7;
	}

	/**
	 * The share of rows that is expected to pass where no index counts.
	 * @return the share, from 0 to 1
	 */
	double selectivity();

	/**
	 * Conjunction of criteria, flattened.
	 * @param members what has to be met, without members for every row
	 * @return the conjunction, or its only member
	 */
	static BoundPredicate all(List<BoundPredicate> members) {
		List<BoundPredicate> flat = new ArrayList<>(members.size());
		for (BoundPredicate member : members) {
			if (member == Constant.NEVER) {
				return Constant.NEVER;
			}
			if (member instanceof All all) {
				flat.addAll(all.members);
			}
			else if (member != Constant.ALWAYS) {
				flat.add(member);
			}
		}
		return switch (flat.size()) {
			case 0 -> Constant.ALWAYS;
			case 1 -> flat.get(0);
			default -> new All(flat);
		};
	}

	/**
	 * Disjunction of criteria, flattened.
	 * @param members of which one has to be met, without members for no row
	 * @return the disjunction, or its only member
	 */
	static BoundPredicate any(List<BoundPredicate> members) {
		List<BoundPredicate> flat = new ArrayList<>(members.size());
		for (BoundPredicate member : members) {
			if (member == Constant.ALWAYS) {
				return Constant.ALWAYS;
			}
			if (member instanceof Any any) {
				flat.addAll(any.members);
			}
			else if (member != Constant.NEVER) {
				flat.add(member);
			}
		}
		return switch (flat.size()) {
			case 0 -> Constant.NEVER;
			case 1 -> flat.get(0);
			default -> new Any(flat);
		};
	}

	/**
	 * The members of a conjunction, or the one criterion that is none.
	 */
	/**
	 * Whether a key of an order is the same for all rows that meet this criterion.
	 * @param key the key
	 * @return whether it is
	 */
	default boolean fixes(RowOrder.Key key) {
		return false;
	}

	/**
	 * Whether a key of an order is the same for all rows that meet a conjunction.
	 * @param conjuncts the members of the conjunction
	 * @param key the key
	 * @return whether it is
	 */
	static boolean anyFixes(List<BoundPredicate> conjuncts, RowOrder.Key key) {
		for (BoundPredicate conjunct : conjuncts) {
			if (conjunct.fixes(key)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Members of a conjunction, or the one criterion that is none.
	 * @param bound the criterion
	 * @return the members
	 */
	static List<BoundPredicate> conjuncts(BoundPredicate bound) {
		if (bound instanceof All all) {
			return all.members;
		}
		return (bound == Constant.ALWAYS) ? List.of() : List.of(bound);
	}

	/**
	 * The same members, to be looked for: a list of a few is searched as fast as a set.
	 * @param members the members
	 * @return a list or a set of them
	 */
	static Collection<BoundPredicate> lookup(List<BoundPredicate> members) {
		return (members.size() > 8) ? new HashSet<>(members) : members;
	}

	/**
	 * Predicate that is the same for all rows.
	 */
	enum Constant implements BoundPredicate {

		/** All rows. */
		ALWAYS,

		/** No row. */
		NEVER;

		@Override
		public boolean test(Object row) {
			return this == ALWAYS;
		}

		@Override
		public double selectivity() {
			return (this == ALWAYS) ? 1 : 0;
		}

		@Override
		public String toString() {
			return (this == ALWAYS) ? "all" : "nothing";
		}

	}

	/**
	 * Conjunction, met where every member is.
	 */
	final class All implements BoundPredicate {

		private final List<BoundPredicate> members;

		private final BoundPredicate[] tests;

		private All(List<BoundPredicate> members) {
			this.members = members;
			this.tests = members.toArray(BoundPredicate[]::new);
		}

		@Override
		public boolean test(Object row) {
			for (BoundPredicate test : this.tests) {
				if (!test.test(row)) {
					return false;
				}
			}
			return true;
		}

		@Override
		public void test(@Nullable Object[][] leaves, int[] rows, int from, int to) {
			for (BoundPredicate test : this.tests) {
				test.test(leaves, rows, from, to);
			}
		}

		@Override
		public double testCost() {
			double cost = 0;
			for (BoundPredicate test : this.tests) {
				cost += test.testCost();
			}
			return cost;
		}

		@Override
		public double selectivity() {
			double share = 1;
			for (BoundPredicate test : this.tests) {
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

	/**
	 * Disjunction, met where any member is.
	 */
	final class Any implements BoundPredicate {

		private final List<BoundPredicate> members;

		private final BoundPredicate[] tests;

		private Any(List<BoundPredicate> members) {
			this.members = members;
			this.tests = members.toArray(BoundPredicate[]::new);
		}

		/**
		 * Members, of which a row meets one at least.
		 * @return the members
		 */
		public List<BoundPredicate> members() {
			return this.members;
		}

		@Override
		public boolean test(Object row) {
			for (BoundPredicate test : this.tests) {
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
			for (BoundPredicate test : this.tests) {
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
			for (BoundPredicate test : this.tests) {
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
