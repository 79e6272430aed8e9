package io.github.springdata.memory.repository.people;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;

/**
 * Random people, with the values on which comparisons go wrong.
 */
public final class People {

	public static final List<String> NAMES = Collections.unmodifiableList(Stream
		.of("Ann", "ann", "ANNA", "Bob", "bob", "b_b", "Bo%", "\\o/", "Zoë", "ZOË", "", "Ann Bob", null, "a.*n", "İlk",
				"ß")
		.toList());

	public static final List<String> CITIES = Collections
		.unmodifiableList(Stream.of("Rome", "rome", "Oslo", "Lima", null).toList());

	private People() {
	}

	public static List<PersonRecord> random(long seed, int count) {
		Random random = Seeds.random(seed);
		return Stream.generate(() -> person(random)).limit(count).toList();
	}

	private static PersonRecord person(Random random) {
		return new PersonRecord(null, any(random, NAMES), random.nextInt(40), random.nextBoolean(), any(random, CITIES),
				balance(random), birthday(random), color(random), tags(random), address(random));
	}

	private static <E> E any(Random random, List<E> list) {
		return list.get(random.nextInt(list.size()));
	}

	private static BigDecimal balance(Random random) {
		return (random.nextInt(10) == 0) ? null : BigDecimal.valueOf(random.nextInt(20), random.nextInt(3));
	}

	private static LocalDate birthday(Random random) {
		return (random.nextInt(10) == 0) ? null : LocalDate.of(2000, 1, 1).plusDays(random.nextInt(50));
	}

	private static Color color(Random random) {
		return (random.nextInt(10) == 0) ? null : Color.values()[random.nextInt(3)];
	}

	private static List<String> tags(Random random) {
		List<String> tags = new ArrayList<>();
		for (String tag : List.of("red", "Red", "blue")) {
			if (random.nextInt(3) == 0) {
				tags.add(tag);
			}
		}
		return tags;
	}

	private static Address address(Random random) {
		if (random.nextInt(5) == 0) {
			return null;
		}
		return new Address("Street " + random.nextInt(5), (random.nextInt(5) == 0) ? null : "" + random.nextInt(30));
	}

}
