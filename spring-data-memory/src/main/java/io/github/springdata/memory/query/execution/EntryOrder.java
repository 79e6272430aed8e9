package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.predicate.BoundKeyset;
import io.github.springdata.memory.query.predicate.BoundPredicate;
import io.github.springdata.memory.query.predicate.RowOrder;
import io.github.springdata.memory.query.value.ValueSet;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexedProperty;
import io.github.springdata.memory.store.index.KeyRange;
import io.github.springdata.memory.store.index.OrderedIndex;

/**
 * A way to read an ordered index so that the rows come in a wanted order, or in the order
 * of its first keys.
 *
 * @param index the index
 * @param ranges the ranges to read one after the other
 * @param entries the number of rows in the ranges before any of them was cut off by a
 * position
 * @param ascending whether the smallest key comes first
 * @param given how many keys of the wanted order the index gives
 * @param complete whether rows that are equal in the given keys have the same key in the
 * index
 * @param label what to show for the ranges
 * @param guaranteed the conditions that all rows in the ranges are known to meet
 * @param count the number of rows in the ranges
 */
record EntryOrder(OrderedIndex index, List<KeyRange> ranges, long entries, boolean ascending, int given,
		boolean complete, Supplier<String> label, List<BoundPredicate> guaranteed, long count) {

	/**
	 * Fits an order to an index.
	 * @param order the order, without keys that are the same for all rows
	 * @param start the position that the rows have to follow, in an order with the keys
	 * of the given one, or {@code null}
	 * @return how to read the index, or {@code null} if it does not give the order
	 */
	static @Nullable EntryOrder of(OrderedIndex index, IndexMatch match, RowOrder order, @Nullable BoundKeyset start) {
		EntryOrder whole = of(index, match, order);
		return (whole != null && start != null) ? whole.from(start, match, order) : whole;
	}

	private static @Nullable EntryOrder of(OrderedIndex index, IndexMatch match, RowOrder order) {
		IndexDefinition definition = index.definition();
		int from = match.prefix().size();
		int given = given(definition, from, order);
		if (given == 0) {
			return null;
		}
		RowOrder.Key first = order.keys().get(0);
		ValueSet next = next(match);
		List<KeyRange> ranges = (next != null) ? inOrder(KeyRanges.ranges(definition, match.prefix(), next), first)
				: withNulls(match, first);
		if (next == null && ranges.size() > 1) {
			given = 1;
		}
		boolean complete = from + given == definition.properties().size();
		long count = KeyRanges.count(index, ranges);
		return new EntryOrder(index, ranges, count, first.ascending(), given, complete, () -> match.label(),
				(next != null) ? match.guaranteed() : prefixGuaranteed(match), count);
	}

	private static @Nullable ValueSet next(IndexMatch match) {
		return (match.next() instanceof ValueSet.Many) ? null : match.next();
	}

	/**
	 * Starts at a position. Rows that the given keys put at the position itself are left
	 * out only if the order has no other keys.
	 */
	private EntryOrder from(BoundKeyset start, IndexMatch match, RowOrder order) {
		boolean exact = this.given == order.keys().size();
		List<@Nullable Object> values = start.values(order, this.given);
		List<@Nullable Object> key = new ArrayList<>(match.prefix());
		key.addAll(values);
		Seek seek = new Seek(KeyRanges.key(match.index(), key), this.ascending, !exact);
		List<BoundPredicate> guaranteed = new ArrayList<>(this.guaranteed);
		if (exact) {
			guaranteed.add(start);
		}
		List<KeyRange> left = following(seek, values.get(0) == null, match, order.keys().get(0));
		return new EntryOrder(this.index, left, this.entries, this.ascending, this.given, this.complete,
				() -> this.label.get() + " " + seek, guaranteed, KeyRanges.count(this.index, left));
	}

	private List<KeyRange> following(Seek seek, boolean atNull, IndexMatch match, RowOrder.Key first) {
		if (first.hasNullsAsIndexed()) {
			return seek.cut(this.ranges);
		}
		boolean inFirstRange = atNull == first.nullsFirst();
		if (next(match) != null) {
			return atNull ? (inFirstRange ? this.ranges : List.of()) : seek.cut(this.ranges);
		}
		List<KeyRange> left = new ArrayList<>(
				seek.cut(this.ranges.subList(inFirstRange ? 0 : 1, inFirstRange ? 1 : 2)));
		if (inFirstRange) {
			left.add(this.ranges.get(1));
		}
		return left;
	}

	private static List<BoundPredicate> prefixGuaranteed(IndexMatch match) {
		if (match.prefix().isEmpty()) {
			return List.of();
		}
		List<BoundPredicate> prefix = match.conditions().subList(0, match.prefix().size());
		return match.guaranteed().stream().filter(prefix::contains).toList();
	}

	private static int given(IndexDefinition index, int from, RowOrder order) {
		int given = 0;
		while (given < order.keys().size() && from + given < index.properties().size()
				&& gives(index.properties().get(from + given), order.keys().get(given), order.keys().get(0), given)) {
			given++;
		}
		return given;
	}

	private static boolean gives(IndexedProperty property, RowOrder.Key key, RowOrder.Key first, int position) {
		return property.path().equals(key.path().path()) && IndexMatch.sameCase(property, key.order())
				&& key.ascending() == first.ascending() && (position == 0 || key.hasNullsAsIndexed());
	}

	private static List<KeyRange> inOrder(List<KeyRange> ascending, RowOrder.Key first) {
		List<KeyRange> ranges = new ArrayList<>(ascending);
		if (!first.ascending()) {
			Collections.reverse(ranges);
		}
		return ranges;
	}

	private static List<KeyRange> withNulls(IndexMatch match, RowOrder.Key first) {
		IndexDefinition index = match.index();
		if (first.hasNullsAsIndexed()) {
			return List.of(KeyRanges.all(index, match.prefix()));
		}
		KeyRange values = KeyRanges.notNull(index, match.prefix());
		KeyRange nulls = KeyRange.of(KeyRanges.key(index, match.prefix(), null));
		return first.nullsFirst() ? List.of(nulls, values) : List.of(values, nulls);
	}

	/**
	 * Whether rows that are equal in the wanted order come in insertion order, and none
	 * of its keys is missing.
	 */
	boolean isFinal(RowOrder order) {
		return this.complete && this.given == order.keys().size();
	}

}
