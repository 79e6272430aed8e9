package io.github.springdata.memory.query.execution;

import java.util.PrimitiveIterator;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.PersistentVector;

/**
 * Reads all rows but those in certain slots, in insertion order.
 */
final class ComplementCursor extends RowCursor {

	private static final int NONE = -1;

	private final Access.Complement access;

	private final PersistentVector.Cursor<Object> rows;

	private PrimitiveIterator.@Nullable OfInt excluded;

	private int nextExcluded = NONE;

	ComplementCursor(Access.Complement access, Table table) {
		this.access = access;
		this.rows = table.rows().cursor();
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

	private boolean advance() {
		PrimitiveIterator.OfInt slots = this.excluded;
		if (slots == null) {
			slots = this.access.excluded().slots().iterator();
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
