package io.github.springdata.memory.query.predicate;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.store.collection.VectorLeaves;

/**
 * The values of one property in one leaf of a table, as numbers side by side, so that
 * they are tested without reading the rows, and without boxing.
 *
 * <h2>Keys</h2> A value is kept as its key, an integer. Keys have the same order as the
 * values and are equal exactly if the values are: of floating point numbers, the bits,
 * with those of the negative ones inverted, so that {@code -0.0} is smaller than
 * {@code 0.0} and {@code NaN} is the greatest, as {@link Double#compare} has it.
 *
 * <h2>Where columns live</h2> A leaf that can be read never changes, nor do the rows in
 * it. Its columns hang on the leaf itself: a version that shares the leaf shares them, a
 * changed leaf starts without, and they go when the leaf goes. The first query that tests
 * a property in a leaf makes the column. Several threads may make the same one at once;
 * the last one stays. So do some of the columns of a leaf that has too many of them.
 *
 * @param property the property
 * @param keys the keys of the values in the 32 slots
 * @param present the slots that have a value, one bit each
 * @param next the column of another property of the same leaf, or {@code null}
 */
record Column(MemoryPersistentProperty property, long[] keys, int present, @Nullable Column next) {

	private static final int MAXIMUM = 8;

	private static final int FEW = 6;

	/**
	 * The column of a property in a leaf.
	 * @param leaf the leaf
	 * @param path reads the property
	 */
	static Column of(@Nullable Object[] leaf, PathReader path) {
		MemoryPersistentProperty property = path.leaf();
		Column first = (Column) VectorLeaves.note(leaf);
		int length = 0;
		for (Column column = first; column != null; column = column.next) {
			if (column.property == property) {
				return column;
			}
			length++;
		}
		Column column = read(leaf, path, (length < MAXIMUM) ? first : null);
		VectorLeaves.note(leaf, column);
		return column;
	}

	private static Column read(@Nullable Object[] rows, PathReader path, @Nullable Column next) {
		MemoryPersistentProperty property = path.leaf();
		Class<?> owner = property.getOwner().getType();
		long[] keys = new long[Integer.SIZE];
		int present = 0;
		for (int i = 0; i < keys.length; i++) {
			Object value = owner.isInstance(rows[i]) ? path.read(rows[i]) : null;
			if (value != null) {
				keys[i] = key(value);
				present |= 1 << i;
			}
		}
		return new Column(property, keys, present, next);
	}

	/**
	 * The key of a value.
	 */
	static long key(Object value) {
		if (value instanceof Double || value instanceof Float) {
			long bits = Double.doubleToLongBits(((Number) value).doubleValue());
			return bits ^ ((bits >> 63) & Long.MAX_VALUE);
		}
		if (value instanceof Boolean flag) {
			return flag ? 1 : 0;
		}
		return (value instanceof Character character) ? character : ((Number) value).longValue();
	}

	/**
	 * Which values are between two others.
	 * @param candidates the slots to test
	 * @param lowest the key of the lowest value that is wanted
	 * @param highest the key of the highest value that is wanted, not below the lowest
	 * @return the bits of the candidates that have such a value
	 */
	int between(int candidates, long lowest, long highest) {
		long length = highest - lowest + Long.MIN_VALUE;
		return (Integer.bitCount(candidates) > FEW) ? allBetween(this.keys, lowest, length) & candidates
				: fewBetween(this.keys, candidates, lowest, length);
	}

	/**
	 * Reads a key from each line of the cache that the keys are in.
	 * @return a number without meaning, see {@link ReadAhead}
	 */
	long readAhead() {
		return this.keys[4] + this.keys[12] + this.keys[20] + this.keys[28];
	}

	// one unsigned comparison for each key, and no jump
	private static int allBetween(long[] keys, long lowest, long length) {
		int found = 0;
		for (int i = Integer.SIZE - 1; i >= 0; i--) {
			found = (found << 1) | ((keys[i] - lowest + Long.MIN_VALUE <= length) ? 1 : 0);
		}
		return found;
	}

	private static int fewBetween(long[] keys, int candidates, long lowest, long length) {
		int found = 0;
		for (int rest = candidates; rest != 0; rest &= rest - 1) {
			int i = Integer.numberOfTrailingZeros(rest);
			found |= ((keys[i] - lowest + Long.MIN_VALUE <= length) ? 1 : 0) << i;
		}
		return found;
	}

}
