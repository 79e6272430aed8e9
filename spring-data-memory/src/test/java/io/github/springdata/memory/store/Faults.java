package io.github.springdata.memory.store;

import java.util.List;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

/**
 * Rows whose ids, keys and property readers throw at a call that tests choose.
 */
final class Faults {

	static final String TABLE = "rows";

	private static int callsUntilFault = Integer.MAX_VALUE;

	private Faults() {
	}

	/**
	 * A table with indexes of every sort.
	 */
	static TableDefinition definition() {
		return definition(index("hash", IndexKind.HASH, true), index("sorted", IndexKind.SORTED, true),
				index("group", IndexKind.SORTED, false), each("hash-each", IndexKind.HASH),
				each("sorted-each", IndexKind.SORTED));
	}

	static TableDefinition definition(IndexDefinition... indexes) {
		return TableDefinition.of(TABLE, Row.class, (row) -> ((Row) row).id(), List.of(indexes));
	}

	static IndexDefinition index(String name, IndexKind kind, boolean unique) {
		return IndexDefinition.of(name, kind, unique, List.of(new IndexedProperty(name, false, Key.class, (row) -> {
			countCall();
			int value = ((Row) row).value();
			return new Key(name.equals("group") ? value % 5 : value);
		})));
	}

	static IndexDefinition each(String name, IndexKind kind) {
		return IndexDefinition.of(name, kind, true,
				List.of(IndexedProperty.ofEach(name, false, Key.class, (row, values) -> {
					countCall();
					int value = ((Row) row).value();
					values.accept(new Key(value));
					values.accept(new Key(-1 - value));
					values.accept(new Key(value));
				})));
	}

	static Row row(int id, int value) {
		return new Row(new Key(id), value);
	}

	/**
	 * Lets a call to come throw, and all after it.
	 * @param call which of the calls, from 1
	 */
	static void arm(int call) {
		callsUntilFault = call;
	}

	static void disarm() {
		callsUntilFault = Integer.MAX_VALUE;
	}

	/**
	 * How many calls were made since faults were armed.
	 * @param call what they were armed with
	 */
	static int callsSince(int call) {
		return call - callsUntilFault;
	}

	static void countCall() {
		if (callsUntilFault != Integer.MAX_VALUE && --callsUntilFault <= 0) {
			throw new Fault();
		}
	}

	record Row(Key id, int value) {
	}

	static final class Key implements Comparable<Key> {

		private final int value;

		Key(int value) {
			this.value = value;
		}

		@Override
		public int compareTo(Key other) {
			countCall();
			return Integer.compare(this.value, other.value);
		}

		@Override
		public boolean equals(Object other) {
			countCall();
			return other instanceof Key key && key.value == this.value;
		}

		@Override
		public int hashCode() {
			countCall();
			return (this.value < 10_000) ? this.value % 7 : this.value;
		}

		@Override
		public String toString() {
			return String.valueOf(this.value);
		}

	}

	static final class Fault extends RuntimeException {

	}

}
