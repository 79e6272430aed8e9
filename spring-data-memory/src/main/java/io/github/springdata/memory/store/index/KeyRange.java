package io.github.springdata.memory.store.index;

import org.jspecify.annotations.Nullable;

/**
 * A range of keys of a sorted index. Keys are normalised, see
 * {@link IndexDefinition#keyOf}.
 *
 * @param lower the lower bound, or {@code null} for none
 * @param lowerInclusive whether the lower bound belongs to the range
 * @param upper the upper bound, or {@code null} for none
 * @param upperInclusive whether the upper bound belongs to the range
 */
public record KeyRange(@Nullable Object lower, boolean lowerInclusive, @Nullable Object upper, boolean upperInclusive) {

	private static final KeyRange ALL = new KeyRange(null, true, null, true);

	/**
	 * The range of every key, absent values included.
	 * @return the unbounded range
	 */
	public static KeyRange all() {
		return ALL;
	}

	/**
	 * The range of one key or, for a prefix of a compound key, of all keys that start
	 * with it.
	 * @param key the key or prefix
	 * @return the range that holds just this key
	 */
	public static KeyRange of(Object key) {
		return new KeyRange(key, true, key, true);
	}

	@Override
	public String toString() {
		return ((this.lowerInclusive && this.lower != null) ? "[" : "(") + ((this.lower != null) ? this.lower : "-inf")
				+ ", " + ((this.upper != null) ? this.upper : "+inf")
				+ ((this.upperInclusive && this.upper != null) ? "]" : ")");
	}

}
