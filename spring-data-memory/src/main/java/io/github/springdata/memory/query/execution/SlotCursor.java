package io.github.springdata.memory.query.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.PersistentVector;
import io.github.springdata.memory.store.collection.SlotSet;
import io.github.springdata.memory.store.collection.SlotWords;
import io.github.springdata.memory.store.collection.VectorLeaves;

/**
 * Cursor over the rows that an access path names, in insertion order.
 */
final class SlotCursor extends LeafCursor {

	private static final int MANY = 256;

	private final PersistentVector<Object> rows;

	private @Nullable VectorLeaves leaves;

	private @Nullable SlotWords words;

	SlotCursor(NamedRows access, Table table) {
		super(access, table);
		this.rows = table.rows();
	}

	@Override
	List<Object> readAll() {
		if (!this.access.isKept() || this.access.count() < MANY) {
			return super.readAll();
		}
		SlotSet set = this.access.slots();
		Object[] rows = KnownRows.of(set, this.rows);
		if (rows == null) {
			rows = toArray();
			KnownRows.note(set, this.rows, rows);
		}
		deliver(rows.length);
		return ArrayRows.copyOf(rows);
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
		leaves().moveTo(next.start());
		return next.bits();
	}

	@Override
	VectorLeaves leaves() {
		VectorLeaves walk = this.leaves;
		if (walk == null) {
			walk = this.rows.leaves();
			this.leaves = walk;
		}
		return walk;
	}

}
