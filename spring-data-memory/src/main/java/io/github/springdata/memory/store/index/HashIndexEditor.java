package io.github.springdata.memory.store.index;

import java.util.HashMap;
import java.util.Map;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.store.collection.PersistentHashMap;
import io.github.springdata.memory.store.collection.Portions;
import io.github.springdata.memory.store.collection.SlotSet;
import org.jspecify.annotations.Nullable;

/**
 * Bulk edit of a {@link HashIndex}.
 */
final class HashIndexEditor extends IndexEditor {

	private final PersistentHashMap.Transient<Object, SlotSet> slots;

	private final SlotSet.Editor editor = SlotSet.editor();

	private int size;

	HashIndexEditor(IndexDefinition definition, PersistentHashMap.Transient<Object, SlotSet> slots, int size) {
		super(definition);
		this.slots = slots;
		this.size = size;
	}

	@Override
	public int count(Object key) {
		SlotSet found = this.slots.get(key);
		return (found != null) ? found.size() : 0;
	}

	@Override
	public void addAll(Object[] keys, int slot) {
		Map<Object, SlotSet.Builder> added = new HashMap<>();
		Portions.forEach(keys.length, (from, to) -> collect(keys, slot, from, to, added));
		added.forEach((key, slots) -> addSlots(key, slots.build()));
	}

	private void collect(Object[] keys, int slot, int from, int to, Map<Object, SlotSet.Builder> added) {
		for (int i = from; i < to; i++) {
			if (keys[i] instanceof MultiKey) {
				add(keys[i], slot + i);
			}
			else {
				builder(keys[i], added).add(slot + i);
			}
		}
	}

	private static SlotSet.Builder builder(Object key, Map<Object, SlotSet.Builder> added) {
		SlotSet.Builder builder = added.get(key);
		if (builder == null) {
			builder = SlotSet.builder();
			added.put(key, builder);
		}
		return builder;
	}

	@Override
	public @Nullable Object addAllUnique(Object[] keys, int slot, Runnable step) {
		for (int i = 0; i < keys.length; i++) {
			step.run();
			Object taken = addUnique(keys[i], slot + i);
			if (taken != null) {
				return taken;
			}
		}
		return null;
	}

	private @Nullable Object addUnique(Object key, int slot) {
		if (!definition().constrains(key) || key instanceof MultiKey) {
			Object taken = findTaken(key);
			if (taken == null) {
				add(key, slot);
			}
			return taken;
		}
		this.size++;
		return (this.slots.put(key, SlotSet.of(slot)) != null) ? key : null;
	}

	private void addSlots(Object key, SlotSet added) {
		SlotSet found = this.slots.get(key);
		this.slots.put(key, (found != null) ? found.union(added) : added);
		this.size += added.size();
	}

	@Override
	void addSingle(Object key, int slot) {
		SlotSet found = this.slots.get(key);
		this.slots.put(key, (found != null) ? this.editor.add(found, slot) : SlotSet.of(slot));
		this.size++;
	}

	@Override
	void removeSingle(Object key, int slot) {
		SlotSet found = this.slots.get(key);
		if (found == null || !found.contains(slot)) {
			throw new IllegalStateException(
					"The %s does not hold slot %d under key %s; equals and hashCode of the key must be consistent"
						.formatted(definition(), slot, MessageText.of(key)));
		}
		if (found.size() == 1) {
			this.slots.remove(key);
		}
		else {
			this.slots.put(key, this.editor.remove(found, slot));
		}
		this.size--;
	}

	@Override
	public Index freeze() {
		this.editor.handOver();
		return new HashIndex(definition(), this.slots.persistent(), this.size);
	}

}
