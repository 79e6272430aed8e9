package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.springdata.memory.query.predicate.BoundPredicate;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.SlotSet;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.KeyRange;
import io.github.springdata.memory.store.index.OrderedIndex;

/**
 * An access path: names rows of one version of a table, each once, without reading them.
 * Every row that meets the covered conditions is among them; a condition that is
 * guaranteed needs no further test.
 */
sealed interface AccessPath extends NamedRows {

	/**
	 * Whether {@link #count()} is exact: not where this access combines others or may
	 * name a row twice.
	 */
	default boolean isCounted() {
		return true;
	}

	/**
	 * What it costs to make the set of slots, where reading and testing a row costs one.
	 */
	default double cost() {
		return 0;
	}

	/**
	 * What it costs to make the set of slots and to intersect it with another one.
	 */
	default double costTogether() {
		return cost();
	}

	/**
	 * The conditions of the conjunction that every named row is known to meet.
	 */
	List<BoundPredicate> guaranteed();

	/**
	 * The exact number of rows.
	 */
	default long size() {
		return isCounted() ? count() : slots().size();
	}

	/**
	 * Whether there is no row.
	 */
	default boolean isEmpty() {
		return isCounted() ? count() == 0 : slots().isEmpty();
	}

	/**
	 * Whether {@link #isEmpty()} needs no set of slots.
	 */
	default boolean isEmptyAtOnce() {
		return true;
	}

	/**
	 * The slots in ascending order, each found when it is asked for, if this is
	 * {@link #isStreamed() streamed}.
	 */
	default PrimitiveIterator.OfInt ascending() {
		return slots().iterator();
	}

	/**
	 * Whether the rows come from the index one by one in insertion order, so that no set
	 * of slots has to be made first.
	 */
	default boolean isStreamed() {
		return false;
	}

	/**
	 * Reads the rows.
	 * @param table the table
	 * @param anyOrder whether they may come in any order, not only in insertion order
	 */
	default RowCursor open(Table table, boolean anyOrder) {
		return new SlotCursor(this, table);
	}

	/**
	 * A description with the number of rows that this access names.
	 */
	default QueryPlan explain() {
		return explain(slots().size());
	}

	/** Rows by id. */
	record ById(BoundPredicate condition, SlotSet slots) implements AccessPath {

		@Override
		public long count() {
			return this.slots.size();
		}

		@Override
		public List<BoundPredicate> guaranteed() {
			return List.of(this.condition);
		}

		@Override
		public QueryPlan explain(long rows) {
			return QueryPlan.of(QueryPlan.Kind.ID_LOOKUP, this.condition.toString(), count(), rows);
		}

	}

	/** All rows. */
	record All(Table table, QueryPlan.Kind kind) implements AccessPath {

		@Override
		public long count() {
			return this.table.size();
		}

		@Override
		public List<BoundPredicate> guaranteed() {
			return List.of();
		}

		@Override
		public SlotSet slots() {
			return slots(this.table);
		}

		static SlotSet slots(Table table) {
			SlotSet.Builder builder = SlotSet.builder();
			table.rows().forEach((slot, row) -> builder.add(slot));
			return builder.build();
		}

		@Override
		public QueryPlan explain(long rows) {
			return QueryPlan.of(this.kind, this.table.definition().name(), count(), rows);
		}

	}

	/**
	 * Rows by one or more distinct keys of an index.
	 *
	 * @param index the index
	 * @param keys the keys
	 * @param complete whether the keys are no prefixes
	 * @param conditions what is looked up
	 * @param guaranteed what the rows are known to meet
	 * @param count the number of rows
	 */
	record ByKey(Index index, List<Object> keys, boolean complete, List<BoundPredicate> conditions,
			List<BoundPredicate> guaranteed, long count) implements AccessPath {

		private static final double SORTED_COST = 0.4;

		private static final double HASH_COST = 0.05;

		private static final double UNION_COST = 0.02;

		private static final double PRESENT_COST = 0.005;

		static ByKey of(Index index, List<Object> keys, boolean complete, IndexMatch match, int rows) {
			long count = count(index, keys);
			return new ByKey(index, keys, complete, match.conditions(), match.guaranteed(), Math.min(count, rows));
		}

		static long count(Index index, List<Object> keys) {
			long count = 0;
			for (Object key : keys) {
				count += index.count(key);
			}
			return count;
		}

		@Override
		public boolean isCounted() {
			return this.keys.size() == 1 || !this.index.definition().multiValued();
		}

		@Override
		public double cost() {
			return this.count * ((this.index.ordered() != null) ? SORTED_COST : HASH_COST);
		}

		@Override
		public double costTogether() {
			if (this.index.ordered() != null) {
				return cost();
			}
			return this.count * ((this.keys.size() == 1) ? PRESENT_COST : UNION_COST);
		}

		@Override
		public SlotSet slots() {
			if (this.keys.size() == 1) {
				return this.index.slots(this.keys.get(0));
			}
			SlotSet.Builder builder = SlotSet.builder();
			this.keys.forEach((key) -> builder.addAll(this.index.slots(key)));
			return builder.build();
		}

		@Override
		public boolean isKept() {
			return this.keys.size() == 1 && this.index.ordered() == null;
		}

		@Override
		public boolean isStreamed() {
			return this.keys.size() == 1 && (this.complete || this.index.ordered() == null);
		}

		@Override
		public PrimitiveIterator.OfInt ascending() {
			OrderedIndex ordered = this.index.ordered();
			return (isStreamed() && ordered != null)
					? new EntrySlots(ordered.cursor(KeyRange.of(this.keys.get(0)), true)) : slots().iterator();
		}

		@Override
		public boolean isEmpty() {
			return this.count == 0;
		}

		@Override
		public RowCursor open(Table table, boolean anyOrder) {
			OrderedIndex ordered = this.index.ordered();
			if (this.keys.size() == 1 && (this.complete || anyOrder) && ordered != null) {
				return new EntryCursor(this, table, ordered, List.of(KeyRange.of(this.keys.get(0))));
			}
			return new SlotCursor(this, table);
		}

		@Override
		public QueryPlan explain(long rows) {
			boolean unique = this.index.definition().unique();
			return QueryPlan.of(unique ? QueryPlan.Kind.UNIQUE_LOOKUP : QueryPlan.Kind.INDEX_LOOKUP,
					this.index.definition().name() + ": " + join(this.conditions), this.count, rows);
		}

	}

	/**
	 * Rows by ranges of keys of an ordered index.
	 *
	 * @param index the index
	 * @param ranges the ranges, which do not overlap
	 * @param label what to show for the ranges
	 * @param guaranteed what the rows are known to meet
	 * @param entries the number of entries
	 * @param count the number of rows
	 */
	record ByRange(OrderedIndex index, List<KeyRange> ranges, Supplier<String> label, List<BoundPredicate> guaranteed,
			long entries, long count) implements AccessPath {

		private static final double COST = 0.5;

		static ByRange of(OrderedIndex index, List<KeyRange> ranges, IndexMatch match, int rows) {
			long entries = KeyRanges.count(index, ranges);
			return new ByRange(index, ranges, match::label, match.guaranteed(), entries, Math.min(entries, rows));
		}

		/**
		 * Entries can only be counted, or read one by one, where no row has two of them.
		 */
		@Override
		public boolean isCounted() {
			return !this.index.definition().multiValued();
		}

		@Override
		public boolean isEmpty() {
			return this.entries == 0;
		}

		@Override
		public double cost() {
			return this.entries * COST;
		}

		@Override
		public SlotSet slots() {
			if (this.ranges.size() == 1) {
				return this.index.slots(this.ranges.get(0));
			}
			SlotSet.Builder builder = SlotSet.builder();
			this.ranges.forEach((range) -> builder.addAll(this.index.slots(range)));
			return builder.build();
		}

		@Override
		public RowCursor open(Table table, boolean anyOrder) {
			return (anyOrder && isCounted()) ? new EntryCursor(this, table, this.index, this.ranges)
					: new SlotCursor(this, table);
		}

		@Override
		public QueryPlan explain(long rows) {
			return QueryPlan.of(QueryPlan.Kind.INDEX_RANGE, this.index.definition().name() + ": " + this.label.get(),
					this.count, rows);
		}

	}

	/**
	 * All rows but those that another access names.
	 *
	 * @param table the table
	 * @param excluded names the rows that do not meet the condition, and no others
	 * @param index the name of the index that is used
	 * @param condition the condition
	 */
	record Complement(Table table, AccessPath excluded, String index, BoundPredicate condition) implements AccessPath {

		private static final double COST = 0.1;

		@Override
		public long count() {
			return Math.max(0, this.table.size() - this.excluded.count());
		}

		@Override
		public boolean isCounted() {
			return this.excluded.isCounted();
		}

		@Override
		public boolean isEmptyAtOnce() {
			return isCounted();
		}

		@Override
		public double cost() {
			return this.excluded.cost() + this.table.size() * COST;
		}

		@Override
		public double costTogether() {
			return this.excluded.costTogether();
		}

		@Override
		public List<BoundPredicate> guaranteed() {
			return List.of(this.condition);
		}

		@Override
		public SlotSet slots() {
			return All.slots(this.table).difference(this.excluded.slots());
		}

		@Override
		public RowCursor open(Table table, boolean anyOrder) {
			return new ComplementCursor(this, this.excluded, table);
		}

		@Override
		public QueryPlan explain(long rows) {
			return QueryPlan.of(QueryPlan.Kind.INDEX_COMPLEMENT, this.index + ": " + this.condition, count(), rows);
		}

	}

	/**
	 * Several ways together.
	 */
	sealed interface Combined extends AccessPath {

		List<AccessPath> members();

		@Override
		default boolean isCounted() {
			return false;
		}

		@Override
		default double cost() {
			double cost = 0;
			for (AccessPath member : members()) {
				cost += member.cost();
			}
			return cost;
		}

		@Override
		default QueryPlan explain(long rows) {
			QueryPlan.Kind kind = (this instanceof Union) ? QueryPlan.Kind.UNION : QueryPlan.Kind.INTERSECTION;
			return new QueryPlan(kind, "", members().stream().map(AccessPath::explain).toList(), count(), rows);
		}

	}

	/** Rows that several accesses name. */
	record Intersection(List<AccessPath> members, List<BoundPredicate> guaranteed, long count) implements Combined {

		@Override
		public SlotSet slots() {
			SlotSet result = null;
			for (AccessPath member : this.members) {
				if (!(member instanceof Complement)) {
					result = (result != null) ? result.intersection(member.slots()) : member.slots();
				}
			}
			return withoutExcluded((result != null) ? result : All.slots(complement(0).table()));
		}

		private SlotSet withoutExcluded(SlotSet slots) {
			SlotSet result = slots;
			for (AccessPath member : this.members) {
				if (member instanceof Complement complement) {
					result = result.difference(complement.excluded().slots());
				}
			}
			return result;
		}

		private Complement complement(int index) {
			return (Complement) this.members.get(index);
		}

		@Override
		public RowCursor open(Table table, boolean anyOrder) {
			List<AccessPath> excluded = new ArrayList<>(this.members.size());
			for (AccessPath member : this.members) {
				if (!(member instanceof Complement complement)) {
					return new SlotCursor(this, table);
				}
				excluded.add(complement.excluded());
			}
			return new ComplementCursor(this, new Union(excluded, List.of(), this.count), table);
		}

		@Override
		public boolean isEmpty() {
			return CommonSlots.first(this.members.stream().map(AccessPath::ascending).toList()) < 0;
		}

		@Override
		public boolean isEmptyAtOnce() {
			return this.members.stream().allMatch(AccessPath::isStreamed);
		}

	}

	/** Rows that any of several accesses names. */
	record Union(List<AccessPath> members, List<BoundPredicate> guaranteed, long count) implements Combined {

		@Override
		public SlotSet slots() {
			SlotSet.Builder builder = SlotSet.builder();
			this.members.forEach((member) -> builder.addAll(member.slots()));
			return builder.build();
		}

		@Override
		public boolean isEmpty() {
			return this.members.stream().allMatch(AccessPath::isEmpty);
		}

		@Override
		public boolean isEmptyAtOnce() {
			return this.members.stream().allMatch(AccessPath::isEmptyAtOnce);
		}

	}

	private static String join(List<BoundPredicate> conditions) {
		return conditions.stream().map(BoundPredicate::toString).collect(Collectors.joining(" and "));
	}

}
