package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.value.ValueSet;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKeys;
import io.github.springdata.memory.store.index.KeyRange;
import io.github.springdata.memory.store.index.OrderedIndex;

/**
 * Maker of keys and ranges of keys of an index from a prefix and a set of values for the
 * property after it.
 */
final class KeyRanges {

	private KeyRanges() {
	}

	/**
	 * The number of entries in ranges that do not overlap.
	 */
	static long count(OrderedIndex index, List<KeyRange> ranges) {
		long count = 0;
		for (KeyRange range : ranges) {
			count += index.count(range);
		}
		return count;
	}

	/**
	 * The key, or prefix of a key, with the given values.
	 */
	static Object key(IndexDefinition index, List<@Nullable Object> prefix) {
		return index.keyOf(prefix.toArray());
	}

	static Object key(IndexDefinition index, List<@Nullable Object> prefix, @Nullable Object next) {
		@Nullable Object[] values = prefix.toArray(new Object[prefix.size() + 1]);
		values[prefix.size()] = next;
		return index.keyOf(values);
	}

	/**
	 * All keys with a prefix, be it empty.
	 */
	static KeyRange all(IndexDefinition index, List<@Nullable Object> prefix) {
		return prefix.isEmpty() ? KeyRange.all() : KeyRange.of(key(index, prefix));
	}

	/**
	 * All keys with a prefix whose next property is not absent.
	 */
	static KeyRange notNull(IndexDefinition index, List<@Nullable Object> prefix) {
		return new KeyRange(key(index, prefix, null), false, end(index, prefix), true);
	}

	/**
	 * All keys with a prefix whose next property is in the set, as ranges that ascend and
	 * do not overlap.
	 */
	static List<KeyRange> ranges(IndexDefinition index, List<@Nullable Object> prefix, ValueSet next) {
		return (next instanceof ValueSet.Outside outside) ? outside(index, prefix, outside.inside())
				: List.of(range(index, prefix, next));
	}

	/**
	 * What is left of all keys that are not absent when the keys of a set are taken out.
	 */
	private static List<KeyRange> outside(IndexDefinition index, List<@Nullable Object> prefix, ValueSet inside) {
		List<KeyRange> left = new ArrayList<>();
		KeyRange rest = notNull(index, prefix);
		for (KeyRange taken : inside(index, prefix, inside)) {
			if (taken.lower() != null && !isEmpty(rest.lower(), taken.lower())) {
				left.add(new KeyRange(rest.lower(), rest.lowerInclusive(), taken.lower(), !taken.lowerInclusive()));
			}
			if (isOpenEnded(inside, taken, index, prefix)) {
				return left;
			}
			rest = new KeyRange(taken.upper(), !taken.upperInclusive(), rest.upper(), rest.upperInclusive());
		}
		left.add(rest);
		return left;
	}

	private static boolean isEmpty(@Nullable Object lower, Object upper) {
		return lower != null && IndexKeys.order().compare(lower, upper) == 0;
	}

	private static boolean isOpenEnded(ValueSet inside, KeyRange taken, IndexDefinition index,
			List<@Nullable Object> prefix) {
		if (inside instanceof ValueSet.Span span) {
			return span.upper() == null;
		}
		return inside instanceof ValueSet.Prefix && Objects.equals(taken.upper(), end(index, prefix));
	}

	private static List<KeyRange> inside(IndexDefinition index, List<@Nullable Object> prefix, ValueSet inside) {
		if (inside instanceof ValueSet.One one) {
			return List.of(KeyRange.of(key(index, prefix, one.value())));
		}
		if (inside instanceof ValueSet.Many many) {
			return many.values()
				.stream()
				.map((value) -> key(index, prefix, value))
				.sorted(IndexKeys.order())
				.map(KeyRange::of)
				.distinct()
				.toList();
		}
		boolean nothing = inside instanceof ValueSet.Span span && span.isEmpty();
		return nothing ? List.of() : List.of(range(index, prefix, inside));
	}

	private static KeyRange range(IndexDefinition index, List<@Nullable Object> prefix, ValueSet next) {
		if (next instanceof ValueSet.Span span) {
			return span(index, prefix, span);
		}
		if (next instanceof ValueSet.Prefix text) {
			return text(index, prefix, text.prefix());
		}
		return notNull(index, prefix);
	}

	private static KeyRange span(IndexDefinition index, List<@Nullable Object> prefix, ValueSet.Span span) {
		Object lower = span.lower();
		Object upper = span.upper();
		return new KeyRange(key(index, prefix, lower), lower != null && span.lowerInclusive(),
				(upper != null) ? key(index, prefix, upper) : end(index, prefix),
				upper == null || span.upperInclusive());
	}

	private static KeyRange text(IndexDefinition index, List<@Nullable Object> prefix, String text) {
		boolean folded = index.properties().get(prefix.size()).ignoreCase();
		String successor = successor(folded ? IndexKeys.fold(text) : text, folded);
		return new KeyRange(key(index, prefix, text), true,
				(successor != null) ? key(index, prefix, successor) : end(index, prefix), successor == null);
	}

	private static @Nullable Object end(IndexDefinition index, List<@Nullable Object> prefix) {
		return prefix.isEmpty() ? null : key(index, prefix);
	}

	/**
	 * The smallest string that is greater than every string with a prefix; among folded
	 * strings if so asked.
	 * @return the string, or {@code null} if there is none
	 */
	private static @Nullable String successor(String prefix, boolean folded) {
		for (int end = prefix.length() - 1; end >= 0; end--) {
			for (int unit = prefix.charAt(end) + 1; unit <= Character.MAX_VALUE; unit++) {
				String successor = prefix.substring(0, end) + (char) unit;
				if (!folded || IndexKeys.fold(successor, end) == unit) {
					return successor;
				}
			}
		}
		return null;
	}

}
