package io.github.springdata.memory.query.execution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.query.value.ValueKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyTable}.
 */
class KeyTableTests {

	@Test
	void numbersKeysInTheOrderOfTheirFirstAppearance() {
		KeyTable table = new KeyTable(1);
		assertThat(List.of(add(table, "b"), add(table, "a"), add(table, "b"), add(table, "c"))).containsExactly(0, 1, 0,
				2);
		assertThat(table.size()).isEqualTo(3);
	}

	@Test
	void findsKeysWithoutAddingThem() {
		KeyTable table = new KeyTable(2);
		add(table, "a", 1);
		assertThat(find(table, "a", 1)).isZero();
		assertThat(find(table, 1, "a")).isEqualTo(-1);
		assertThat(table.size()).isOne();
	}

	@Test
	void tellsNumbersApartByValue() {
		KeyTable table = new KeyTable(1);
		add(table, 1);
		assertThat(List.of(find(table, 1L), find(table, new BigDecimal("1.00")), find(table, 1.0))).containsOnly(0);
		assertThat(add(table, 0.0)).isEqualTo(1);
		assertThat(add(table, -0.0)).isEqualTo(2);
	}

	@Test
	void takesAbsentValuesForEqual() {
		KeyTable table = new KeyTable(2);
		assertThat(List.of(add(table, null, 1), add(table, 1, null), add(table, null, null), add(table, null, 1)))
			.containsExactly(0, 1, 2, 0);
	}

	@Test
	void hasOneKeyWithoutParts() {
		KeyTable table = new KeyTable(0);
		assertThat(List.of(table.find(), table.add(), table.add(), table.find())).containsExactly(-1, 0, 0, 0);
	}

	@Test
	void looksAtFewKeysWhereStringsShareAHashCode() {
		List<Object> keys = strings(16);
		assertThat(keys).hasSizeGreaterThan(50_000);
		assertThat(keys.stream().map(Object::hashCode)).containsOnly(keys.get(0).hashCode());
		assertLooksAtFew(keys);
	}

	@Test
	void looksAtFewKeysWhereNumbersShareAHashCode() {
		List<Object> keys = LongStream.range(0, 50_000).<Object>mapToObj((i) -> i << 32 | i).toList();
		assertThat(keys.stream().map(Object::hashCode)).containsOnly(0);
		assertLooksAtFew(keys);
	}

	@Test
	void findsKeysOfAllKindsThatShareAHashCode() {
		KeyTable table = new KeyTable(2);
		List<Object> strings = strings(10);
		for (int i = 0; i < strings.size(); i++) {
			assertThat(add(table, strings.get(i), null)).isEqualTo(3 * i);
			assertThat(add(table, null, strings.get(i))).isEqualTo(3 * i + 1);
			assertThat(add(table, new Clumsy(i), i)).isEqualTo(3 * i + 2);
		}
		for (int i = 0; i < strings.size(); i++) {
			assertThat(find(table, strings.get(i), null)).isEqualTo(3 * i);
			assertThat(find(table, null, strings.get(i))).isEqualTo(3 * i + 1);
			assertThat(find(table, new Clumsy(i), i)).isEqualTo(3 * i + 2);
		}
		assertThat(find(table, strings.get(0), 1)).isEqualTo(-1);
	}

	private static void assertLooksAtFew(List<Object> keys) {
		KeyTable table = new KeyTable(1);
		for (int i = 0; i < keys.size(); i++) {
			assertThat(add(table, keys.get(i))).isEqualTo(i);
		}
		for (int i = 0; i < keys.size(); i++) {
			assertThat(find(table, keys.get(i))).isEqualTo(i);
		}
		assertThat(table.collisions()).isLessThan(2L * 128 * keys.size() + 1);
	}

	/**
	 * Strings of one hash code: each part of them is one of two that have the same.
	 */
	private static List<Object> strings(int parts) {
		List<Object> strings = new ArrayList<>();
		for (int i = 0; i < 1 << parts; i++) {
			StringBuilder text = new StringBuilder();
			for (int part = 0; part < parts; part++) {
				text.append(((i >> part & 1) == 0) ? "Aa" : "BB");
			}
			strings.add(text.toString());
		}
		return strings;
	}

	@Test
	void agreesWithAListThatIsSearched() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		KeyTable table = new KeyTable(2);
		List<List<Object>> expected = new ArrayList<>();
		for (int i = 0; i < 3_000; i++) {
			Object first = new Clumsy(random.nextInt(40));
			Object second = random.nextBoolean() ? random.nextInt(20) : "text " + random.nextInt(20);
			List<Object> key = List.of(first, ValueKey.of(second));
			assertThat(find(table, first, second)).as("seed %d", seed).isEqualTo(expected.indexOf(key));
			if (!expected.contains(key)) {
				expected.add(key);
			}
			assertThat(add(table, first, second)).as("seed %d", seed).isEqualTo(expected.indexOf(key));
		}
		assertThat(table.size()).as("seed %d", seed).isEqualTo(expected.size());
	}

	private static int find(KeyTable table, @Nullable Object... parts) {
		put(table, parts);
		return table.find();
	}

	private static int add(KeyTable table, @Nullable Object... parts) {
		put(table, parts);
		return table.add();
	}

	private static void put(KeyTable table, @Nullable Object... parts) {
		for (int i = 0; i < parts.length; i++) {
			table.put(i, parts[i]);
		}
	}

	/**
	 * A value whose hash codes collide.
	 */
	private record Clumsy(int value) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Clumsy clumsy && clumsy.value == this.value;
		}

		@Override
		public int hashCode() {
			return this.value % 3;
		}

	}

}
