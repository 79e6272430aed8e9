package io.github.springdata.memory.store.collection;

/**
 * Set of slots that is edited in place, as an index edits its sets.
 */
final class SlotSetEdit {

	private final SlotSet.Editor editor = SlotSet.editor();

	private SlotSet set;

	SlotSetEdit(SlotSet set) {
		this.set = set;
	}

	int size() {
		return this.set.size();
	}

	boolean contains(int slot) {
		return this.set.contains(slot);
	}

	boolean add(int slot) {
		int before = this.set.size();
		this.set = this.editor.add(this.set, slot);
		return this.set.size() != before;
	}

	boolean remove(int slot) {
		int before = this.set.size();
		this.set = this.editor.remove(this.set, slot);
		return this.set.size() != before;
	}

	SlotSet persistent() {
		this.editor.handOver();
		return this.set;
	}

}
