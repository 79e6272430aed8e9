package io.github.springdata.memory.repository.matrix;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.geo.Point;

/**
 * A row with a property of each type.
 */
public record Sample(@Id long id, String text, @Nullable String note, int number, @Nullable Integer rank, long big,
		double ratio, BigDecimal amount, @Nullable Color color, boolean flag, @Nullable LocalDate day, Instant moment,
		UUID key, @Nullable Place place, List<@Nullable String> tags, Map<String, String> labels, @Nullable String code,
		Optional<String> hint, @Nullable Point spot, Set<Integer> scores, List<Place> parts) {

	public enum Color {

		RED, GREEN, BLUE

	}

	public record Place(@Nullable String city) {

	}

	static List<Sample> random(Random random, int count) {
		List<Sample> samples = new ArrayList<>();
		for (int id = 1; id <= count; id++) {
			int code = (id * 7) % count;
			samples.add(new Sample(id, text(random), orNull(random, () -> text(random)), number(random),
					orNull(random, () -> number(random)), number(random), number(random) / 2.0, amount(random),
					orNull(random, () -> Color.values()[random.nextInt(3)]), random.nextBoolean(),
					orNull(random, () -> LocalDate.of(2026, 1, 1 + number(random))),
					Instant.ofEpochSecond(number(random)), new UUID(0, number(random)),
					orNull(random, () -> new Place(orNull(random, () -> text(random)))), texts(random), labels(random),
					orNull(random, () -> "code" + code), Optional.ofNullable(orNull(random, () -> text(random))),
					orNull(random, () -> new Point(number(random), number(random))), scores(random), parts(random)));
		}
		return samples;
	}

	private static int number(Random random) {
		return random.nextInt(8);
	}

	private static BigDecimal amount(Random random) {
		return BigDecimal.valueOf(number(random)).setScale(random.nextInt(3));
	}

	private static String text(Random random) {
		String alphabet = "aAbB%_\\";
		StringBuilder text = new StringBuilder();
		int length = random.nextInt(3);
		for (int i = 0; i <= length; i++) {
			text.append(alphabet.charAt(random.nextInt((random.nextInt(3) == 0) ? alphabet.length() : 4)));
		}
		return text.toString();
	}

	private static Map<String, String> labels(Random random) {
		Map<String, String> labels = new LinkedHashMap<>();
		int count = random.nextInt(3);
		for (int i = 0; i < count; i++) {
			labels.put(text(random), text(random));
		}
		return labels;
	}

	private static Set<Integer> scores(Random random) {
		return random.ints(random.nextInt(4), 0, 8).boxed().collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<Place> parts(Random random) {
		return Stream.generate(() -> new Place(orNull(random, () -> text(random)))).limit(random.nextInt(3)).toList();
	}

	private static List<@Nullable String> texts(Random random) {
		List<@Nullable String> texts = new ArrayList<>();
		int count = random.nextInt(3);
		for (int i = 0; i < count; i++) {
			texts.add(orNull(random, () -> text(random)));
		}
		return texts;
	}

	private static <T> @Nullable T orNull(Random random, Supplier<@Nullable T> value) {
		return (random.nextInt(5) == 0) ? null : value.get();
	}

}
