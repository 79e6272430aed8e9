package io.github.springdata.memory.query.syntax;

import org.jspecify.annotations.Nullable;

/**
 * Place in a query text. It is no part of what the text means: all locations are equal,
 * so that two expressions that say the same are equal wherever they stand.
 */
public final class Location {

	private final int offset;

	private Location(int offset) {
		this.offset = offset;
	}

	/**
	 * The location of a character.
	 * @param offset the number of characters before it
	 * @return the location
	 */
	public static Location of(int offset) {
		return new Location(offset);
	}

	/**
	 * The number of characters before this location.
	 * @return the offset in the text, from zero
	 */
	public int offset() {
		return this.offset;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Location;
	}

	@Override
	public int hashCode() {
		return 1;
	}

	@Override
	public String toString() {
		return "@" + this.offset;
	}

}
