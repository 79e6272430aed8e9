package io.github.springdata.memory.query.execution;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.SlotWords;
import io.github.springdata.memory.store.collection.VectorLeaves;

/**
 * Cursor over all rows but those in certain slots, in insertion order.
 */
final class ComplementCursor extends LeafCursor {

	private final NamedRows named;

	private final VectorLeaves leaves;

	private @Nullable SlotWords excludedWords;

	private boolean anyExcluded = true;

	ComplementCursor(NamedRows access, NamedRows named, Table table) {
		super(access, table);
		this.named = named;
		this.leaves = table.rows().leaves();
	}

	@Override
	int nextLeaf() {
		while (this.leaves.next()) {
			int bits = this.leaves.present() & ~excludedFrom(this.leaves.start());
			if (bits != 0) {
				return bits;
			}
		}
		return 0;
	}

	private int excludedFrom(int start) {
		SlotWords words = this.excludedWords;
		if (words == null) {
			words = this.named.slots().words();
			this.excludedWords = words;
			this.anyExcluded = words.advance();
		}
		while (this.anyExcluded && words.start() < start) {
			this.anyExcluded = words.advance();
		}
		return (this.anyExcluded && words.start() == start) ? words.bits() : 0;
	}

	@Override
	VectorLeaves leaves() {
		return this.leaves;
	}

}
