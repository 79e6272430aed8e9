package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.predicate.BoundCondition;
import io.github.springdata.memory.query.predicate.BoundPredicate;
import io.github.springdata.memory.query.value.ValueSet;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.SlotSet;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.KeyRange;
import io.github.springdata.memory.store.index.OrderedIndex;

/**
 * Finder of the cheapest access path to the rows that meet criteria, see {@link Planner}.
 */
final class AccessPlanner {

	private static final Comparator<AccessPath> SMALLEST_FIRST = Comparator.comparingLong(AccessPath::count);

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
	@Nullable AccessPath findAny(List<BoundPredicate> conjuncts) {
		AccessPath byId = byId(conjuncts);
		return (byId != null) ? byId : best(candidates(conjuncts, false));
	}

	/**
	 * The best access path for a conjunction if its rows are all read and tested
	 * together, in insertion order. That is so much cheaper than one by one that a set of
	 * slots has to be at hand to be of use, or small.
	 * @return the access path, or {@code null} if the whole table had better be read
	 */
	@Nullable AccessPath findTogether(List<BoundPredicate> conjuncts) {
		AccessPath byId = byId(conjuncts);
		if (byId != null) {
			return byId;
		}
		List<AccessPath> candidates = candidates(conjuncts, false);
		this.hasCandidates = !candidates.isEmpty();
		List<AccessPath> members = new ArrayList<>(2);
		Set<BoundPredicate> guaranteed = new LinkedHashSet<>();
		double count = this.table.size();
		for (AccessPath candidate : bySize(candidates)) {
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

	private static double testCost(AccessPath access) {
		double cost = 0;
		for (BoundPredicate bound : access.guaranteed()) {
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
	@Nullable AccessPath findExact(List<BoundPredicate> conjuncts) {
		AccessPath byId = byId(conjuncts);
		if (byId != null) {
			return BoundPredicate.lookup(byId.guaranteed()).containsAll(conjuncts) ? byId : null;
		}
		List<AccessPath> candidates = candidates(conjuncts, true);
		AccessPath best = best(candidates);
		if (best == null || BoundPredicate.lookup(best.guaranteed()).containsAll(conjuncts)) {
			return best;
		}
		AccessPath exact = intersectAll(candidates, conjuncts);
		return (exact != null && isAffordable(exact, best)) ? exact : null;
	}

	private boolean isAffordable(AccessPath exact, AccessPath best) {
		return isSmall() || exact.cost() <= (best.cost() + best.count()) * INDEX_ONLY_FACTOR;
	}

	private static @Nullable AccessPath intersectAll(List<AccessPath> candidates, List<BoundPredicate> conjuncts) {
		List<AccessPath> members = new ArrayList<>(2);
		Set<BoundPredicate> guaranteed = new LinkedHashSet<>();
		for (AccessPath candidate : candidates) {
			if (!guaranteed.containsAll(candidate.guaranteed())) {
				members.add(candidate);
				guaranteed.addAll(candidate.guaranteed());
			}
		}
		return guaranteed.containsAll(conjuncts)
				? new AccessPath.Intersection(members, List.copyOf(guaranteed), members.get(0).count()) : null;
	}

	private @Nullable AccessPath best(List<AccessPath> candidates) {
		if (candidates.isEmpty()) {
			return null;
		}
		return intersect(bySize(candidates));
	}

	private static List<AccessPath> bySize(List<AccessPath> candidates) {
		if (candidates.size() > 1) {
			candidates.sort(SMALLEST_FIRST);
		}
		return candidates;
	}

	/**
	 * Whether so many rows are named that reading all of them in a row is faster.
	 */
	boolean isUnselective(AccessPath access) {
		return !isSmall() && access.count() > this.table.size() / 5 * 4;
	}

	private @Nullable AccessPath byId(List<BoundPredicate> conjuncts) {
		if (this.catalog.idPath() < 0) {
			return null;
		}
		for (BoundPredicate bound : conjuncts) {
			if (bound instanceof BoundCondition condition && condition.pathId() == this.catalog.idPath()) {
				if (condition.values() instanceof ValueSet.One one && one.order().isHashable()) {
					return new AccessPath.ById(condition, slots(List.of(one.value())));
				}
				if (condition.values() instanceof ValueSet.Many many && many.order().isHashable()) {
					return new AccessPath.ById(condition, slots(many.values()));
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
	private List<AccessPath> candidates(List<BoundPredicate> conjuncts, boolean exact) {
		List<AccessPath> candidates = new ArrayList<>(2);
		for (IndexCatalog.Entry entry : this.catalog.conditions()) {
			if (!entry.index().multiValued()) {
				add(candidates, byIndex(entry, IndexMatch.of(entry, conjuncts)));
				continue;
			}
			for (BoundPredicate bound : conjuncts) {
				add(candidates, byIndex(entry, IndexMatch.of(entry, List.of(bound))));
			}
		}
		for (BoundPredicate bound : conjuncts) {
			add(candidates, (bound instanceof BoundPredicate.Any any) ? union(any, exact) : complement(bound));
		}
		return candidates;
	}

	private static void add(List<AccessPath> candidates, @Nullable AccessPath access) {
		if (access != null) {
			candidates.add(access);
		}
	}

	private @Nullable AccessPath complement(BoundPredicate bound) {
		if (!(bound instanceof BoundCondition condition)) {
			return null;
		}
		for (IndexCatalog.Entry entry : this.catalog.conditions()) {
			if (entry.pathIds()[0] == condition.pathId() && entry.pathIds().length == 1) {
				AccessPath excluded = excluded(entry, condition);
				if (excluded != null) {
					return new AccessPath.Complement(this.table, excluded, entry.index().name(), condition);
				}
			}
		}
		return null;
	}

	/**
	 * The rows that do not meet a negated condition, as far as an index names them: a
	 * ordered index on single values needs no complement, it has ranges for negations.
	 */
	private @Nullable AccessPath excluded(IndexCatalog.Entry entry, BoundCondition condition) {
		if (entry.index().multiValued()) {
			BoundCondition opposite = condition.asksForAnyElement() ? null : condition.opposite();
			AccessPath access = (opposite != null) ? byIndex(entry, IndexMatch.of(entry, List.of(opposite))) : null;
			return (access != null && access.guaranteed().contains(opposite)) ? access : null;
		}
		List<Object> keys = condition.isSingleValued() ? IndexMatch.keysOutside(entry.index(), condition.values())
				: List.of();
		if (keys.isEmpty() || entry.index().isOrdered()) {
			return null;
		}
		long count = AccessPath.ByKey.count(index(entry), keys);
		return new AccessPath.ByKey(index(entry), keys, true, List.of(condition), List.of(), count);
	}

	private @Nullable AccessPath byIndex(IndexCatalog.Entry entry, IndexMatch match) {
		int properties = entry.index().properties().size();
		int matched = match.prefix().size();
		Index index = index(entry);
		OrderedIndex ordered = index.ordered();
		if (match.next() instanceof ValueSet.Many many && (ordered != null || matched + 1 == properties)) {
			return AccessPath.ByKey.of(index, keys(match, many), matched + 1 == properties, match, this.table.size());
		}
		if (match.next() != null && ordered != null) {
			List<KeyRange> ranges = KeyRanges.ranges(entry.index(), match.prefix(), match.next());
			return AccessPath.ByRange.of(ordered, ranges, match, this.table.size());
		}
		if (matched == 0 || (matched < properties && ordered == null)) {
			return null;
		}
		Object key = KeyRanges.key(entry.index(), match.prefix());
		return AccessPath.ByKey.of(index, List.of(key), matched == properties, match, this.table.size());
	}

	private static List<Object> keys(IndexMatch match, ValueSet.Many many) {
		Set<Object> keys = new LinkedHashSet<>();
		many.values().forEach((value) -> keys.add(KeyRanges.key(match.index(), match.prefix(), value)));
		return List.copyOf(keys);
	}

	private @Nullable AccessPath union(BoundPredicate.Any any, boolean exactMembers) {
		List<AccessPath> members = new ArrayList<>(any.members().size());
		long count = 0;
		boolean exact = true;
		for (BoundPredicate member : any.members()) {
			List<BoundPredicate> conjuncts = BoundPredicate.conjuncts(member);
			AccessPath access = exactMembers ? findExact(conjuncts) : findAny(conjuncts);
			if (access == null) {
				return null;
			}
			members.add(access);
			count += access.count();
			exact &= BoundPredicate.lookup(access.guaranteed()).containsAll(conjuncts);
		}
		return new AccessPath.Union(members, exact ? List.of(any) : List.of(), Math.min(count, this.table.size()));
	}

	/**
	 * Starts with the smallest access and intersects it with others as long as the rows
	 * that need not be read are worth more than making the other set.
	 */
	private AccessPath intersect(List<AccessPath> candidates) {
		if (candidates.size() == 1) {
			return candidates.get(0);
		}
		List<AccessPath> members = new ArrayList<>(2);
		Set<BoundPredicate> guaranteed = new LinkedHashSet<>();
		double count = candidates.get(0).count();
		for (AccessPath candidate : candidates) {
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

	private static AccessPath intersection(List<AccessPath> members, Set<BoundPredicate> guaranteed, double count) {
		return (members.size() == 1) ? members.get(0)
				: new AccessPath.Intersection(members, List.copyOf(guaranteed), Math.round(count));
	}

}
