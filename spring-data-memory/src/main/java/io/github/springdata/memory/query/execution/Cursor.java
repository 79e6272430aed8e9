package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One operator of a running query, which hands out rows one at a time and counts them.
 * Does nothing before the first row is asked for. Operators form a tree, each reading
 * those it stands on (the iterator model of Graefe, "Volcano", IEEE TKDE 6, 1994).
 *
 * @param <T> the type of the rows: stored rows, tuples of joined rows, or results
 */
abstract class Cursor<T> {

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
	 * Creates an operator on the rows of others, which look at the deadline if there is
	 * one.
	 */
	Cursor() {
		this(null);
	}

	/**
	 * Creates an operator that finds rows.
	 * @param deadline when it has to end, or {@code null}
	 */
	Cursor(@Nullable Deadline deadline) {
		this.deadline = deadline;
	}

	/**
	 * The next row.
	 * @return a row, or {@code null} at the end
	 */
	final @Nullable T next() {
		T row = fetch();
		if (row != null && (++this.delivered & INTERVAL) == 0) {
			checkDeadline();
		}
		return row;
	}

	/**
	 * Whether there is a deadline that this operator has to look at.
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
	 * @return a row, {@link #PASSED}, or {@code null} at the end
	 */
	@Nullable Object step() {
		return next();
	}

	/**
	 * Hands out all rows that are left, to somebody who takes them as they come: each
	 * operator calls the next one, so that the compiler can make one loop of them. There
	 * is nothing to ask for afterwards.
	 */
	void forEach(Consumer<? super T> action) {
		for (T row = next(); row != null; row = next()) {
			action.accept(row);
		}
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
		if (enough == Query.UNLIMITED) {
			forEach((row) -> {
			});
			return this.delivered;
		}
		while (this.delivered != enough && next() != null) {
			continue;
		}
		return this.delivered;
	}

	/**
	 * Reads all rows that are left.
	 * @return the rows, in a modifiable list
	 */
	List<T> readAll() {
		return read(Long.MAX_VALUE);
	}

	/**
	 * Reads the next rows.
	 * @param limit the greatest number of rows
	 * @return the rows, in a modifiable list
	 */
	List<T> read(long limit) {
		long expected = Math.max(MINIMUM_CAPACITY, Math.min(limit, estimate()));
		List<T> rows = new ArrayList<>((int) Math.min(MAXIMUM_CAPACITY, expected));
		while (rows.size() < limit) {
			T row = next();
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
	 * @return a row, or {@code null} at the end
	 */
	abstract @Nullable T fetch();

	/**
	 * The number of rows that the planner expects.
	 */
	abstract long estimate();

	/**
	 * What was planned and what was done so far.
	 */
	abstract QueryPlan explain();

}
