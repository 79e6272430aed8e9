package io.github.springdata.memory.query.execution;

import java.util.Arrays;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Cursor that keeps only the first rows of an order in a binary heap whose root is the
 * last of them, the next to be dropped. Of equal rows the one that came first is the
 * first.
 */
final class TopCursor<T> extends StageCursor<T, T> {

	private static final int INITIAL_CAPACITY = 16;

	private final Comparator<? super T> order;

	private final int capacity;

	private final Object label;

	private Entry<T>[] heap = entries(0);

	private int size;

	private long offered;

	private int delivery = -1;

	/**
	 * Creates the operator.
	 * @param input the rows
	 * @param order their order
	 * @param capacity the number of rows to keep
	 * @param label the order, for plans
	 */
	TopCursor(Cursor<T> input, Comparator<? super T> order, int capacity, Object label) {
		super(input);
		this.order = order;
		this.capacity = capacity;
		this.label = label;
	}

	@Override
	@Nullable T fetch() {
		if (this.delivery < 0) {
			collect();
			Arrays.sort(this.heap, 0, this.size, this::compare);
			this.delivery = 0;
		}
		return (this.delivery < this.size) ? this.heap[this.delivery++].row : null;
	}

	@SuppressWarnings("unchecked")
	private static <T> Entry<T>[] entries(int length) {
		return new Entry[length];
	}

	private void collect() {
		this.heap = entries(Math.min(this.capacity, INITIAL_CAPACITY));
		this.input.forEach(this::offer);
	}

	private void offer(T row) {
		if (this.size < this.capacity) {
			add(new Entry<>(row, this.offered));
		}
		else if (this.capacity > 0 && this.order.compare(row, this.heap[0].row) < 0) {
			replaceLast(row, this.offered);
		}
		this.offered++;
	}

	private void add(Entry<T> entry) {
		if (this.size == this.heap.length) {
			this.heap = Arrays.copyOf(this.heap, Math.min(this.capacity, this.size * 2));
		}
		int position = this.size++;
		while (position > 0) {
			int parent = (position - 1) / 2;
			if (compare(entry, this.heap[parent]) <= 0) {
				break;
			}
			this.heap[position] = this.heap[parent];
			position = parent;
		}
		this.heap[position] = entry;
	}

	private void replaceLast(T row, long ordinal) {
		Entry<T> entry = this.heap[0];
		entry.row = row;
		entry.ordinal = ordinal;
		int position = 0;
		int child = laterChild(position);
		while (child < this.size && compare(this.heap[child], entry) > 0) {
			this.heap[position] = this.heap[child];
			position = child;
			child = laterChild(position);
		}
		this.heap[position] = entry;
	}

	private int laterChild(int position) {
		int left = 2 * position + 1;
		int right = left + 1;
		return (right < this.size && compare(this.heap[right], this.heap[left]) > 0) ? right : left;
	}

	private int compare(Entry<T> left, Entry<T> right) {
		int result = this.order.compare(left.row, right.row);
		return (result != 0) ? result : Long.compare(left.ordinal, right.ordinal);
	}

	@Override
	long estimate() {
		return Math.min(this.capacity, this.input.estimate());
	}

	@Override
	QueryPlan explain() {
		return QueryPlan.of(QueryPlan.Kind.TOP, "%d by %s".formatted(this.capacity, this.label), this.input.explain(),
				estimate(), delivered());
	}

	private static final class Entry<T> {

		private T row;

		private long ordinal;

		private Entry(T row, long ordinal) {
			this.row = row;
			this.ordinal = ordinal;
		}

	}

}
