package io.github.springdata.memory.query.execution;

import java.util.PrimitiveIterator;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.SlotWords;
import io.github.springdata.memory.store.collection.VectorLeaves;
import io.github.springdata.memory.store.collection.VectorReader;

/**
 * Reads the rows that an access path names, in insertion order.
 */
final class SlotCursor extends LeafCursor {

	private final Access access;

	private final VectorReader<Object> rows;

	private PrimitiveIterator.@Nullable OfInt slots;

	private int slot;

	private final VectorLeaves leaves;

	private @Nullable SlotWords words;

	SlotCursor(Access access, Table table) {
		this.access = access;
		this.rows = table.rows().reader();
		this.leaves = table.rows().leaves();
	}

	@Override
	@Nullable Object fetch() {
		PrimitiveIterator.OfInt iterator = slots();
		if (!iterator.hasNext()) {
			return null;
		}
		this.slot = iterator.nextInt();
		return this.rows.get(this.slot);
	}

	@Override
	int nextLeaf() {
		SlotWords next = this.words;
		if (next == null) {
			next = this.access.slots().words();
			this.words = next;
		}
		if (!next.advance()) {
			return 0;
		}
		this.leaves.moveTo(next.start());
		return next.bits();
	}

	@Override
	VectorLeaves leaves() {
		return this.leaves;
	}

	@Override
	long skip(long count) {
		PrimitiveIterator.OfInt iterator = slots();
		long skipped = 0;
		while (skipped < count && iterator.hasNext()) {
			iterator.nextInt();
			skipped++;
		}
		return skipped;
	}

	private PrimitiveIterator.OfInt slots() {
		PrimitiveIterator.OfInt iterator = this.slots;
		if (iterator == null) {
			iterator = this.access.slots().iterator();
			this.slots = iterator;
		}
		return iterator;
	}

	@Override
	int slot() {
		return this.slot;
	}

	@Override
	long estimate() {
		return this.access.count();
	}

	@Override
	QueryPlan explain() {
		return this.access.explain(delivered());
	}

}
