package io.github.springdata.memory.store.collection;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Immutable map from the ids of rows to their slots.
 *
 * <h2>Shape</h2>
 * <p>
 * Ids that count up, which is what most tables have, are kept in a
 * {@link PersistentIntMap}: those that are {@link Long}s or {@link Integer}s, whichever
 * comes first, and no greater than an {@code int} can be. All others are in a
 * {@link PersistentHashMap}. Once such ids turn out to be so sparse that a hash map takes
 * less memory, they move there for good, as does every one that comes later.
 */
public final class PersistentSlotMap {

	/**
	 * The slot of an id that is absent.
	 */
	public static final int ABSENT = PersistentIntMap.ABSENT;

	private static final int NO_NUMBER = -1;

	private static final PersistentSlotMap EMPTY = new PersistentSlotMap(null, PersistentIntMap.empty(),
			PersistentHashMap.empty());

	/**
	 * The type of the ids that are kept as numbers: {@code null} as long as there was no
	 * number, {@link Void} once they moved.
	 */
	private final @Nullable Class<?> type;

	private final PersistentIntMap numbers;

	private final PersistentHashMap<Object, Integer> others;

	private PersistentSlotMap(@Nullable Class<?> type, PersistentIntMap numbers,
			PersistentHashMap<Object, Integer> others) {
		this.type = type;
		this.numbers = numbers;
		this.others = others;
	}

	/**
	 * Return the map without ids.
	 * @return the empty map
	 */
	public static PersistentSlotMap empty() {
		return EMPTY;
	}

	/**
	 * Return the number of ids.
	 * @return the number of ids
	 */
	public int size() {
		return this.numbers.size() + this.others.size();
	}

	/**
	 * Return the slot of an id.
	 * @param id the id
	 * @return the slot, or {@link #ABSENT}
	 */
	public int get(Object id) {
		int number = number(id, this.type);
		if (number != NO_NUMBER) {
			return this.numbers.get(number);
		}
		Integer slot = this.others.get(id);
		return (slot != null) ? slot : ABSENT;
	}

	/**
	 * Return whether an id is present.
	 * @param id the id
	 * @return {@code true} when the map has a slot for the id
	 */
	public boolean contains(Object id) {
		return get(id) != ABSENT;
	}

	/**
	 * Return an editor that starts with the ids of this map, in O(1).
	 * @return a transient that never changes this map
	 */
	public Transient asTransient() {
		return new Transient(this);
	}

	/**
	 * The number that an id is kept as.
	 * @param type the type of such ids
	 */
	private static int number(Object id, @Nullable Class<?> type) {
		if (id instanceof Long number && type == Long.class) {
			long value = number;
			return (value >= 0 && value <= Integer.MAX_VALUE) ? (int) value : NO_NUMBER;
		}
		return (id instanceof Integer number && type == Integer.class && number >= 0) ? number : NO_NUMBER;
	}

	/**
	 * Editor of a map for one thread.
	 */
	public static final class Transient {

		private static final int FEW_LEAVES = 64;

		private static final int SPARSE = 4;

		private PersistentSlotMap origin;

		private @Nullable Class<?> type;

		private PersistentIntMap.Transient numbers;

		private PersistentHashMap.@Nullable Transient<Object, Integer> others;

		private Transient(PersistentSlotMap origin) {
			this.origin = origin;
			this.type = origin.type;
			this.numbers = origin.numbers.asTransient();
		}

		private PersistentHashMap.Transient<Object, Integer> others() {
			PersistentHashMap.Transient<Object, Integer> present = this.others;
			if (present == null) {
				present = this.origin.others.asTransient();
				this.others = present;
			}
			return present;
		}

		/**
		 * Return the slot of an id.
		 * @param id the id
		 * @return the slot, or {@link #ABSENT}
		 */
		public int get(Object id) {
			int number = number(id, this.type);
			return (number != NO_NUMBER) ? this.numbers.get(number) : slot(others().get(id));
		}

		/**
		 * Return whether an id is present.
		 * @param id the id
		 * @return {@code true} when the map has a slot for the id
		 */
		public boolean contains(Object id) {
			return get(id) != ABSENT;
		}

		/**
		 * Add an id or replace its slot.
		 * @param id the id
		 * @param slot the slot
		 * @return the previous slot, or {@link #ABSENT}
		 */
		public int put(Object id, int slot) {
			if (this.type == null && (id instanceof Long || id instanceof Integer)) {
				this.type = id.getClass();
			}
			int number = number(id, this.type);
			if (number == NO_NUMBER) {
				return slot(others().put(id, slot));
			}
			int previous = this.numbers.put(number, slot);
			if (this.numbers.leaves() > FEW_LEAVES && this.numbers.leaves() > this.numbers.size() / SPARSE) {
				move();
			}
			return previous;
		}

		/**
		 * Remove an id.
		 * @param id the id
		 * @return the previous slot, or {@link #ABSENT}
		 */
		public int remove(Object id) {
			int number = number(id, this.type);
			return (number != NO_NUMBER) ? this.numbers.remove(number) : slot(others().remove(id));
		}

		/**
		 * Return the present ids as an immutable map, in O(1); this transient stays
		 * usable.
		 * @return the map
		 */
		public PersistentSlotMap persistent() {
			PersistentIntMap numbers = this.numbers.persistent();
			PersistentSlotMap last = this.origin;
			PersistentHashMap<Object, Integer> others = (this.others != null) ? this.others.persistent() : last.others;
			if (numbers != last.numbers || others != last.others) {
				this.origin = new PersistentSlotMap(this.type, numbers, others);
			}
			return this.origin;
		}

		private void move() {
			PersistentHashMap.Transient<Object, Integer> others = others();
			boolean longs = this.type == Long.class;
			this.numbers.persistent()
				.forEach((number, slot) -> others.put(longs ? (Object) (long) number : (Object) number, slot));
			this.type = Void.class;
			this.numbers = PersistentIntMap.empty().asTransient();
		}

		private static int slot(@Nullable Integer slot) {
			return Objects.requireNonNullElse(slot, ABSENT);
		}

	}

}
