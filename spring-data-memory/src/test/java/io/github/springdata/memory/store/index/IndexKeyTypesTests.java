package io.github.springdata.memory.store.index;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.store.collection.BPlusTree;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys of every comparable type, in both kinds of index, single, compound and
 * multi-valued, against a sorted list.
 */
class IndexKeyTypesTests {

	private static final int ROWS = 60;

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void findsAndOrdersKeysOfEveryType(Values values) {
		long seed = Seeds.seed();
		for (IndexedProperty property : List.of(values.single(), values.each())) {
			for (IndexKind kind : List.of(IndexKind.HASH, IndexKind.SORTED)) {
				Random random = Seeds.random(seed);
				List<@Nullable Object> rows = values.rows(random);
				IndexDefinition definition = IndexDefinition.of("value", kind, false, List.of(property));
				check(build(definition, rows), values, rows, "%s in %s, -Dseed=%d".formatted(values, definition, seed));
			}
		}
	}

	private static void check(Index index, Values values, List<@Nullable Object> rows, String description) {
		for (@Nullable
		Object value : values.withNull()) {
			Object key = index.definition().keyOf(new @Nullable Object[] { value });
			int[] expected = slots(rows, (row) -> values.compare(row, value) == 0);
			assertThat(index.slots(key).toArray()).as(description).isEqualTo(expected);
			assertThat(index.count(key)).as(description).isEqualTo(expected.length);
			if (index instanceof SortedIndex sorted) {
				checkRanges(sorted, values, rows, value, description);
			}
		}
		if (index instanceof SortedIndex sorted) {
			checkOrder(sorted, values, rows, description);
		}
	}

	private static void checkRanges(SortedIndex index, Values values, List<@Nullable Object> rows,
			@Nullable Object value, String description) {
		Object key = index.definition().keyOf(new @Nullable Object[] { value });
		int[] above = slots(rows, (row) -> values.compare(row, value) > 0);
		int[] upTo = slots(rows, (row) -> values.compare(row, value) <= 0);
		KeyRange greater = new KeyRange(key, false, null, true);
		KeyRange lessOrEqual = new KeyRange(null, true, key, true);
		assertThat(index.slots(greater).toArray()).as(description).isEqualTo(above);
		assertThat(index.count(greater)).as(description).isEqualTo(above.length);
		assertThat(index.slots(lessOrEqual).toArray()).as(description).isEqualTo(upTo);
		assertThat(index.count(lessOrEqual)).as(description).isEqualTo(upTo.length);
	}

	private static void checkOrder(SortedIndex index, Values values, List<@Nullable Object> rows, String description) {
		List<Integer> expected = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
		Comparator<Integer> byValue = (left, right) -> values.compare(rows.get(left), rows.get(right));
		expected.sort(byValue);
		assertThat(slots(index.cursor(KeyRange.all(), true))).as(description).isEqualTo(expected);
		Collections.reverse(expected);
		assertThat(slots(index.cursor(KeyRange.all(), false))).as(description).isEqualTo(expected);
		assertThat(index.count(new KeyRange(IndexKeys.NULL, false, null, true))).as(description)
			.isEqualTo((int) rows.stream().filter((row) -> row != null).count());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void servesPrefixesOfCompoundKeysOfEveryType(Values values) {
		long seed = Seeds.seed();
		List<@Nullable Object> rows = values.rows(Seeds.random(seed));
		IndexedProperty second = new IndexedProperty("second", false, Integer.class, (row) -> row.hashCode() % 3);
		SortedIndex index = (SortedIndex) build(
				IndexDefinition.of("pair", IndexKind.SORTED, false, List.of(values.single(), second)), rows);
		for (@Nullable
		Object value : values.withNull()) {
			Object prefix = index.definition().keyOf(new @Nullable Object[] { value });
			int[] expected = slots(rows, (row) -> values.compare(row, value) == 0);
			assertThat(index.slots(prefix).toArray()).as("%s, -Dseed=%d", values, seed).isEqualTo(expected);
			assertThat(index.count(prefix)).isEqualTo(expected.length);
			int[] above = slots(rows, (row) -> values.compare(row, value) > 0);
			assertThat(index.count(new KeyRange(prefix, false, null, true))).isEqualTo(above.length);
			assertThat(index.count(new KeyRange(null, true, prefix, false)))
				.isEqualTo(rows.size() - above.length - expected.length);
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void forgetsKeysOfEveryType(Values values) {
		List<@Nullable Object> rows = values.rows(Seeds.random(7));
		for (IndexKind kind : List.of(IndexKind.HASH, IndexKind.SORTED)) {
			IndexDefinition definition = IndexDefinition.of("value", kind, false, List.of(values.single()));
			Index full = build(definition, rows);
			IndexEditor editor = full.edit();
			for (int slot = 0; slot < rows.size(); slot++) {
				editor.remove(definition.key(new Row(rows.get(slot))), slot);
			}
			assertThat(editor.freeze().size()).isZero();
			assertThat(full.size()).isEqualTo(rows.size());
		}
	}

	static Stream<Values> types() {
		return Stream.of(Values.of(Byte.class, (byte) 1, Byte.MIN_VALUE, Byte.MAX_VALUE, (byte) 0),
				Values.of(Short.class, (short) 1, Short.MIN_VALUE, Short.MAX_VALUE),
				Values.of(Integer.class, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0),
				Values.of(Long.class, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE),
				Values.of(Float.class, 1f, -1f, 0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY,
						Float.MIN_VALUE),
				Values.of(Double.class, 1d, -1d, 0d, -0d, Double.NaN, Double.POSITIVE_INFINITY,
						Double.NEGATIVE_INFINITY, Double.MIN_VALUE),
				Values.of(Character.class, 'a', 'A', '\0', '\uffff'), Values.of(Boolean.class, true, false),
				Values.of(String.class, "", "a", "A", "ab", "\ud83d\ude00", "\uffff", "ä"),
				Values.of(BigDecimal.class, new BigDecimal("1"), new BigDecimal("1.0"), new BigDecimal("1.00"),
						new BigDecimal("100"), new BigDecimal("1E2"), new BigDecimal("0.000"), BigDecimal.ZERO,
						new BigDecimal("-0.1"), new BigDecimal("1E-400")),
				Values.of(BigInteger.class, BigInteger.ONE, BigInteger.TWO.pow(200), BigInteger.TEN.negate()),
				Values.of(TimeUnit.class, TimeUnit.DAYS, TimeUnit.NANOSECONDS, TimeUnit.HOURS),
				Values.of(DayOfWeek.class, DayOfWeek.SUNDAY, DayOfWeek.FRIDAY, DayOfWeek.MONDAY),
				Values.of(Month.class, Month.MAY, Month.APRIL), Values.of(Constant.class, Constant.values()),
				Values.of(LocalDate.class, LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH),
				Values.of(LocalTime.class, LocalTime.MIN, LocalTime.MAX, LocalTime.NOON),
				Values.of(LocalDateTime.class, LocalDateTime.MIN, LocalDateTime.MAX, LocalDate.EPOCH.atStartOfDay()),
				Values.of(Instant.class, Instant.MIN, Instant.MAX, Instant.EPOCH),
				Values.of(OffsetDateTime.class, OffsetDateTime.MIN, OffsetDateTime.MAX,
						Instant.EPOCH.atOffset(ZoneOffset.UTC), Instant.EPOCH.atOffset(ZoneOffset.MAX)),
				Values.of(OffsetTime.class, OffsetTime.MIN, OffsetTime.MAX, LocalTime.NOON.atOffset(ZoneOffset.UTC)),
				Values.of(ZonedDateTime.class, Instant.EPOCH.atZone(ZoneOffset.UTC),
						Instant.EPOCH.atZone(ZoneOffset.MIN)),
				Values.of(Year.class, Year.of(-1), Year.of(2024)),
				Values.of(YearMonth.class, YearMonth.of(2024, 2), YearMonth.of(2023, 12)),
				Values.of(MonthDay.class, MonthDay.of(2, 29), MonthDay.of(1, 31)),
				Values.of(Duration.class, Duration.ZERO, Duration.ofDays(-1), Duration.ofNanos(1)),
				Values.of(UUID.class, new UUID(0, 0), new UUID(-1, 0), new UUID(0, -1), new UUID(Long.MAX_VALUE, 1)));
	}

	private static Index build(IndexDefinition definition, List<@Nullable Object> rows) {
		IndexEditor editor = Index.empty(definition).edit();
		for (int slot = 0; slot < rows.size(); slot++) {
			editor.add(definition.key(new Row(rows.get(slot))), slot);
		}
		return editor.freeze();
	}

	private static int[] slots(List<@Nullable Object> rows, Predicate<@Nullable Object> predicate) {
		return IntStream.range(0, rows.size()).filter((slot) -> predicate.test(rows.get(slot))).toArray();
	}

	private static List<Integer> slots(BPlusTree.Cursor<Object> cursor) {
		List<Integer> slots = new ArrayList<>();
		while (cursor.advance()) {
			slots.add(cursor.slot());
		}
		assertThat(slots).doesNotHaveDuplicates();
		return slots;
	}

	private enum Constant {

		SECOND_IN_THE_ALPHABET, FIRST_IN_THE_ALPHABET {
			@Override
			public String toString() {
				return "a constant with a class of its own";
			}
		}

	}

	private record Row(@Nullable Object value) {
	}

	/**
	 * Values of a type.
	 */
	private record Values(Class<?> type, List<Object> values) {

		@SafeVarargs
		static <T> Values of(Class<T> type, T... values) {
			return new Values(type, List.of((Object[]) values));
		}

		List<@Nullable Object> withNull() {
			List<@Nullable Object> all = new ArrayList<>(this.values);
			all.add(null);
			return all;
		}

		List<@Nullable Object> rows(Random random) {
			List<@Nullable Object> candidates = withNull();
			return Stream.generate(() -> candidates.get(random.nextInt(candidates.size()))).limit(ROWS).toList();
		}

		IndexedProperty single() {
			return new IndexedProperty("value", false, this.type, (row) -> ((Row) row).value());
		}

		IndexedProperty each() {
			return IndexedProperty.ofEach("value", false, this.type, (row, action) -> {
				action.accept(((Row) row).value());
				action.accept(((Row) row).value());
			});
		}

		@SuppressWarnings("unchecked")
		int compare(@Nullable Object left, @Nullable Object right) {
			if (left == null || right == null) {
				return Boolean.compare(left != null, right != null);
			}
			return ((Comparable<Object>) left).compareTo(right);
		}

		@Override
		public String toString() {
			return this.type.getSimpleName();
		}

	}

}
