package io.github.springdata.memory.query.execution;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Map;
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

	/**
	 * Stands for the number of a key that is not there.
	 */
	static final int ABSENT = -1;

	/**
	 * Stands for the number of a key that has to be looked for by itself.
	 */
	static final int UNCERTAIN = -2;

	private static final int INITIAL_CAPACITY = 16;

	/** 2^32 by the golden ratio. */
	private static final int SPREAD = 0x9e3779b9;

	private static final int MAX_STEPS = 128;

	private static final Set<Class<?>> ORDERED = Set.of(String.class, Long.class, Double.class, BigDecimal.class,
			UUID.class, Instant.class, LocalDate.class, LocalTime.class, LocalDateTime.class);

	private final KeyPart.Values[] sought;

	private int[] soughtHashes = new int[1];

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
		this.sought = new KeyPart.Values[width];
		Arrays.setAll(this.sought, (i) -> new KeyPart.Values(null, 1));
		this.parts = new @Nullable Object[width * this.hashes.length];
	}

	/**
	 * Sets a part of the key that is looked for next.
	 */
	void put(int part, @Nullable Object value) {
		this.sought[part].set(0, value);
	}

	/**
	 * The number of the key, {@link #ABSENT} if it is not there.
	 */
	int find() {
		return find(this.sought, 0, hashes(this.sought, 1)[0]);
	}

	/**
	 * The numbers of several keys.
	 * @param count the number of keys
	 * @param numbers takes their numbers, {@link #ABSENT} for those that are not there
	 */
	void findAll(KeyPart[] key, int count, int[] numbers) {
		int[] hashes = findMost(key, count, numbers);
		for (int i = 0; i < count; i++) {
			if (numbers[i] == UNCERTAIN) {
				numbers[i] = find(key, i, hashes[i]);
			}
		}
	}

	/**
	 * Adds the key, if it is not there.
	 * @return its number, which is the {@link #size} before if it was not there
	 */
	int add() {
		return add(this.sought, 0, hashes(this.sought, 1)[0]);
	}

	/**
	 * Adds those of several keys that are not there, in their order.
	 * @param count the number of keys
	 * @param numbers takes their numbers
	 */
	void addAll(KeyPart[] key, int count, int[] numbers) {
		int[] hashes = findMost(key, count, numbers);
		for (int i = 0; i < count; i++) {
			if (numbers[i] < 0) {
				numbers[i] = add(key, i, hashes[i]);
			}
		}
	}

	/**
	 * Finds keys step by step, each step for all of them.
	 * @param numbers takes their numbers, {@link #ABSENT}, or {@link #UNCERTAIN}
	 * @return the hash codes of the keys
	 */
	private int[] findMost(KeyPart[] key, int count, int[] numbers) {
		int[] hashes = hashes(key, count);
		for (int i = 0; i < count; i++) {
			numbers[i] = candidate(hashes[i]);
		}
		for (int i = 0; i < key.length; i++) {
			key[i].check(numbers, count, this.parts, key.length, i);
		}
		return hashes;
	}

	/**
	 * The number of the first key with a hash code.
	 */
	private int candidate(int hash) {
		int mask = this.places.length - 1;
		int place = home(hash);
		for (int steps = 1; steps < MAX_STEPS; steps++) {
			int number = this.places[place] - 1;
			if (number < 0 || this.hashes[number] == hash) {
				return number;
			}
			this.collisions++;
			place = (place + 1) & mask;
		}
		return UNCERTAIN;
	}

	private int add(KeyPart[] key, int index, int hash) {
		int known = find(key, index, hash);
		return (known >= 0) ? known : append(parts(key, index), hash);
	}

	private int append(@Nullable Object[] key, int hash) {
		if (this.size == this.hashes.length) {
			grow();
		}
		System.arraycopy(key, 0, this.parts, this.size * key.length, key.length);
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

	private int[] hashes(KeyPart[] key, int count) {
		if (this.soughtHashes.length < count) {
			this.soughtHashes = new int[TupleBatch.CAPACITY];
		}
		int[] hashes = this.soughtHashes;
		Arrays.fill(hashes, 0, count, 0);
		for (KeyPart part : key) {
			part.hash(hashes, count);
		}
		for (int i = 0; i < count; i++) {
			hashes[i] *= SPREAD;
		}
		return hashes;
	}

	private int find(KeyPart[] key, int index, int hash) {
		int mask = this.places.length - 1;
		int place = home(hash);
		for (int steps = 1; this.places[place] != 0; steps++) {
			int number = this.places[place] - 1;
			if (this.hashes[number] == hash && isAt(number, key, index)) {
				return number;
			}
			this.collisions++;
			if (steps == MAX_STEPS && isOrdered(parts(key, index))) {
				return this.crowded.getOrDefault(parts(key, index), ABSENT);
			}
			place = (place + 1) & mask;
		}
		return ABSENT;
	}

	private static @Nullable Object[] parts(KeyPart[] key, int index) {
		@Nullable Object[] parts = new @Nullable Object[key.length];
		for (int i = 0; i < parts.length; i++) {
			parts[i] = key[i].get(index);
		}
		return parts;
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

	private boolean isAt(int number, KeyPart[] key, int index) {
		int first = number * key.length;
		for (int i = 0; i < key.length; i++) {
			if (!key[i].isAt(index, this.parts[first + i])) {
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
