package io.github.springdata.memory.repository.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * A row with a property of each type that conditions compare.
 */
public record Gauge(@Id Long id, int count, @Nullable Integer level, @Nullable Long total, double weight,
		@Nullable Double ratio, @Nullable Float share, @Nullable BigDecimal price, @Nullable BigInteger mass,
		@Nullable String name, @Nullable String note, @Nullable LocalDate day, @Nullable LocalDateTime moment,
		@Nullable Color color, boolean active, @Nullable Boolean sealed, @Nullable UUID key, @Nullable Place place,
		List<String> tags, List<Place> parts, Counted counted) {

	private static final String[] PIECES = { "a", "A", "b", "%", "_", "\\", "!", "é", "É", "ß", "ſ", "K",
			"\uD83D\uDE00", "\uD801\uDC00", "\uD801\uDC28", "\uD83D", "'" };

	private static final double[] DOUBLES = { 0.0, -0.0, 0.1, 0.5, 1, 1.5, 2, 2.5, 3, -1, Double.NaN,
			Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 1e16, 0.1f,
			9007199254740993d };

	private static final String[] DECIMALS = { "0", "0.0", "-0.00", "1", "1.0", "1.00", "1.5", "2", "2.50", "3", "-1",
			"0.1", "1E+2", "100", "1e400", "-1e400", "9007199254740993", "9223372036854775808" };

	private static final String[] INTEGERS = { "0", "1", "2", "3", "-1", "100", "9007199254740993",
			"9223372036854775807", "9223372036854775808", "-9223372036854775809" };

	private static final long[] LONGS = { 0, 1, 2, 3, -1, 100, 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE,
			Integer.MAX_VALUE + 1L };

	/**
	 * A closed set of values.
	 */
	public enum Color {

		RED, GREEN, BLUE

	}

	/**
	 * What is nested.
	 */
	public record Place(@Nullable String city, @Nullable Integer floor) {

	}

	static List<Gauge> random(Random random, int count) {
		List<Gauge> gauges = new ArrayList<>();
		for (long id = 1; id <= count; id++) {
			gauges.add(gauge(random, id));
		}
		return gauges;
	}

	private static Gauge gauge(Random random, long id) {
		return new Gauge(id, random.nextInt(5) - 1, orNull(random, () -> random.nextInt(5) - 1),
				orNull(random, () -> longNumber(random)), doubleNumber(random),
				orNull(random, () -> doubleNumber(random)), orNull(random, () -> (float) doubleNumber(random)),
				orNull(random, () -> decimal(random)), orNull(random, () -> integer(random)),
				orNull(random, () -> text(random)), orNull(random, () -> text(random)),
				orNull(random, () -> day(random)), orNull(random, () -> day(random).atTime(random.nextInt(3), 0)),
				orNull(random, () -> color(random)), random.nextBoolean(), orNull(random, random::nextBoolean),
				orNull(random, () -> key(random)),
				orNull(random, () -> new Place(orNull(random, () -> text(random)), random.nextInt(3))),
				several(random, () -> text(random)),
				several(random,
						() -> new Place(orNull(random, () -> text(random)), orNull(random, () -> random.nextInt(3)))),
				new Counted((int) id));
	}

	private static <T> List<T> several(Random random, Supplier<T> element) {
		List<T> elements = new ArrayList<>();
		int count = random.nextInt(4);
		for (int i = 0; i < count; i++) {
			elements.add(element.get());
		}
		return elements;
	}

	private static <T> @Nullable T orNull(Random random, Supplier<T> value) {
		return (random.nextInt(6) == 0) ? null : value.get();
	}

	static double doubleNumber(Random random) {
		return DOUBLES[random.nextInt(DOUBLES.length)];
	}

	static BigDecimal decimal(Random random) {
		return new BigDecimal(DECIMALS[random.nextInt(DECIMALS.length)]);
	}

	static BigInteger integer(Random random) {
		return new BigInteger(INTEGERS[random.nextInt(INTEGERS.length)]);
	}

	static long longNumber(Random random) {
		return LONGS[random.nextInt(LONGS.length)];
	}

	/**
	 * A number of any type, most of them as others write it.
	 */
	static Number number(Random random) {
		return switch (random.nextInt(9)) {
			case 0 -> (short) (random.nextInt(5) - 1);
			case 1 -> longNumber(random);
			case 2, 3 -> doubleNumber(random);
			case 4 -> (float) doubleNumber(random);
			case 5 -> decimal(random);
			case 6 -> integer(random);
			case 7 -> (random.nextInt(4) == 0) ? Integer.MAX_VALUE : Integer.MIN_VALUE;
			default -> random.nextInt(5) - 1;
		};
	}

	static String text(Random random) {
		StringBuilder text = new StringBuilder();
		int length = random.nextInt(4);
		for (int i = 0; i < length; i++) {
			text.append(PIECES[random.nextInt((random.nextInt(2) == 0) ? 3 : PIECES.length)]);
		}
		return text.toString();
	}

	static LocalDate day(Random random) {
		return LocalDate.of(2026, 1, 1 + random.nextInt(5));
	}

	static Color color(Random random) {
		return Color.values()[random.nextInt(3)];
	}

	static UUID key(Random random) {
		return new UUID(random.nextInt(2) - 1, random.nextInt(3) - 1);
	}

}
