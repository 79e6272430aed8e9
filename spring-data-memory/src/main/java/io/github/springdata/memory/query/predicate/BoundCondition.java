package io.github.springdata.memory.query.predicate;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.value.ValueSet;

/**
 * A condition with the set of values that meet it. How the values of a row are tested is
 * one subclass each, so that the test of a row is a straight line of code.
 */
public abstract sealed class BoundCondition implements BoundPredicate {

	final PathReader path;

	private final int pathId;

	private final ValueSet values;

	private final Condition condition;

	private final @Nullable Object[] arguments;

	private BoundCondition(Slot slot, ValueSet values, @Nullable Object[] arguments) {
		this.path = slot.path();
		this.pathId = slot.pathId();
		this.condition = slot.condition();
		this.values = values;
		this.arguments = arguments;
	}

	/**
	 * Chooses the test for a condition.
	 */
	static BoundPredicate of(Slot slot, ValueSet values, @Nullable Object[] arguments) {
		if (values == ValueSet.Constant.UNKNOWN) {
			return BoundPredicate.Constant.NEVER;
		}
		if (values == ValueSet.Constant.NOTHING) {
			return slot.none() ? BoundPredicate.Constant.ALWAYS : BoundPredicate.Constant.NEVER;
		}
		if (slot.perElement()) {
			return new Elements(slot, values, arguments);
		}
		if (values == ValueSet.Constant.EVERYTHING) {
			return BoundPredicate.Constant.ALWAYS;
		}
		if (values == ValueSet.Constant.ONLY_NULL) {
			return new Absent(slot, values, arguments);
		}
		ColumnRange range = ColumnRange.of(slot.path(), values);
		return (range != null) ? new Ranged(slot, values, arguments, range) : new Present(slot, values, arguments);
	}

	/**
	 * The number of the path, the same for all conditions of a query on that path.
	 * @return the number
	 */
	public int pathId() {
		return this.pathId;
	}

	/**
	 * The values that meet the condition.
	 * @return the values
	 */
	public ValueSet values() {
		return this.values;
	}

	/**
	 * Whether a row has exactly one value, perhaps {@code null}, to test.
	 * @return whether it has
	 */
	public boolean isSingleValued() {
		return !this.path.isMultiValued();
	}

	@Override
	public boolean fixes(RowOrder.Key key) {
		if (!isSingleValued() || !this.path.path().equals(key.path().path())) {
			return false;
		}
		return this.values == ValueSet.Constant.ONLY_NULL || (this.values instanceof ValueSet.One one
				&& one.order().isConsistent() && (!one.order().ignoresCase() || key.order().ignoresCase()));
	}

	/**
	 * What an index has to be on to serve the condition, for messages.
	 * @return the property in quotes, and the kind of index if only one kind serves
	 */
	public String indexable() {
		return (this.path instanceof WordsPath words) ? "'%s' (kind = TEXT)".formatted(words.texts().path())
				: "'%s'".formatted(this.path.path());
	}

	/**
	 * Whether a row meets the condition exactly if any of its values is in the set.
	 * @return whether it does
	 */
	public boolean asksForAnyElement() {
		return false;
	}

	/**
	 * The condition that the rows meet which do not meet this one.
	 * @return the condition, or {@code null} if the rows that meet neither are unknown
	 */
	public @Nullable BoundCondition opposite() {
		return null;
	}

	@Override
	public double selectivity() {
		return this.values.selectivity();
	}

	@Override
	public String toString() {
		return this.condition.withOperands((operand) -> new Operand.Value(operand.resolve(this.arguments))).toString();
	}

	/**
	 * Place of a condition in the compiled query.
	 *
	 * @param path reads the property
	 * @param pathId the number of the path
	 * @param condition the condition, for plans
	 * @param perElement whether each element is tested, not the value of the path
	 * @param none whether no element may pass
	 */
	record Slot(PathReader path, int pathId, Condition condition, boolean perElement, boolean none) {

	}

	private static final class Ranged extends BoundCondition {

		private static final double TEST_COST = 0.05;

		private final ColumnRange range;

		private Ranged(Slot slot, ValueSet values, @Nullable Object[] arguments, ColumnRange range) {
			super(slot, values, arguments);
			this.range = range;
		}

		@Override
		public boolean test(Object row) {
			Object value = this.path.read(row);
			return value != null && values().contains(value);
		}

		@Override
		public void test(@Nullable Object[][] leaves, int[] rows, int from, int to) {
			this.range.test(leaves, rows, from, to);
		}

		@Override
		public double testCost() {
			return TEST_COST;
		}

	}

	private static final class Present extends BoundCondition {

		private final ValueSet accepted;

		private Present(Slot slot, ValueSet values, @Nullable Object[] arguments) {
			super(slot, values, arguments);
			this.accepted = values;
		}

		@Override
		public boolean test(Object row) {
			Object value = this.path.read(row);
			return value != null && this.accepted.contains(value);
		}

	}

	private static final class Absent extends BoundCondition {

		private Absent(Slot slot, ValueSet values, @Nullable Object[] arguments) {
			super(slot, values, arguments);
		}

		@Override
		public boolean test(Object row) {
			return this.path.read(row) == null;
		}

	}

	private static final class Elements extends BoundCondition {

		private final Slot slot;

		private final @Nullable Object[] arguments;

		private final Predicate<@Nullable Object> accepted;

		private final boolean none;

		private Elements(Slot slot, ValueSet values, @Nullable Object[] arguments) {
			super(slot, values, arguments);
			this.slot = slot;
			this.arguments = arguments;
			this.none = slot.none();
			this.accepted = accepted(values);
		}

		private static Predicate<@Nullable Object> accepted(ValueSet values) {
			boolean absent = values == ValueSet.Constant.ONLY_NULL || values == ValueSet.Constant.EVERYTHING;
			return (value) -> (value != null) ? values.contains(value) : absent;
		}

		@Override
		public boolean asksForAnyElement() {
			return !this.none;
		}

		@Override
		public BoundCondition opposite() {
			Slot opposite = new Slot(this.slot.path(), pathId(), this.slot.condition(), true, !this.none);
			return new Elements(opposite, values(), this.arguments);
		}

		@Override
		public boolean test(Object row) {
			return this.path.anyMatch(row, this.accepted) != this.none;
		}

		@Override
		public String toString() {
			return this.none ? "not (" + super.toString() + ")" : super.toString();
		}

	}

}
