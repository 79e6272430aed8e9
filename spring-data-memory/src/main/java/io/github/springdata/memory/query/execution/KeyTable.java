package io.github.springdata.memory.query.execution;

import java.util.Arrays;

import io.github.springdata.memory.query.value.ValueKey;
import org.jspecify.annotations.Nullable;

/**
 * Set of keys, each of which has a number, in the order in which they came: an open hash
 * table with linear probing (Knuth, The Art of Computer Programming 3, 6.4, Algorithm L).
 * A key has a number of parts that is the same for all; two keys are equal if their parts
 * are, see {@link ValueKey}. The parts of a key are put in one by one, and are then
 * looked for.
 */
final class KeyTable {

	private static final int INITIAL_CAPACITY = 16;

	/** 2^32 by the golden ratio. */
	private static final int SPREAD = 0x9e3779b9;

	private final @Nullable Object[] sought;

	/** The parts of all keys, side by side. */
	private @Nullable Object[] parts;

	private int[] hashes = new int[INITIAL_CAPACITY / 2];

	/** The number of the key at each place, plus one; zero where there is none. */
	private int[] places = new int[INITIAL_CAPACITY];

	private int size;

	/**
	 * Creates an empty table.
	 * @param width the number of parts of a key
	 */
	KeyTable(int width) {
		this.sought = new @Nullable Object[width];
		this.parts = new @Nullable Object[width * this.hashes.length];
	}

	/**
	 * Sets a part of the key that is looked for next.
	 */
	void put(int part, @Nullable Object value) {
		this.sought[part] = ValueKey.ofNullable(value);
	}

	/**
	 * The number of the key, -1 if it is not there.
	 */
	int find() {
		return this.places[place(hash())] - 1;
	}

	/**
	 * Adds the key, if it is not there.
	 * @return its number, which is the {@link #size} before if it was not there
	 */
	int add() {
		int hash = hash();
		int place = place(hash);
		if (this.places[place] != 0) {
			return this.places[place] - 1;
		}
		if (this.size == this.hashes.length) {
			grow();
			place = place(hash);
		}
		System.arraycopy(this.sought, 0, this.parts, this.size * this.sought.length, this.sought.length);
		this.hashes[this.size] = hash;
		this.places[place] = ++this.size;
		return this.size - 1;
	}

	/**
	 * The number of keys.
	 */
	int size() {
		return this.size;
	}

	private int hash() {
		int hash = 0;
		for (Object part : this.sought) {
			hash = 31 * hash + ((part != null) ? part.hashCode() : 0);
		}
		return hash * SPREAD;
	}

	/**
	 * The place of the key, or the free one where it belongs.
	 */
	private int place(int hash) {
		int mask = this.places.length - 1;
		int place = hash >>> (Integer.numberOfLeadingZeros(mask));
		while (this.places[place] != 0 && !isAt(this.places[place] - 1, hash)) {
			place = (place + 1) & mask;
		}
		return place;
	}

	private boolean isAt(int number, int hash) {
		if (this.hashes[number] != hash) {
			return false;
		}
		int width = this.sought.length;
		for (int i = 0; i < width; i++) {
			Object part = this.sought[i];
			Object other = this.parts[number * width + i];
			if (part != other && (part == null || !part.equals(other))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Makes room: at most half of the places are taken.
	 */
	private void grow() {
		int capacity = 2 * this.hashes.length;
		this.hashes = Arrays.copyOf(this.hashes, capacity);
		this.parts = Arrays.copyOf(this.parts, capacity * this.sought.length);
		this.places = new int[2 * capacity];
		int mask = this.places.length - 1;
		for (int i = 0; i < this.size; i++) {
			int place = this.hashes[i] >>> Integer.numberOfLeadingZeros(mask);
			while (this.places[place] != 0) {
				place = (place + 1) & mask;
			}
			this.places[place] = i + 1;
		}
	}

}
