package io.github.springdata.memory.query.execution;

import java.util.PrimitiveIterator;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.PersistentVector;
import io.github.springdata.memory.store.collection.SlotWords;
import io.github.springdata.memory.store.collection.VectorLeaves;

/**
 * Cursor over all rows but those in certain slots, in insertion order.
 */
final class ComplementCursor extends LeafCursor {

	private static final int NONE = -1;

	private final NamedRows access;

	private final NamedRows named;

	private final PersistentVector.Cursor<Object> rows;

	private PrimitiveIterator.@Nullable OfInt excluded;

	private int nextExcluded = NONE;

	private final VectorLeaves leaves;

	private @Nullable SlotWords excludedWords;

	private boolean anyExcluded = true;

	ComplementCursor(NamedRows access, NamedRows named, Table table) {
		super(table.deadline());
		this.access = access;
		this.named = named;
		this.rows = table.rows().cursor();
		this.leaves = table.rows().leaves();
	}

	@Override
	@Nullable Object fetch() {
		return advance() ? this.rows.element() : null;
	}

	@Override
	long skip(long count) {
		long skipped = 0;
		while (skipped < count && advance()) {
			skipped++;
		}
		return skipped;
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

	private boolean advance() {
		PrimitiveIterator.OfInt slots = this.excluded;
		if (slots == null) {
			slots = this.named.slots().iterator();
			this.excluded = slots;
			this.nextExcluded = next(slots);
		}
		while (this.rows.advance()) {
			if (this.rows.slot() != this.nextExcluded) {
				return true;
			}
			this.nextExcluded = next(slots);
		}
		return false;
	}

	private static int next(PrimitiveIterator.OfInt slots) {
		return slots.hasNext() ? slots.nextInt() : NONE;
	}

	@Override
	int slot() {
		return this.rows.slot();
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
