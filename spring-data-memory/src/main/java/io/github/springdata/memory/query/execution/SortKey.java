package io.github.springdata.memory.query.execution;

import java.util.Comparator;
import java.util.List;

import io.github.springdata.memory.query.value.Values;
import io.github.springdata.memory.store.index.IndexKeys;
import org.jspecify.annotations.Nullable;

/**
 * One key of the order of results.
 *
 * @param item the item of the result that it is, or -1
 * @param value computes it from the tuple, or {@code null} if it is an item
 * @param ascending whether the smallest value comes first
 * @param nullsFirst whether absent values come first
 * @param ignoresCase whether strings are compared ignoring case
 */
public record SortKey(int item, @Nullable Evaluator value, boolean ascending, boolean nullsFirst, boolean ignoresCase) {

	private @Nullable Object read(@Nullable Object[] items, @Nullable Tuple tuple) {
		return (this.value == null || tuple == null) ? items[this.item] : this.value.evaluate(tuple);
	}

	private int compare(@Nullable Object left, @Nullable Object right) {
		if (left == null || right == null) {
			return (left == right) ? 0 : ((left == null) == this.nullsFirst) ? -1 : 1;
		}
		int result = Values.compare(folded(left), folded(right));
		return this.ascending ? result : Integer.compare(0, result);
	}

	private Object folded(Object value) {
		return (this.ignoresCase && value instanceof String text) ? IndexKeys.fold(text) : value;
	}

	/**
	 * The values that a result is ordered by.
	 */
	static @Nullable Object[] read(List<SortKey> order, @Nullable Object[] items, @Nullable Tuple tuple) {
		@Nullable Object[] keys = new @Nullable Object[order.size()];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = order.get(i).read(items, tuple);
		}
		return keys;
	}

	static Comparator<ResultRow> comparator(List<SortKey> order) {
		SortKey[] keys = order.toArray(SortKey[]::new);
		return (left, right) -> {
			for (int i = 0; i < keys.length; i++) {
				int result = keys[i].compare(left.keys()[i], right.keys()[i]);
				if (result != 0) {
					return result;
				}
			}
			return 0;
		};
	}

}
