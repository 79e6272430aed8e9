package io.github.springdata.memory.store.index;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.store.collection.BPlusTree;
import io.github.springdata.memory.store.collection.Portions;
import org.jspecify.annotations.Nullable;

/**
 * Bulk edit of a {@link SortedIndex}.
 */
final class SortedIndexEditor extends IndexEditor {

	/**
	 * The fewest keys that are worth the tables of a radix sort.
	 */
	private static final int MIN_RADIX = 512;

	private final BPlusTree.Transient<Object> entries;

	SortedIndexEditor(IndexDefinition definition, BPlusTree.Transient<Object> entries) {
		super(definition);
		this.entries = entries;
	}

	@Override
	public int count(Object key) {
		return this.entries.rank(key, true) - this.entries.rank(key, false);
	}

	@Override
	public boolean contains(Object key) {
		return this.entries.contains(key);
	}

	@Override
	public void addAll(Object[] keys, int slot) {
		if (definition().multiValued()) {
			for (int i = 0; i < keys.length; i++) {
				add(keys[i], slot + i);
			}
			return;
		}
		int[] slots = new int[keys.length];
		int[] order = (keys.length >= MIN_RADIX) ? NumericKeys.sort(keys) : null;
		Object[] sorted = (order != null) ? new Object[keys.length] : keys;
		Portions.forEach(keys.length, (from, to) -> {
			for (int i = from; i < to; i++) {
				int position = (order != null) ? order[i] : i;
				slots[i] = slot + position;
				sorted[i] = keys[position];
			}
		});
		this.entries.addAll(sorted, slots);
	}

	@Override
	public @Nullable Object addAllUnique(Object[] keys, int slot, Runnable step) {
		for (int i = 0; i < keys.length; i++) {
			step.run();
			Object taken = findTaken(keys[i]);
			if (taken != null) {
				return taken;
			}
			add(keys[i], slot + i);
		}
		return null;
	}

	@Override
	void addSingle(Object key, int slot) {
		this.entries.add(key, slot);
	}

	@Override
	void removeSingle(Object key, int slot) {
		if (!this.entries.remove(key, slot)) {
			throw new IllegalStateException(
					"The %s does not hold slot %d under key %s; compareTo of the key must be consistent"
						.formatted(definition(), slot, MessageText.of(key)));
		}
	}

	@Override
	public Index freeze() {
		return new SortedIndex(definition(), this.entries.persistent());
	}

}
