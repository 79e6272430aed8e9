package io.github.springdata.memory.query.execution;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

import io.github.springdata.memory.store.collection.BPlusTree;

/**
 * The slots of the entries that a cursor goes over.
 */
final class EntrySlots implements PrimitiveIterator.OfInt {

	private final BPlusTree.Cursor<Object> entries;

	private boolean present;

	EntrySlots(BPlusTree.Cursor<Object> entries) {
		this.entries = entries;
		this.present = entries.advance();
	}

	@Override
	public boolean hasNext() {
		return this.present;
	}

	@Override
	public int nextInt() {
		if (!this.present) {
			throw new NoSuchElementException("No more entries");
		}
		int slot = this.entries.slot();
		this.present = this.entries.advance();
		return slot;
	}

}
