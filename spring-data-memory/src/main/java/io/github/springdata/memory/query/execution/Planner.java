package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.predicate.BoundKeyset;
import io.github.springdata.memory.query.predicate.BoundPredicate;
import io.github.springdata.memory.query.predicate.BoundType;
import io.github.springdata.memory.query.predicate.RowOrder;
import io.github.springdata.memory.store.Table;

/**
 * Choice of how to run a bound query over one version of a table. For one execution.
 *
 * <h2>What it chooses from</h2>
 * <ol>
 * <li>A look-up by id, which nothing beats.</li>
 * <li>Access paths by index. For each index, the conditions of the conjunction are
 * matched to its first properties: equalities make a prefix, the property after it may
 * have a range, a text prefix, a list, or the ranges that a negation leaves. An OR is a
 * union if each of its members has an access path. Several access paths are intersected
 * as sets of slots. Where an index names the rows that do not meet a condition, the
 * others are their complement.</li>
 * <li>Reading an ordered index in the wanted order, so that a limit ends the work early.
 * A scroll by keys starts in the index at the keys of its position.</li>
 * <li>Reading the whole table.</li>
 * </ol>
 * Conditions that the choice does not guarantee are tested row by row, the residual
 * predicate. Rows that come in no order are sorted; only the first of them are kept if
 * there is a limit.
 *
 * <h2>How it chooses</h2> Indexes count exactly in logarithmic time (B+ trees with counts
 * in inner nodes), so no statistics are kept. Costs are in units of one row read and
 * tested. Where no index counts, fixed selectivities as in System R [1] are assumed.
 *
 * <h2>What never changes</h2> The result, and the order of rows that are equal in the
 * sort: that is insertion order, the order of slots, whatever the plan.
 * <p>
 * [1] P. G. Selinger et al., Access Path Selection in a Relational Database Management
 * System, SIGMOD 1979.
 */
final class Planner {

	private static final double ENTRY_COST = 1.5;

	private static final double SORT_COST = 0.2;

	private static final double SCAN_COST = 0.7;

	private final Table table;

	private final IndexCatalog catalog;

	private final AccessPlanner accesses;

	private boolean wanting;

	private @Nullable ScanCursor unserved;

	private @Nullable BoundKeyset seekable;

	private Supplier<String> remedy = () -> "";

	Planner(Table table, IndexCatalog catalog) {
		this.table = table;
		this.catalog = catalog;
		this.accesses = new AccessPlanner(table, catalog);
	}

	/**
	 * Plans the rows in their order.
	 * @param criteria what they have to meet
	 * @param wanted the order
	 * @param slice the piece of them that is asked for
	 * @param start the position in the order that they have to follow, or {@code null}
	 */
	PhysicalPlan plan(BoundPredicate criteria, RowOrder wanted, RowRange slice, @Nullable BoundKeyset start) {
		Cursor<Object> rows = rows(criteria, wanted, slice, start);
		return new PhysicalPlan(rows, this.unserved, this.remedy);
	}

	private Cursor<Object> rows(BoundPredicate criteria, RowOrder wanted, RowRange slice, @Nullable BoundKeyset start) {
		if (criteria == BoundPredicate.Constant.NEVER || slice.limit() == 0) {
			return new NothingCursor((slice.limit() == 0) ? "limit 0" : "no row can match");
		}
		List<BoundPredicate> given = BoundPredicate.conjuncts(criteria);
		RowOrder order = wanted.without((key) -> BoundPredicate.anyFixes(given, key));
		boolean together = order.isEmpty() && slice.isWhole();
		AccessPath access = access(given, order, slice.isLimited(), together);
		this.seekable = (start != null && start.agreesWith(given)) ? start : null;
		List<BoundPredicate> conjuncts = (start != null) ? Stream.concat(given.stream(), Stream.of(start)).toList()
				: given;
		Cursor<Object> rows = order.isEmpty() ? inInsertionOrder(conjuncts, access, slice)
				: inOrder(conjuncts, access, order, slice);
		return slice.isWhole() ? rows : new SliceCursor<>(rows, slice);
	}

	/**
	 * Plans the rows in any order.
	 */
	PhysicalPlan planUnordered(BoundPredicate criteria) {
		if (criteria == BoundPredicate.Constant.NEVER) {
			return PhysicalPlan.of(new NothingCursor("no row can match"));
		}
		List<BoundPredicate> conjuncts = BoundPredicate.conjuncts(criteria);
		AccessPath access = access(conjuncts, RowOrder.NONE, false, false);
		RowCursor rows = (access != null) ? filter(access.open(this.table, true), conjuncts, access.guaranteed())
				: filter(scan(), conjuncts, List.of());
		return new PhysicalPlan(rows, this.unserved, this.remedy);
	}

	/**
	 * The access path to use, and, in case the table is scanned, whether that is for want
	 * of an index: not if everything is asked for anyway, nor if an index would name
	 * nearly everything.
	 */
	private @Nullable AccessPath access(List<BoundPredicate> conjuncts, RowOrder order, boolean limited,
			boolean together) {
		boolean allTogether = together && !this.accesses.isSmall();
		AccessPath best = allTogether ? this.accesses.findTogether(conjuncts) : this.accesses.findAny(conjuncts);
		this.wanting = best == null && !this.accesses.hasCandidates()
				&& (selects(conjuncts) || (limited && !order.keys().isEmpty()));
		this.remedy = () -> ScanRemedy.of(conjuncts, order);
		return (best == null || (!allTogether && this.accesses.isUnselective(best))) ? null : best;
	}

	private static boolean selects(List<BoundPredicate> conjuncts) {
		for (BoundPredicate bound : conjuncts) {
			if (!(bound instanceof BoundType)) {
				return true;
			}
		}
		return false;
	}

	private ScanCursor scan() {
		ScanCursor scan = new ScanCursor(this.table);
		this.unserved = this.wanting ? scan : null;
		return scan;
	}

	/**
	 * Plans what can be told of the rows without reading one.
	 * @return names exactly the rows, or {@code null} if rows have to be read
	 */
	@Nullable AccessPath planIndexOnly(BoundPredicate criteria) {
		List<BoundPredicate> conjuncts = BoundPredicate.conjuncts(criteria);
		return conjuncts.isEmpty() ? new AccessPath.All(this.table, QueryPlan.Kind.TABLE_SIZE)
				: this.accesses.findExact(conjuncts);
	}

	private RowCursor inInsertionOrder(List<BoundPredicate> conjuncts, @Nullable AccessPath access, RowRange slice) {
		if (access == null || isScanCheaper(access, conjuncts, slice)) {
			return filter(scan(), conjuncts, List.of());
		}
		return filter(access.open(this.table, false), conjuncts, access.guaranteed());
	}

	/**
	 * Whether so few of many rows are wanted that they are found before the set of slots
	 * is made.
	 */
	private boolean isScanCheaper(AccessPath access, List<BoundPredicate> conjuncts, RowRange slice) {
		if (!slice.isLimited() || this.accesses.isSmall() || access.isStreamed()) {
			return false;
		}
		double share = matches(conjuncts, access) / this.table.size();
		return slice.needed() / Math.max(share, 1e-9) * SCAN_COST < access.cost() / 4;
	}

	private Cursor<Object> inOrder(List<BoundPredicate> conjuncts, @Nullable AccessPath access, RowOrder order,
			RowRange slice) {
		if (order.isByDistance()) {
			return sorted(conjuncts, access, order, slice);
		}
		double matches = matches(conjuncts, access);
		double kept = slice.isLimited() ? Math.min(slice.needed(), matches) : matches;
		double read = (access != null) ? access.count() + access.cost() : this.table.size() * SCAN_COST;
		double best = read + matches * Math.log(kept + 2) * SORT_COST;
		EntryOrder chosen = null;
		for (IndexCatalog.Entry entry : this.catalog.orders()) {
			EntryOrder candidate = EntryOrder.of(this.accesses.ordered(entry), IndexMatch.of(entry, conjuncts), order,
					this.seekable);
			double cost = (candidate != null) ? cost(candidate, order, matches, slice) : Double.MAX_VALUE;
			if (cost < best) {
				best = cost;
				chosen = candidate;
			}
		}
		return (chosen != null) ? byIndex(chosen, conjuncts, order) : sorted(conjuncts, access, order, slice);
	}

	private double cost(EntryOrder candidate, RowOrder order, double matches, RowRange slice) {
		double count = candidate.count();
		double read = count;
		if (slice.isLimited()) {
			read = Math.min(count, slice.needed() * (double) candidate.entries() / Math.max(matches, 1));
		}
		if (!candidate.isFinal(order)) {
			read = Math.min(count, Math.max(read, firstRun(candidate)));
			return read * (ENTRY_COST + SORT_COST);
		}
		return read * ENTRY_COST;
	}

	/**
	 * The number of rows with the first key, all of which have to be read to sort them.
	 */
	private double firstRun(EntryOrder candidate) {
		if (candidate.ranges().isEmpty()) {
			return 0;
		}
		var entries = candidate.index().cursor(candidate.ranges().get(0), candidate.ascending());
		return (candidate.complete() && entries.advance()) ? candidate.index().count(entries.key()) : 0;
	}

	private double matches(List<BoundPredicate> conjuncts, @Nullable AccessPath access) {
		double matches = (access != null) ? access.count() : this.table.size();
		for (BoundPredicate bound : rest(conjuncts, (access != null) ? access.guaranteed() : List.of())) {
			matches *= bound.selectivity();
		}
		return matches;
	}

	private Cursor<Object> byIndex(EntryOrder entries, List<BoundPredicate> conjuncts, RowOrder order) {
		RowCursor rows = filter(new OrderedCursor(entries, this.table), conjuncts, entries.guaranteed());
		if (entries.isFinal(order)) {
			return rows;
		}
		RowOrder rest = order.part(entries.given(), order.keys().size());
		return new IncrementalSortCursor(rows, order.part(0, entries.given()), rest, this.table.deadline());
	}

	private Cursor<Object> sorted(List<BoundPredicate> conjuncts, @Nullable AccessPath access, RowOrder order,
			RowRange slice) {
		RowCursor rows = (access != null) ? filter(access.open(this.table, false), conjuncts, access.guaranteed())
				: filter(scan(), conjuncts, List.of());
		if (slice.isLimited() && slice.needed() < this.table.size()) {
			return new TopCursor<>(rows, order, (int) slice.needed(), order);
		}
		return new SortCursor<>(rows, order, order, this.table.deadline());
	}

	private static RowCursor filter(RowCursor rows, List<BoundPredicate> conjuncts, List<BoundPredicate> guaranteed) {
		List<BoundPredicate> residual = rest(conjuncts, guaranteed);
		return residual.isEmpty() ? rows : new FilterCursor(rows, BoundPredicate.all(residual));
	}

	private static List<BoundPredicate> rest(List<BoundPredicate> conjuncts, List<BoundPredicate> guaranteed) {
		Collection<BoundPredicate> known = BoundPredicate.lookup(guaranteed);
		List<BoundPredicate> rest = new ArrayList<>(conjuncts.size());
		for (BoundPredicate bound : conjuncts) {
			if (!known.contains(bound)) {
				rest.add(bound);
			}
		}
		return rest;
	}

}
