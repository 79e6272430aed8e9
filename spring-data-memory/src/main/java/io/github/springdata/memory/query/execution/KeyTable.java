package io.github.springdata.memory.query.execution;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import io.github.springdata.memory.query.value.ValueKey;
import org.jspecify.annotations.Nullable;

/**
 * Set of keys, each of which has a number, in the order in which they came: an open hash
 * table with linear probing (Knuth, The Art of Computer Programming 3, 6.4, Algorithm L).
 * A key has a number of parts that is the same for all; two keys are equal if their parts
 * are, see {@link ValueKey}. The parts of a key are put in one by one, and are then
 * looked for.
 * <p>
 * Keys whose hash codes collide stand side by side, each search passes them all. So after
 * {@value #MAX_STEPS} of them a key goes into a search tree, if its parts have an order
 * of their own: strings, numbers, and others of the JDK, which is what comes from
 * outside, where somebody could choose such keys.
 */
final class KeyTable {

	private static final int INITIAL_CAPACITY = 16;

	/** 2^32 by the golden ratio. */
	private static final int SPREAD = 0x9e3779b9;

	private static final int MAX_STEPS = 128;

	private static final Set<Class<?>> ORDERED = Set.of(String.class, Long.class, Double.class, BigDecimal.class,
			UUID.class, Instant.class, LocalDate.class, LocalTime.class, LocalDateTime.class);

	private final @Nullable Object[] sought;

	/** The parts of all keys, side by side. */
	private @Nullable Object[] parts;

	private int[] hashes = new int[INITIAL_CAPACITY / 2];

	/** The number of the key at each place, plus one; zero where there is none. */
	private int[] places = new int[INITIAL_CAPACITY];

	/** The numbers of the keys that found no place near theirs. */
	private final Map<@Nullable Object[], Integer> crowded = new TreeMap<>(KeyTable::compare);

	private int size;

	private long collisions;

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
		return find(hash());
	}

	/**
	 * Adds the key, if it is not there.
	 * @return its number, which is the {@link #size} before if it was not there
	 */
	int add() {
		int hash = hash();
		int known = find(hash);
		if (known >= 0) {
			return known;
		}
		if (this.size == this.hashes.length) {
			grow();
		}
		System.arraycopy(this.sought, 0, this.parts, this.size * this.sought.length, this.sought.length);
		this.hashes[this.size] = hash;
		place(this.size);
		return this.size++;
	}

	/**
	 * The number of keys.
	 */
	int size() {
		return this.size;
	}

	/**
	 * How many keys were looked at that were not those which were looked for.
	 */
	long collisions() {
		return this.collisions;
	}

	private int hash() {
		int hash = 0;
		for (Object part : this.sought) {
			hash = 31 * hash + Objects.hashCode(part);
		}
		return hash * SPREAD;
	}

	private int find(int hash) {
		int mask = this.places.length - 1;
		int place = home(hash);
		for (int steps = 1; this.places[place] != 0; steps++) {
			int number = this.places[place] - 1;
			if (isAt(number, hash)) {
				return number;
			}
			this.collisions++;
			if (steps == MAX_STEPS && isOrdered(this.sought)) {
				return this.crowded.getOrDefault(this.sought, -1);
			}
			place = (place + 1) & mask;
		}
		return -1;
	}

	private int home(int hash) {
		return hash >>> Integer.numberOfLeadingZeros(this.places.length - 1);
	}

	/**
	 * Puts a key where {@link #find} looks for it.
	 */
	private void place(int number) {
		int mask = this.places.length - 1;
		int place = home(this.hashes[number]);
		for (int steps = 1; this.places[place] != 0; steps++) {
			if (steps == MAX_STEPS && isOrdered(key(number))) {
				this.crowded.put(key(number), number);
				return;
			}
			place = (place + 1) & mask;
		}
		this.places[place] = number + 1;
	}

	private @Nullable Object[] key(int number) {
		int width = this.sought.length;
		return Arrays.copyOfRange(this.parts, number * width, (number + 1) * width);
	}

	private static boolean isOrdered(@Nullable Object[] key) {
		for (Object part : key) {
			if (part != null && !ORDERED.contains(part.getClass())) {
				return false;
			}
		}
		return true;
	}

	private static int compare(@Nullable Object[] left, @Nullable Object[] right) {
		int result = 0;
		for (int i = 0; i < left.length && result == 0; i++) {
			result = compare(left[i], right[i]);
		}
		return result;
	}

	@SuppressWarnings("unchecked")
	private static int compare(@Nullable Object left, @Nullable Object right) {
		if (left == null || right == null) {
			return Boolean.compare(left != null, right != null);
		}
		return (left.getClass() == right.getClass()) ? ((Comparable<Object>) left).compareTo(right)
				: left.getClass().getName().compareTo(right.getClass().getName());
	}

	private boolean isAt(int number, int hash) {
		if (this.hashes[number] != hash) {
			return false;
		}
		int width = this.sought.length;
		for (int i = 0; i < width; i++) {
			if (!Objects.equals(this.sought[i], this.parts[number * width + i])) {
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
		this.crowded.clear();
		for (int i = 0; i < this.size; i++) {
			place(i);
		}
	}

}
