package io.github.springdata.memory.query.value;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The values that meet a condition once its operands are bound. What a set has in common
 * with the keys of an index decides how the planner can use that index.
 */
public sealed interface ValueSet {

	/**
	 * Whether a value meets the condition.
	 * @param value a value of the property, not {@code null}
	 * @return whether it does
	 */
	boolean contains(Object value);

	/**
	 * The share of rows that is expected where no index counts.
	 * @return the share, from 0 to 1
	 */
	default double selectivity() {
		return 0.3;
	}

	/**
	 * Set that no operand shapes.
	 */
	enum Constant implements ValueSet {

		/** Set in which, and outside of which, no value is known to be. */
		UNKNOWN(false, 0.3),

		/** No value, not even {@code null}. */
		NOTHING(false, 0.3),

		/** Every value and {@code null}. */
		EVERYTHING(true, 0.3),

		/** The absent value alone. */
		ONLY_NULL(false, 0.1),

		/** Every value but {@code null}. */
		NOT_NULL(true, 0.9);

		private final boolean values;

		private final double selectivity;

		Constant(boolean values, double selectivity) {
			this.values = values;
			this.selectivity = selectivity;
		}

		@Override
		public boolean contains(Object value) {
			return this.values;
		}

		@Override
		public double selectivity() {
			return this.selectivity;
		}

	}

	/**
	 * A single value.
	 *
	 * @param value the value
	 * @param order when another one is equal
	 */
	record One(Object value, ValueOrder order) implements ValueSet {

		@Override
		public boolean contains(Object other) {
			return this.order.equal(this.value, other);
		}

		@Override
		public double selectivity() {
			if (this.value instanceof Enum<?> constant) {
				return 1.0 / constant.getDeclaringClass().getEnumConstants().length;
			}
			return (this.value instanceof Boolean) ? 0.5 : 0.1;
		}

	}

	/**
	 * Set of several values, not all necessarily distinct.
	 *
	 * @param values the values
	 * @param order when two are equal
	 * @param member whether a value is one of them
	 */
	record Many(List<Object> values, ValueOrder order, Predicate<Object> member) implements ValueSet {

		private static final int LINEAR = 8;

		/**
		 * Set of some values.
		 * @param values the values
		 * @param order when two are equal
		 * @return the set
		 */
		public static Many of(List<Object> values, ValueOrder order) {
			if (values.size() <= LINEAR) {
				return new Many(values, order, linear(values.toArray(), order));
			}
			return new Many(values, order,
					order.isConsistent() ? binary(values.toArray(), order) : hashed(values, order));
		}

		private static Predicate<Object> linear(Object[] values, ValueOrder order) {
			return (candidate) -> {
				for (Object value : values) {
					if (order.equal(value, candidate)) {
						return true;
					}
				}
				return false;
			};
		}

		private static Predicate<Object> binary(Object[] values, ValueOrder order) {
			Arrays.sort(values, order::compare);
			return (candidate) -> Arrays.binarySearch(values, candidate, order::compare) >= 0;
		}

		private static Predicate<Object> hashed(List<Object> values, ValueOrder order) {
			Set<Object> set = new HashSet<>();
			values.forEach((value) -> set.add(order.key(value)));
			return (candidate) -> set.contains(order.key(candidate));
		}

		@Override
		public boolean contains(Object value) {
			return this.member.test(value);
		}

	}

	/**
	 * The values between two bounds, of which either may be open.
	 *
	 * @param lower the lower bound, {@code null} if there is none
	 * @param lowerInclusive whether the lower bound is in
	 * @param upper the upper bound, {@code null} if there is none
	 * @param upperInclusive whether the upper bound is in
	 * @param order the order of the values
	 */
	record Span(@Nullable Object lower, boolean lowerInclusive, @Nullable Object upper, boolean upperInclusive,
			ValueOrder order) implements ValueSet {

		@Override
		public boolean contains(Object value) {
			return aboveLower(value) && belowUpper(value);
		}

		/**
		 * The values that are in both spans, if both have the same order.
		 * @param other the other span
		 * @return the values in both
		 */
		public Span intersection(Span other) {
			boolean otherLower = startsAfter(other);
			boolean otherUpper = endsBefore(other);
			return new Span(otherLower ? other.lower : this.lower,
					otherLower ? other.lowerInclusive : this.lowerInclusive, otherUpper ? other.upper : this.upper,
					otherUpper ? other.upperInclusive : this.upperInclusive, this.order);
		}

		/**
		 * Whether the bounds leave no value between them.
		 * @return whether the span is empty
		 */
		public boolean isEmpty() {
			if (this.lower == null || this.upper == null) {
				return false;
			}
			int comparison = this.order.compare(this.lower, this.upper);
			return comparison > 0 || (comparison == 0 && !(this.lowerInclusive && this.upperInclusive));
		}

		private boolean startsAfter(Span other) {
			if (this.lower == null || other.lower == null) {
				return other.lower != null;
			}
			int comparison = this.order.compare(other.lower, this.lower);
			return comparison > 0 || (comparison == 0 && !other.lowerInclusive);
		}

		private boolean endsBefore(Span other) {
			if (this.upper == null || other.upper == null) {
				return other.upper != null;
			}
			int comparison = this.order.compare(other.upper, this.upper);
			return comparison < 0 || (comparison == 0 && !other.upperInclusive);
		}

		private boolean aboveLower(Object value) {
			if (this.lower == null) {
				return true;
			}
			int comparison = this.order.compare(value, this.lower);
			return (comparison > 0) || (comparison == 0 && this.lowerInclusive);
		}

		private boolean belowUpper(Object value) {
			if (this.upper == null) {
				return true;
			}
			int comparison = this.order.compare(value, this.upper);
			return (comparison < 0) || (comparison == 0 && this.upperInclusive);
		}

		@Override
		public String toString() {
			return ((this.lowerInclusive && this.lower != null) ? "[" : "(")
					+ ((this.lower != null) ? this.lower : "-inf") + ", " + ((this.upper != null) ? this.upper : "+inf")
					+ ((this.upperInclusive && this.upper != null) ? "]" : ")");
		}

	}

	/**
	 * The strings that start with a prefix and meet the rest of a pattern, if there is
	 * one.
	 *
	 * @param prefix the prefix
	 * @param order the order of the strings
	 * @param rest the test of a whole string, or {@code null} if the prefix is all
	 */
	record Prefix(String prefix, ValueOrder order, @Nullable Predicate<String> rest) implements ValueSet {

		@Override
		public boolean contains(Object value) {
			String string = (String) value;
			boolean starts = this.order.ignoresCase() ? Folding.matchesAt(string, 0, this.prefix)
					: string.startsWith(this.prefix);
			return starts && (this.rest == null || this.rest.test(string));
		}

		@Override
		public String toString() {
			return "'" + this.prefix + "'..";
		}

	}

	/**
	 * The values that are not in another set.
	 *
	 * @param inside the other set
	 */
	record Outside(ValueSet inside) implements ValueSet {

		@Override
		public boolean contains(Object value) {
			return !this.inside.contains(value);
		}

		@Override
		public double selectivity() {
			return 1 - this.inside.selectivity();
		}

		@Override
		public String toString() {
			if (this.inside instanceof One one) {
				return "<> " + one.value();
			}
			return (this.inside instanceof Many many) ? "not in " + many.values() : "outside " + this.inside;
		}

	}

	/**
	 * The values that pass a test which no index can answer.
	 *
	 * @param test the test
	 */
	record Passing(Predicate<Object> test) implements ValueSet {

		@Override
		public boolean contains(Object value) {
			return this.test.test(value);
		}

	}

}
