package io.github.springdata.memory.query.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKeys;
import io.github.springdata.memory.store.index.KeyRange;

/**
 * Makes keys and ranges of keys of an index from a prefix and a set of values for the
 * property after it.
 */
final class KeyRanges {

	private KeyRanges() {
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
	 * All keys with a prefix whose next property is in the set.
	 */
	static KeyRange of(IndexDefinition index, List<@Nullable Object> prefix, ValueSet next) {
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
				if (!folded || IndexKeys.fold((char) unit) == unit) {
					return prefix.substring(0, end) + (char) unit;
				}
			}
		}
		return null;
	}

}
