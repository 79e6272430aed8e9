package io.github.springdata.memory.query.execution;

import java.util.List;
import java.util.PrimitiveIterator;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.collection.PersistentVector;
import io.github.springdata.memory.store.collection.SlotSet;
import io.github.springdata.memory.store.collection.SlotWords;
import io.github.springdata.memory.store.collection.VectorLeaves;
import io.github.springdata.memory.store.collection.VectorReader;

/**
 * Cursor over the rows that an access path names, in insertion order.
 */
final class SlotCursor extends LeafCursor {

	private static final int MANY = 256;

	private final NamedRows access;

	private final PersistentVector<Object> rows;

	private PrimitiveIterator.@Nullable OfInt slots;

	private int slot;

	private @Nullable VectorReader<Object> reader;

	private @Nullable VectorLeaves leaves;

	private @Nullable SlotWords words;

	SlotCursor(NamedRows access, Table table) {
		super(table.deadline());
		this.access = access;
		this.rows = table.rows();
	}

	@Override
	@Nullable Object fetch() {
		PrimitiveIterator.OfInt iterator = slots();
		if (!iterator.hasNext()) {
			return null;
		}
		this.slot = iterator.nextInt();
		return reader().get(this.slot);
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

	private VectorReader<Object> reader() {
		VectorReader<Object> present = this.reader;
		if (present == null) {
			present = this.rows.reader();
			this.reader = present;
		}
		return present;
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
