package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.Deadline;

/**
 * One step of a running query, which hands out rows one at a time and counts them. Does
 * nothing before the first row is asked for.
 */
abstract class RowCursor {

	/**
	 * Stands for a row that was looked at and is not handed out.
	 */
	static final Object PASSED = new Object();

	private static final int MINIMUM_CAPACITY = 4;

	private static final int MAXIMUM_CAPACITY = 1 << 16;

	private static final int INTERVAL = Deadline.INTERVAL - 1;

	private final @Nullable Deadline deadline;

	private long delivered;

	/**
	 * Creates a step on the rows of another one, which looks at the deadline if there is
	 * one.
	 */
	RowCursor() {
		this(null);
	}

	/**
	 * Creates a step that reads rows.
	 * @param deadline when it has to end, or {@code null}
	 */
	RowCursor(@Nullable Deadline deadline) {
		this.deadline = deadline;
	}

	/**
	 * The next row.
	 * @return a stored row, or {@code null} at the end
	 */
	final @Nullable Object next() {
		Object row = fetch();
		if (row != null && (++this.delivered & INTERVAL) == 0) {
			checkDeadline();
		}
		return row;
	}

	/**
	 * Whether there is a deadline that this step has to look at.
	 */
	final boolean hasDeadline() {
		return this.deadline != null;
	}

	final void checkDeadline() {
		if (this.deadline != null) {
			this.deadline.check();
		}
	}

	/**
	 * Looks at the next row. Steps that do not test rows hand out the one they look at.
	 * @return a stored row, {@link #PASSED}, or {@code null} at the end
	 */
	@Nullable Object step() {
		return next();
	}

	/**
	 * The number of rows handed out so far.
	 */
	final long delivered() {
		return this.delivered;
	}

	/**
	 * Reads rows until there are enough.
	 * @param enough the number of rows, or {@link Query#UNLIMITED}
	 * @return the number of rows handed out so far
	 */
	long drain(long enough) {
		while (this.delivered != enough && next() != null) {
			continue;
		}
		return this.delivered;
	}

	/**
	 * Reads all rows that are left.
	 * @return the rows, in a modifiable list
	 */
	List<Object> readAll() {
		return read(Long.MAX_VALUE);
	}

	/**
	 * Reads the next rows.
	 * @param limit the greatest number of rows
	 * @return the rows, in a modifiable list
	 */
	List<Object> read(long limit) {
		long expected = Math.max(MINIMUM_CAPACITY, Math.min(limit, estimate()));
		List<Object> rows = new ArrayList<>((int) Math.min(MAXIMUM_CAPACITY, expected));
		while (rows.size() < limit) {
			Object row = next();
			if (row == null) {
				break;
			}
			rows.add(row);
		}
		return rows;
	}

	/**
	 * Counts rows that were handed out together.
	 */
	final void deliver(int count) {
		this.delivered += count;
	}

	/**
	 * Leaves out rows, before the first is asked for.
	 * @param count the number of rows to leave out
	 * @return the number left out, fewer if there are no more
	 */
	long skip(long count) {
		long skipped = 0;
		while (skipped < count && next() != null) {
			skipped++;
		}
		return skipped;
	}

	/**
	 * Finds the next row.
	 * @return a stored row, or {@code null} at the end
	 */
	abstract @Nullable Object fetch();

	/**
	 * The slot of the row that was handed out last.
	 */
	int slot() {
		throw new IllegalStateException("Rows of %s have no slot".formatted(getClass().getSimpleName()));
	}

	/**
	 * The number of rows that the planner expects.
	 */
	abstract long estimate();

	/**
	 * What was planned and what was done so far.
	 */
	abstract QueryPlan explain();

}
