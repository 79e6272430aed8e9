package io.github.springdata.memory.store.collection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Pairs of a {@link BPlusTree} in their order, each of them once.
 *
 * @param keys the keys
 * @param slots the slots; the i-th belongs to the i-th key
 */
@SuppressWarnings("ArrayRecordComponent")
record SortedPairs(Object[] keys, int[] slots) {

	/**
	 * Sort pairs.
	 * @param order the order of the keys
	 * @param keys the keys, in any order
	 * @param slots the slots; the i-th belongs to the i-th key
	 * @return the sorted pairs, {@code null} when the comparator contradicts itself
	 */
	static @Nullable SortedPairs of(Comparator<Object> order, Object[] keys, int[] slots) {
		if (isAscending(order, keys, slots)) {
			return new SortedPairs(keys, slots);
		}
		Pair[] pairs = new Pair[keys.length];
		for (int i = 0; i < pairs.length; i++) {
			pairs[i] = new Pair(keys[i], slots[i]);
		}
		try {
			Arrays.sort(pairs, (a, b) -> compare(order, a.key, a.slot, b.key, b.slot));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
		SortedPairs sorted = unzip(order, pairs);
		return isAscending(order, sorted.keys, sorted.slots) ? sorted : null;
	}

	private static boolean isAscending(Comparator<Object> order, Object[] keys, int[] slots) {
		return Portions.allMatch(keys.length, (from, to) -> isAscending(order, keys, slots, from, to));
	}

	private static boolean isAscending(Comparator<Object> order, Object[] keys, int[] slots, int from, int to) {
		for (int i = Math.max(from, 1); i < to; i++) {
			if (compare(order, keys[i - 1], slots[i - 1], keys[i], slots[i]) >= 0) {
				return false;
			}
		}
		return true;
	}

	private static int compare(Comparator<Object> order, Object key, int slot, Object otherKey, int otherSlot) {
		int comparison = order.compare(key, otherKey);
		return (comparison != 0) ? comparison : Integer.compare(slot, otherSlot);
	}

	private static SortedPairs unzip(Comparator<Object> order, Pair[] pairs) {
		Object[] keys = new Object[pairs.length];
		int[] slots = new int[pairs.length];
		int count = 0;
		for (Pair pair : pairs) {
			if (count == 0 || compare(order, keys[count - 1], slots[count - 1], pair.key, pair.slot) != 0) {
				keys[count] = pair.key;
				slots[count++] = pair.slot;
			}
		}
		return new SortedPairs(Arrays.copyOf(keys, count), Arrays.copyOf(slots, count));
	}

	/**
	 * Return the number of pairs.
	 */
	int size() {
		return this.keys.length;
	}

	/**
	 * Return these pairs and those of a tree.
	 * @param order the order of the keys
	 * @param cursor at the start of the tree
	 * @param count the number of pairs in the tree
	 */
	SortedPairs and(Comparator<Object> order, BPlusTree.Cursor<?> cursor, int count) {
		Object[] allKeys = new Object[count + size()];
		int[] allSlots = new int[allKeys.length];
		int size = 0;
		int next = 0;
		while (cursor.advance()) {
			Object key = Objects.requireNonNull(cursor.key());
			int comparison = -1;
			while (next < size()
					&& (comparison = compare(order, this.keys[next], this.slots[next], key, cursor.slot())) < 0) {
				allKeys[size] = this.keys[next];
				allSlots[size++] = this.slots[next++];
			}
			next += (next < size() && comparison == 0) ? 1 : 0;
			allKeys[size] = key;
			allSlots[size++] = cursor.slot();
		}
		int rest = size() - next;
		System.arraycopy(this.keys, next, allKeys, size, rest);
		System.arraycopy(this.slots, next, allSlots, size, rest);
		return new SortedPairs(Arrays.copyOf(allKeys, size + rest), Arrays.copyOf(allSlots, size + rest));
	}

	private record Pair(Object key, int slot) {
	}

}
