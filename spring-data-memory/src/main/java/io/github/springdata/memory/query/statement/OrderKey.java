package io.github.springdata.memory.query.statement;

import java.util.Comparator;
import java.util.List;

import io.github.springdata.memory.store.index.IndexKeys;
import org.jspecify.annotations.Nullable;

/**
 * Something that results are ordered by: one of their items, or what is made of the rows
 * behind them.
 *
 * @param item the position of the item, or -1
 * @param evaluation gives the value if it is no item
 * @param ascending whether the smallest value comes first
 * @param nullsFirst whether {@code null} comes first
 * @param ignoresCase whether the case of strings does not matter
 */
record OrderKey(int item, @Nullable Evaluation evaluation, boolean ascending, boolean nullsFirst, boolean ignoresCase) {

	private @Nullable Object value(Row row) {
		if (this.evaluation == null || row.frame() == null) {
			return row.items()[this.item];
		}
		return this.evaluation.evaluate(row.frame());
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
	 * A result with the values that it is ordered by.
	 */
	record Sortable(Row row, @Nullable Object[] keys) {

		static Sortable of(Row row, List<OrderKey> order) {
			@Nullable Object[] keys = new @Nullable Object[order.size()];
			for (int i = 0; i < keys.length; i++) {
				keys[i] = order.get(i).value(row);
			}
			return new Sortable(row, keys);
		}

	}

	static Comparator<Sortable> comparator(List<OrderKey> order) {
		return (left, right) -> {
			for (int i = 0; i < order.size(); i++) {
				int result = order.get(i).compare(left.keys[i], right.keys[i]);
				if (result != 0) {
					return result;
				}
			}
			return 0;
		};
	}

}
