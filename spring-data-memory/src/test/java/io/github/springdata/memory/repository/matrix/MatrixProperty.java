package io.github.springdata.memory.repository.matrix;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A property of {@link Sample}: how it is named in a method, and how it is read without
 * the library.
 *
 * @param name the name in a method name
 * @param path the dotted path
 * @param type the type of a value
 * @param several whether there is any number of values
 * @param read the value, or the collection of values
 */
record MatrixProperty(String name, String path, Class<?> type, boolean several,
		Function<Sample, @Nullable Object> read) {

	static final List<MatrixProperty> ALL = List.of(single("Text", String.class, Sample::text),
			single("Note", String.class, Sample::note), single("Number", int.class, Sample::number),
			single("Rank", Integer.class, Sample::rank), single("Big", long.class, Sample::big),
			single("Ratio", double.class, Sample::ratio), single("Amount", BigDecimal.class, Sample::amount),
			single("Color", Sample.Color.class, Sample::color), single("Flag", boolean.class, Sample::flag),
			single("Day", LocalDate.class, Sample::day), single("Moment", Instant.class, Sample::moment),
			single("Key", UUID.class, Sample::key),
			new MatrixProperty("PlaceCity", "place.city", String.class, false,
					(sample) -> (sample.place() != null) ? sample.place().city() : null),
			new MatrixProperty("Tags", "tags", String.class, true, Sample::tags), new MatrixProperty("Labels", "labels",
					String.class, true, (sample) -> List.copyOf(sample.labels().values())));

	private static MatrixProperty single(String name, Class<?> type, Function<Sample, @Nullable Object> read) {
		return new MatrixProperty(name, Character.toLowerCase(name.charAt(0)) + name.substring(1), type, false, read);
	}

	boolean isText() {
		return this.type == String.class;
	}

	/**
	 * The one value, or each of the values.
	 */
	List<@Nullable Object> values(Sample sample) {
		Object value = this.read.apply(sample);
		List<@Nullable Object> values = new ArrayList<>();
		if (value instanceof List<?> elements) {
			values.addAll(elements);
		}
		else {
			values.add(value);
		}
		return values;
	}

}
