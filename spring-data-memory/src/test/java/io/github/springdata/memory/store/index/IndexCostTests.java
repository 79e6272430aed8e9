package io.github.springdata.memory.store.index;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.store.collection.BPlusTree;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What look-ups in indexes of 100,000 rows cost, in calls of keys.
 */
class IndexCostTests {

	private static final int ROWS = 100_000;

	private static final int DISTINCT = 1_000;

	/**
	 * Twice the depth of a binary search over all rows, for the two ends of a range.
	 */
	private static final int LOGARITHMIC = 2 * 2 * 17;

	private final SortedIndex sorted = (SortedIndex) build(IndexKind.SORTED);

	private final HashIndex hash = (HashIndex) build(IndexKind.HASH);

	@Test
	void countsAKeyInLogarithmicTimeHoweverManyRowsHaveIt() {
		assertThat(calls(() -> assertThat(this.sorted.count(new Key(500))).isEqualTo(ROWS / DISTINCT)))
			.isLessThanOrEqualTo(LOGARITHMIC);
		assertThat(calls(() -> assertThat(this.sorted.count(new Key(-1))).isZero())).isLessThanOrEqualTo(LOGARITHMIC);
	}

	@Test
	void countsARangeInLogarithmicTimeHoweverWideItIs() {
		for (int width : new int[] { 1, 10, 900 }) {
			KeyRange range = new KeyRange(new Key(50), true, new Key(50 + width), false);
			assertThat(calls(() -> assertThat(this.sorted.count(range)).isEqualTo(width * (ROWS / DISTINCT))))
				.isLessThanOrEqualTo(LOGARITHMIC);
		}
	}

	@Test
	void comparesNoKeyOnTheWayThroughARange() {
		BPlusTree.Cursor<Object> cursor = this.sorted.cursor(new KeyRange(new Key(100), true, null, true), true);
		assertThat(calls(() -> {
			for (int i = 0; i < 10_000; i++) {
				assertThat(cursor.advance()).isTrue();
			}
		})).isZero();
	}

	@Test
	void countsAKeyOfAHashIndexInConstantTime() {
		assertThat(calls(() -> assertThat(this.hash.count(new Key(500))).isEqualTo(ROWS / DISTINCT)))
			.isLessThanOrEqualTo(3);
	}

	@Test
	void countsAPrefixOfACompoundKeyInLogarithmicTime() {
		IndexDefinition pair = IndexDefinition.of("pair", IndexKind.SORTED, false, List.of(property(), property()));
		SortedIndex index = (SortedIndex) build(pair);
		assertThat(calls(() -> assertThat(index.count(pair.keyOf(new Key(500)))).isEqualTo(ROWS / DISTINCT)))
			.isLessThanOrEqualTo(2 * LOGARITHMIC);
	}

	@Test
	void addsAndRemovesInLogarithmicTime() {
		IndexEditor editor = this.sorted.edit();
		assertThat(calls(() -> editor.add(new Key(500), ROWS))).isLessThanOrEqualTo(LOGARITHMIC);
		assertThat(calls(() -> editor.remove(new Key(500), ROWS))).isLessThanOrEqualTo(LOGARITHMIC);
		assertThat(calls(() -> assertThat(editor.count(new Key(500))).isEqualTo(ROWS / DISTINCT)))
			.isLessThanOrEqualTo(LOGARITHMIC);
	}

	private static int calls(Runnable work) {
		Key.calls = 0;
		work.run();
		return Key.calls;
	}

	private static Index build(IndexKind kind) {
		return build(IndexDefinition.of("value", kind, false, List.of(property())));
	}

	private static Index build(IndexDefinition definition) {
		IndexEditor editor = Index.empty(definition).edit();
		for (int slot = 0; slot < ROWS; slot++) {
			editor.add(definition.key(new Key(slot % DISTINCT)), slot);
		}
		return editor.freeze();
	}

	private static IndexedProperty property() {
		return new IndexedProperty("value", false, Key.class, (row) -> row);
	}

	private record Key(int value) implements Comparable<Key> {

		private static int calls;

		@Override
		public int compareTo(Key other) {
			calls++;
			return Integer.compare(this.value, other.value);
		}

		@Override
		public boolean equals(Object other) {
			calls++;
			return other instanceof Key key && key.value == this.value;
		}

		@Override
		public int hashCode() {
			calls++;
			return this.value;
		}

	}

}
