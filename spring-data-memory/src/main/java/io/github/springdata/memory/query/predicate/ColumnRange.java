package io.github.springdata.memory.query.predicate;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.value.ValueSet;

/**
 * A range of the values of a property, or what is outside of it, which is tested in
 * {@link Column columns}.
 *
 * @param path reads the property
 * @param lowest the key of the lowest value in the range
 * @param highest the key of the highest value in the range, below the lowest if it is
 * empty
 * @param outside whether the other values are wanted
 */
record ColumnRange(PathReader path, long lowest, long highest, boolean outside) {

	private static final Set<Class<?>> TYPES = Set.of(Double.class, Float.class, Long.class, Integer.class, Short.class,
			Byte.class, Character.class, Boolean.class);

	/**
	 * The range that a set of values is.
	 * @return the range, or {@code null} if it is none, or the property has no columns
	 */
	static @Nullable ColumnRange of(PathReader path, ValueSet values) {
		return (TYPES.contains(path.type()) && path.isField()) ? ofValues(path, values) : null;
	}

	private static @Nullable ColumnRange ofValues(PathReader path, ValueSet values) {
		if (values instanceof ValueSet.Outside outside) {
			ColumnRange inside = ofValues(path, outside.inside());
			return (inside != null) ? new ColumnRange(path, inside.lowest(), inside.highest(), !inside.outside())
					: null;
		}
		if (values instanceof ValueSet.One one) {
			long key = Column.key(one.value());
			return new ColumnRange(path, key, key, false);
		}
		return (values instanceof ValueSet.Span span) ? ofSpan(path, span) : null;
	}

	private static ColumnRange ofSpan(PathReader path, ValueSet.Span span) {
		Object lower = span.lower();
		Object upper = span.upper();
		long lowest = (lower != null) ? Column.key(lower) : Long.MIN_VALUE;
		long highest = (upper != null) ? Column.key(upper) : Long.MAX_VALUE;
		boolean afterLast = lower != null && !span.lowerInclusive() && lowest++ == Long.MAX_VALUE;
		boolean beforeFirst = upper != null && !span.upperInclusive() && highest-- == Long.MIN_VALUE;
		return (afterLast || beforeFirst) ? new ColumnRange(path, 1, 0, false)
				: new ColumnRange(path, lowest, highest, false);
	}

	/**
	 * Drops rows that have no value that is wanted, see {@link BoundPredicate#test}.
	 */
	void test(@Nullable Object[][] leaves, int[] rows, int from, int to) {
		if (to - from > 1) {
			testTogether(leaves, rows, from, to);
		}
		else if (from < to && rows[from] != 0) {
			rows[from] = test(Column.of(leaves[from], this.path), rows[from]);
		}
	}

	/**
	 * Finds all columns before it tests the first.
	 */
	private void testTogether(@Nullable Object[][] leaves, int[] rows, int from, int to) {
		@Nullable Column[] columns = new Column[to - from];
		long read = 0;
		for (int i = from; i < to; i++) {
			if (rows[i] != 0) {
				Column column = Column.of(leaves[i], this.path);
				columns[i - from] = column;
				read += column.readAhead();
			}
		}
		ReadAhead.end(read);
		for (int i = from; i < to; i++) {
			Column column = columns[i - from];
			if (column != null) {
				rows[i] = test(column, rows[i]);
			}
		}
	}

	private int test(Column column, int candidates) {
		int present = candidates & column.present();
		int inside = (this.lowest <= this.highest) ? column.between(present, this.lowest, this.highest) : 0;
		return this.outside ? present & ~inside : inside;
	}

}
