package io.github.springdata.memory.store.index;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.store.collection.BPlusTree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class IndexTests {

	private static final List<IndexKind> OF_VALUES = List.of(IndexKind.HASH, IndexKind.SORTED);

	@Test
	void findsSlotsByKeyInBothKinds() {
		for (IndexKind kind : OF_VALUES) {
			Index index = build(single(kind, String.class, false), "b", "a", null, "b");
			assertThat(index.size()).isEqualTo(4);
			assertThat(index.slots(key(index, "b")).toArray()).as("%s", kind).containsExactly(0, 3);
			assertThat(index.slots(key(index, (Object) null)).toArray()).as("%s", kind).containsExactly(2);
			assertThat(index.count(key(index, "b"))).isEqualTo(2);
			assertThat(index.count(key(index, "c"))).isZero();
			assertThat(index.slots(key(index, "c")).isEmpty()).isTrue();
		}
	}

	@Test
	void leavesEarlierVersionsAlone() {
		for (IndexKind kind : OF_VALUES) {
			Index before = build(single(kind, String.class, false), "a", "b");
			IndexEditor editor = before.edit();
			editor.remove("a", 0);
			editor.add("b", 2);
			Index after = editor.freeze();
			editor.add("a", 3);
			assertThat(before.slots("a").toArray()).containsExactly(0);
			assertThat(after.slots("a").isEmpty()).isTrue();
			assertThat(after.slots("b").toArray()).containsExactly(1, 2);
		}
	}

	@Test
	void refusesToRemoveWhatItDoesNotHold() {
		for (IndexKind kind : OF_VALUES) {
			IndexEditor editor = build(single(kind, String.class, false), "a").edit();
			assertThatIllegalStateException().isThrownBy(() -> editor.remove("a", 1)).withMessageContaining("slot 1");
			assertThatIllegalStateException().isThrownBy(() -> editor.remove("b", 0)).withMessageContaining("key b");
		}
	}

	@Test
	void ordersNullsFirstAndCountsRangesExactly() {
		SortedIndex index = (SortedIndex) build(single(IndexKind.SORTED, Integer.class, false), 3, null, 1, 2, 3);
		assertThat(slots(index.cursor(KeyRange.all(), true))).containsExactly(1, 2, 3, 0, 4);
		assertThat(slots(index.cursor(KeyRange.all(), false))).containsExactly(4, 0, 3, 2, 1);
		assertThat(index.count(new KeyRange(IndexKeys.NULL, false, null, true))).isEqualTo(4);
		assertThat(index.count(new KeyRange(1, false, 3, false))).isEqualTo(1);
		assertThat(index.count(new KeyRange(1, true, 3, true))).isEqualTo(4);
		assertThat(index.count(new KeyRange(3, true, 1, true))).isZero();
		assertThat(slots(index.cursor(new KeyRange(3, true, 1, true), true))).isEmpty();
		assertThat(index.slots(new KeyRange(2, true, null, true)).toArray()).containsExactly(0, 3, 4);
	}

	@Test
	void comparesBigDecimalsByValue() {
		for (IndexKind kind : OF_VALUES) {
			Index index = build(single(kind, BigDecimal.class, false), new BigDecimal("1.0"), new BigDecimal("1.00"));
			assertThat(index.count(key(index, BigDecimal.ONE))).as("%s", kind).isEqualTo(2);
		}
	}

	@Test
	void ordersDoublesTotallyAndEnumsByOrdinal() {
		SortedIndex doubles = (SortedIndex) build(single(IndexKind.SORTED, Double.class, false), Double.NaN, 0.0, -0.0,
				Double.POSITIVE_INFINITY);
		assertThat(slots(doubles.cursor(KeyRange.all(), true))).containsExactly(2, 1, 3, 0);
		SortedIndex units = (SortedIndex) build(single(IndexKind.SORTED, TimeUnit.class, false), TimeUnit.DAYS,
				TimeUnit.NANOSECONDS, TimeUnit.HOURS);
		assertThat(slots(units.cursor(KeyRange.all(), true))).containsExactly(1, 2, 0);
	}

	@Test
	void ignoresCaseAsStringsDo() {
		for (IndexKind kind : OF_VALUES) {
			Index index = build(single(kind, String.class, true), "Straße", "STRASSE", "ÅNGSTRÖM", "ångström");
			assertThat(index.count(key(index, "sTRAßE"))).as("%s", kind).isEqualTo(1);
			assertThat(index.count(key(index, "Ångström"))).as("%s", kind).isEqualTo(2);
		}
		for (char unit = 0; unit < Character.MAX_VALUE; unit++) {
			char upper = Character.toUpperCase(unit);
			assertThat(IndexKeys.fold(unit)).isEqualTo(Character.toLowerCase(upper));
		}
	}

	@Test
	void servesPrefixesOfCompoundKeys() {
		SortedIndex index = (SortedIndex) build(compound(IndexKind.SORTED, false), pair("a", 2), pair("b", 1),
				pair("a", 1), pair(null, 1));
		Object prefix = index.definition().keyOf("a");
		assertThat(index.count(prefix)).isEqualTo(2);
		assertThat(slots(index.cursor(KeyRange.of(prefix), true))).containsExactly(2, 0);
		assertThat(slots(index.cursor(KeyRange.all(), true))).containsExactly(3, 2, 0, 1);
		Object complete = index.definition().keyOf("a", 2);
		assertThat(index.slots(complete).toArray()).containsExactly(0);
	}

	@Test
	void findsSlotsByWordsAndTheirPrefixes() {
		Index index = build(single(IndexKind.TEXT, String.class, false), "Quick brown, brown", null, "",
				"The QUICK fox", "quiet");
		assertThat(index.size()).isEqualTo(6);
		assertThat(index.slots("quick").toArray()).containsExactly(0, 3);
		assertThat(index.count("brown")).isEqualTo(1);
		assertThat(index.count("Quick")).isZero();
		OrderedIndex ordered = Objects.requireNonNull(index.ordered());
		assertThat(ordered.slots(new KeyRange("qui", true, "quj", false)).toArray()).containsExactly(0, 3, 4);
		assertThat(ordered.count(new KeyRange("qui", true, "quj", false))).isEqualTo(3);
	}

	@Test
	void refusesWordsOfOtherTypesOrThatAreUniqueOrIgnoreCaseAgain() {
		IndexedProperty number = new IndexedProperty("number", false, Integer.class, (row) -> 1);
		IndexedProperty text = new IndexedProperty("text", false, String.class, (row) -> "");
		IndexedProperty folded = new IndexedProperty("text", true, String.class, (row) -> "");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> IndexDefinition.of("words", IndexKind.TEXT, false, List.of(number)))
			.withMessage(
					"Index 'words' on 'number' is one of words, but values are of type java.lang.Integer; words are those of a String: use another kind");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> IndexDefinition.of("words", IndexKind.TEXT, true, List.of(text)))
			.withMessageContaining("remove unique");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> IndexDefinition.of("words", IndexKind.TEXT, false, List.of(folded)))
			.withMessageContaining("remove ignoreCase");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> IndexDefinition.of("words", IndexKind.TEXT, false, List.of(text, text)))
			.withMessageContaining("an index of its own");
	}

	@Test
	void refusesAPrefixForAHashIndex() {
		IndexDefinition hash = compound(IndexKind.HASH, false);
		assertThat(build(hash, (Object) pair("a", 1)).count(hash.keyOf("a", 1))).isEqualTo(1);
		assertThatIllegalArgumentException().isThrownBy(() -> hash.keyOf("a"))
			.withMessageContaining("1 components; give 2 to 2");
		assertThatIllegalArgumentException().isThrownBy(() -> hash.keyOf("a", 1, 2));
	}

	@Test
	void constrainsCompleteKeysWithoutNullOnly() {
		IndexDefinition unique = compound(IndexKind.SORTED, true);
		assertThat(unique.constrains(unique.keyOf("a", 1))).isTrue();
		assertThat(unique.constrains(unique.keyOf("a", null))).isFalse();
		IndexDefinition plain = compound(IndexKind.SORTED, false);
		assertThat(plain.constrains(plain.keyOf("a", 1))).isFalse();
	}

	@Test
	void describesItself() {
		assertThat(compound(IndexKind.SORTED, true)).hasToString("unique sorted index 'pair' on (left, right)");
		assertThat(single(IndexKind.HASH, String.class, true))
			.hasToString("hash index 'value' on (value ignoring case)");
		assertThat(single(IndexKind.TEXT, String.class, false))
			.hasToString("text index 'value' on (each of words(value))");
		assertThat(new KeyRange(1, true, null, true)).hasToString("[1, +inf)");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> IndexDefinition.of("none", IndexKind.HASH, false, List.of()))
			.withMessageContaining("name at least one");
	}

	private static Object key(Index index, @Nullable Object... values) {
		return index.definition().keyOf(values);
	}

	private static Object key(Index index, @Nullable Object value) {
		return index.definition().keyOf(new @Nullable Object[] { value });
	}

	private static IndexDefinition single(IndexKind kind, Class<?> type, boolean ignoreCase) {
		return IndexDefinition.of("value", kind, false,
				List.of(new IndexedProperty("value", ignoreCase, type, (row) -> ((Row) row).value())));
	}

	private static IndexDefinition compound(IndexKind kind, boolean unique) {
		return IndexDefinition.of("pair", kind, unique,
				List.of(new IndexedProperty("left", false, String.class, (row) -> pairOf(row)[0]),
						new IndexedProperty("right", false, Integer.class, (row) -> pairOf(row)[1])));
	}

	private static @Nullable Object[] pair(@Nullable String left, int right) {
		return new @Nullable Object[] { left, right };
	}

	private static @Nullable Object[] pairOf(Object row) {
		return (Object[]) Objects.requireNonNull(((Row) row).value());
	}

	private static Index build(IndexDefinition definition, @Nullable Object... values) {
		IndexEditor editor = Index.empty(definition).edit();
		for (int slot = 0; slot < values.length; slot++) {
			editor.add(definition.key(new Row(values[slot])), slot);
		}
		return editor.freeze();
	}

	private static List<Integer> slots(BPlusTree.Cursor<Object> cursor) {
		List<Integer> slots = new ArrayList<>();
		while (cursor.advance()) {
			slots.add(cursor.slot());
		}
		return slots;
	}

	private record Row(@Nullable Object value) {
	}

}
