package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.index.IndexKeys;
import io.github.springdata.memory.store.index.KeyRange;

/**
 * The key of an ordered index at which reading it starts, so that only what may follow a
 * position is read.
 *
 * @param key the key, or the prefix of one
 * @param ascending whether the index is read upwards
 * @param inclusive whether rows with that key may follow the position
 */
record Seek(Object key, boolean ascending, boolean inclusive) {

	/**
	 * What is left of ranges of the index.
	 */
	List<KeyRange> cut(List<KeyRange> ranges) {
		List<KeyRange> left = new ArrayList<>(ranges.size());
		ranges.forEach((range) -> left.add(cut(range)));
		return left;
	}

	/**
	 * What is left of a range, which may be nothing. A bound of the range is a prefix of
	 * the key where the two compare as equal; an exclusive one has left out the key as
	 * well.
	 */
	private KeyRange cut(KeyRange range) {
		if (this.ascending) {
			return isWithin(range.lower(), range.lowerInclusive(), 1)
					? new KeyRange(this.key, this.inclusive, range.upper(), range.upperInclusive()) : range;
		}
		return isWithin(range.upper(), range.upperInclusive(), -1)
				? new KeyRange(range.lower(), range.lowerInclusive(), this.key, this.inclusive) : range;
	}

	private boolean isWithin(@Nullable Object bound, boolean boundInclusive, int direction) {
		if (bound == null) {
			return true;
		}
		int result = IndexKeys.order().compare(this.key, bound) * direction;
		return result > 0 || (result == 0 && boundInclusive);
	}

	@Override
	public String toString() {
		return (this.inclusive ? "from " : "after ") + this.key;
	}

}
