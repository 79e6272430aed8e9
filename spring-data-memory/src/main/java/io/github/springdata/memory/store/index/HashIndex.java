package io.github.springdata.memory.store.index;

import io.github.springdata.memory.store.collection.PersistentHashMap;
import io.github.springdata.memory.store.collection.SlotSet;

/**
 * Index that answers equality: a hash map from key to slots.
 */
final class HashIndex implements Index {

	private final IndexDefinition definition;

	private final PersistentHashMap<Object, SlotSet> slots;

	private final int size;

	HashIndex(IndexDefinition definition, PersistentHashMap<Object, SlotSet> slots, int size) {
		this.definition = definition;
		this.slots = slots;
		this.size = size;
	}

	@Override
	public IndexDefinition definition() {
		return this.definition;
	}

	@Override
	public int count(Object key) {
		SlotSet found = this.slots.get(key);
		return (found != null) ? found.size() : 0;
	}

	@Override
	public SlotSet slots(Object key) {
		SlotSet found = this.slots.get(key);
		return (found != null) ? found : SlotSet.empty();
	}

	@Override
	public int size() {
		return this.size;
	}

	@Override
	public IndexEditor edit() {
		return new HashIndexEditor(this.definition, this.slots.asTransient(), this.size);
	}

	@Override
	public Index renumber(int[] newSlots) {
		PersistentHashMap.Transient<Object, SlotSet> renumbered = PersistentHashMap.<Object, SlotSet>empty()
			.asTransient();
		this.slots.forEach((key, found) -> {
			SlotSet.Builder builder = SlotSet.builder();
			found.forEach((slot) -> builder.add(newSlots[slot]));
			renumbered.put(key, builder.build());
		});
		return new HashIndex(this.definition, renumbered.persistent(), this.size);
	}

	@Override
	public String toString() {
		return this.definition.toString();
	}

}
