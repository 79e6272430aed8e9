package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.SlotSet;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.KeyRange;
import io.github.springdata.memory.store.index.OrderedIndex;

/**
 * Finds the cheapest access path to the rows that meet a criteria, see {@link Planner}.
 */
final class AccessPlanner {

	private static final Comparator<Access> SMALLEST_FIRST = Comparator.comparingLong(Access::count);

	private static final int SMALL_TABLE = 1024;

	private static final double INTERSECTION_COST = 0.1;

	private static final double READ_TOGETHER_COST = 0.05;

	private static final double INDEX_ONLY_FACTOR = 4;

	private final Table table;

	private final IndexCatalog catalog;

	private final List<Index> indexes;

	private boolean hasCandidates;

	AccessPlanner(Table table, IndexCatalog catalog) {
		this.table = table;
		this.catalog = catalog;
		this.indexes = table.indexes();
	}

	Index index(IndexCatalog.Entry entry) {
		return this.indexes.get(entry.position());
	}

	/**
	 * An index whose keys are in order.
	 */
	OrderedIndex ordered(IndexCatalog.Entry entry) {
		return Objects.requireNonNull(index(entry).ordered());
	}

	/**
	 * The best access path for a conjunction, however many rows it names.
	 * @return the access path, or {@code null} if there is none
	 */
	@Nullable Access findAny(List<Bound> conjuncts) {
		Access byId = byId(conjuncts);
		return (byId != null) ? byId : best(candidates(conjuncts, false));
	}

	/**
	 * The best access path for a conjunction if its rows are all read and tested
	 * together, in insertion order. That is so much cheaper than one by one that a set of
	 * slots has to be at hand to be of use, or small.
	 * @return the access path, or {@code null} if the whole table had better be read
	 */
	@Nullable Access findTogether(List<Bound> conjuncts) {
		Access byId = byId(conjuncts);
		if (byId != null) {
			return byId;
		}
		List<Access> candidates = candidates(conjuncts, false);
		this.hasCandidates = !candidates.isEmpty();
		List<Access> members = new ArrayList<>(2);
		Set<Bound> guaranteed = new LinkedHashSet<>();
		double count = this.table.size();
		for (Access candidate : bySize(candidates)) {
			double left = count * candidate.count() / Math.max(1, this.table.size());
			double saved = count * testCost(candidate) + (count - left) * READ_TOGETHER_COST;
			if (saved > candidate.costTogether() && !guaranteed.containsAll(candidate.guaranteed())) {
				count = left;
				members.add(candidate);
				guaranteed.addAll(candidate.guaranteed());
			}
		}
		return members.isEmpty() ? null : intersection(members, guaranteed, count);
	}

	/**
	 * Whether there was a choice when the whole table was found to be better.
	 */
	boolean hasCandidates() {
		return this.hasCandidates;
	}

	private static double testCost(Access access) {
		double cost = 0;
		for (Bound bound : access.guaranteed()) {
			cost += bound.testCost();
		}
		return cost;
	}

	/**
	 * Whether the table is so small that its indexes are always used, so that plans do
	 * not change with a handful of rows.
	 */
	boolean isSmall() {
		return this.table.size() <= SMALL_TABLE;
	}

	/**
	 * An access path that names exactly the rows of a conjunction, so that they need not
	 * be read to be counted. It may cost more than the best one, as long as that is about
	 * what reading the rows of the best one costs.
	 * @return the access path, or {@code null} if there is none at that cost
	 */
	@Nullable Access findExact(List<Bound> conjuncts) {
		Access byId = byId(conjuncts);
		if (byId != null) {
			return Bound.lookup(byId.guaranteed()).containsAll(conjuncts) ? byId : null;
		}
		List<Access> candidates = candidates(conjuncts, true);
		Access best = best(candidates);
		if (best == null || Bound.lookup(best.guaranteed()).containsAll(conjuncts)) {
			return best;
		}
		Access exact = intersectAll(candidates, conjuncts);
		return (exact != null && isAffordable(exact, best)) ? exact : null;
	}

	private boolean isAffordable(Access exact, Access best) {
		return isSmall() || exact.cost() <= (best.cost() + best.count()) * INDEX_ONLY_FACTOR;
	}

	private static @Nullable Access intersectAll(List<Access> candidates, List<Bound> conjuncts) {
		List<Access> members = new ArrayList<>(2);
		Set<Bound> guaranteed = new LinkedHashSet<>();
		for (Access candidate : candidates) {
			if (!guaranteed.containsAll(candidate.guaranteed())) {
				members.add(candidate);
				guaranteed.addAll(candidate.guaranteed());
			}
		}
		return guaranteed.containsAll(conjuncts)
				? new Access.Intersection(members, List.copyOf(guaranteed), members.get(0).count()) : null;
	}

	private @Nullable Access best(List<Access> candidates) {
		if (candidates.isEmpty()) {
			return null;
		}
		return intersect(bySize(candidates));
	}

	private static List<Access> bySize(List<Access> candidates) {
		if (candidates.size() > 1) {
			candidates.sort(SMALLEST_FIRST);
		}
		return candidates;
	}

	/**
	 * Whether so many rows are named that reading all of them in a row is faster.
	 */
	boolean isUnselective(Access access) {
		return !isSmall() && access.count() > this.table.size() / 5 * 4;
	}

	private @Nullable Access byId(List<Bound> conjuncts) {
		if (this.catalog.idPath() < 0) {
			return null;
		}
		for (Bound bound : conjuncts) {
			if (bound instanceof BoundCondition condition && condition.pathId() == this.catalog.idPath()) {
				if (condition.values() instanceof ValueSet.One one && one.order().isHashable()) {
					return new Access.ById(condition, slots(List.of(one.value())));
				}
				if (condition.values() instanceof ValueSet.Many many && many.order().isHashable()) {
					return new Access.ById(condition, slots(many.values()));
				}
			}
		}
		return null;
	}

	private SlotSet slots(List<Object> ids) {
		SlotSet.Builder slots = SlotSet.builder();
		for (Object id : ids) {
			int slot = this.table.slotOf(id);
			if (slot >= 0) {
				slots.add(slot);
			}
		}
		return slots.build();
	}

	/**
	 * All access paths by one index. The conditions on the elements of a collection are
	 * matched one by one: each can be met by another element.
	 */
	private List<Access> candidates(List<Bound> conjuncts, boolean exact) {
		List<Access> candidates = new ArrayList<>(2);
		for (IndexCatalog.Entry entry : this.catalog.conditions()) {
			if (!entry.index().multiValued()) {
				add(candidates, byIndex(entry, IndexMatch.of(entry, conjuncts)));
				continue;
			}
			for (Bound bound : conjuncts) {
				add(candidates, byIndex(entry, IndexMatch.of(entry, List.of(bound))));
			}
		}
		for (Bound bound : conjuncts) {
			add(candidates, (bound instanceof Bound.Any any) ? union(any, exact) : complement(bound));
		}
		return candidates;
	}

	private static void add(List<Access> candidates, @Nullable Access access) {
		if (access != null) {
			candidates.add(access);
		}
	}

	private @Nullable Access complement(Bound bound) {
		if (!(bound instanceof BoundCondition condition)) {
			return null;
		}
		for (IndexCatalog.Entry entry : this.catalog.conditions()) {
			if (entry.pathIds()[0] == condition.pathId() && entry.pathIds().length == 1) {
				Access excluded = excluded(entry, condition);
				if (excluded != null) {
					return new Access.Complement(this.table, excluded, entry.index().name(), condition);
				}
			}
		}
		return null;
	}

	/**
	 * The rows that do not meet a negated condition, as far as an index names them: a
	 * ordered index on single values needs no complement, it has ranges for negations.
	 */
	private @Nullable Access excluded(IndexCatalog.Entry entry, BoundCondition condition) {
		if (entry.index().multiValued()) {
			BoundCondition opposite = condition.asksForAnyElement() ? null : condition.opposite();
			Access access = (opposite != null) ? byIndex(entry, IndexMatch.of(entry, List.of(opposite))) : null;
			return (access != null && access.guaranteed().contains(opposite)) ? access : null;
		}
		List<Object> keys = condition.isSingleValued() ? IndexMatch.keysOutside(entry.index(), condition.values())
				: List.of();
		if (keys.isEmpty() || entry.index().isOrdered()) {
			return null;
		}
		long count = Access.ByKey.count(index(entry), keys);
		return new Access.ByKey(index(entry), keys, true, List.of(condition), List.of(), count);
	}

	private @Nullable Access byIndex(IndexCatalog.Entry entry, IndexMatch match) {
		int properties = entry.index().properties().size();
		int matched = match.prefix().size();
		Index index = index(entry);
		OrderedIndex ordered = index.ordered();
		if (match.next() instanceof ValueSet.Many many && (ordered != null || matched + 1 == properties)) {
			return Access.ByKey.of(index, keys(match, many), matched + 1 == properties, match, this.table.size());
		}
		if (match.next() != null && ordered != null) {
			List<KeyRange> ranges = KeyRanges.ranges(entry.index(), match.prefix(), match.next());
			return Access.ByRange.of(ordered, ranges, match, this.table.size());
		}
		if (matched == 0 || (matched < properties && ordered == null)) {
			return null;
		}
		Object key = KeyRanges.key(entry.index(), match.prefix());
		return Access.ByKey.of(index, List.of(key), matched == properties, match, this.table.size());
	}

	private static List<Object> keys(IndexMatch match, ValueSet.Many many) {
		Set<Object> keys = new LinkedHashSet<>();
		many.values().forEach((value) -> keys.add(KeyRanges.key(match.index(), match.prefix(), value)));
		return List.copyOf(keys);
	}

	static String label(IndexMatch match) {
		StringBuilder label = new StringBuilder();
		match.prefix().forEach((value) -> label.append(value).append(", "));
		ValueSet next = match.next();
		if (next == null || next instanceof ValueSet.Many) {
			return label.append("all").toString();
		}
		return label.append((next instanceof ValueSet.NotNull) ? "not null" : next).toString();
	}

	private @Nullable Access union(Bound.Any any, boolean exactMembers) {
		List<Access> members = new ArrayList<>(any.members().size());
		long count = 0;
		boolean exact = true;
		for (Bound member : any.members()) {
			List<Bound> conjuncts = Bound.conjuncts(member);
			Access access = exactMembers ? findExact(conjuncts) : findAny(conjuncts);
			if (access == null) {
				return null;
			}
			members.add(access);
			count += access.count();
			exact &= Bound.lookup(access.guaranteed()).containsAll(conjuncts);
		}
		return new Access.Union(members, exact ? List.of(any) : List.of(), Math.min(count, this.table.size()));
	}

	/**
	 * Starts with the smallest access and intersects it with others as long as the rows
	 * that need not be read are worth more than making the other set.
	 */
	private Access intersect(List<Access> candidates) {
		if (candidates.size() == 1) {
			return candidates.get(0);
		}
		List<Access> members = new ArrayList<>(2);
		Set<Bound> guaranteed = new LinkedHashSet<>();
		double count = candidates.get(0).count();
		for (Access candidate : candidates) {
			double left = count * candidate.count() / Math.max(1, this.table.size());
			boolean worthwhile = count - left > candidate.cost() + count * INTERSECTION_COST;
			if (members.isEmpty() || (worthwhile && !guaranteed.containsAll(candidate.guaranteed()))) {
				count = members.isEmpty() ? count : left;
				members.add(candidate);
				guaranteed.addAll(candidate.guaranteed());
			}
		}
		return intersection(members, guaranteed, count);
	}

	private static Access intersection(List<Access> members, Set<Bound> guaranteed, double count) {
		return (members.size() == 1) ? members.get(0)
				: new Access.Intersection(members, List.copyOf(guaranteed), Math.round(count));
	}

}
