package io.github.springdata.memory.repository.matrix;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.data.geo.Point;

/**
 * A property of {@link Sample}: how it is named in a method, and how it is read without
 * the library.
 *
 * @param name the name in a method name
 * @param path the dotted path
 * @param type the type of a value
 * @param kind whether there is one value or any number
 * @param read the value, or the collection of values
 */
record MatrixProperty(String name, String path, Class<?> type, Kind kind, Function<Sample, @Nullable Object> read) {

	static final MatrixProperty NUMBER = single("Number", int.class, Sample::number);

	static final MatrixProperty CODE = single("Code", String.class, Sample::code);

	static final List<MatrixProperty> ALL = List.of(single("Text", String.class, Sample::text),
			single("Note", String.class, Sample::note), NUMBER, single("Rank", Integer.class, Sample::rank),
			single("Big", long.class, Sample::big), single("Ratio", double.class, Sample::ratio),
			single("Amount", BigDecimal.class, Sample::amount), single("Color", Sample.Color.class, Sample::color),
			single("Flag", boolean.class, Sample::flag), single("Day", LocalDate.class, Sample::day),
			single("Moment", Instant.class, Sample::moment), single("Key", UUID.class, Sample::key), CODE,
			single("Hint", String.class, (sample) -> sample.hint().orElse(null)),
			single("Spot", Point.class, Sample::spot),
			new MatrixProperty("PlaceCity", "place.city", String.class, Kind.SINGLE,
					(sample) -> (sample.place() != null) ? sample.place().city() : null),
			new MatrixProperty("Tags", "tags", String.class, Kind.COLLECTION, Sample::tags),
			new MatrixProperty("Scores", "scores", Integer.class, Kind.COLLECTION,
					(sample) -> List.copyOf(sample.scores())),
			new MatrixProperty("Labels", "labels", String.class, Kind.COLLECTION,
					(sample) -> List.copyOf(sample.labels().values())),
			new MatrixProperty("LabelsKey", "labels.key", String.class, Kind.COLLECTION,
					(sample) -> List.copyOf(sample.labels().keySet())),
			new MatrixProperty("PartsCity", "parts.city", String.class, Kind.ELEMENTS, MatrixProperty::cities));

	private static MatrixProperty single(String name, Class<?> type, Function<Sample, @Nullable Object> read) {
		return new MatrixProperty(name, Character.toLowerCase(name.charAt(0)) + name.substring(1), type, Kind.SINGLE,
				read);
	}

	private static List<@Nullable Object> cities(Sample sample) {
		List<@Nullable Object> cities = new ArrayList<>();
		sample.parts().forEach((part) -> cities.add(part.city()));
		return cities;
	}

	boolean isText() {
		return this.type == String.class;
	}

	boolean isOrdered() {
		return this.type != Point.class;
	}

	boolean isSingle() {
		return this.kind == Kind.SINGLE;
	}

	/**
	 * The one value, or each of the values.
	 */
	List<@Nullable Object> values(Sample sample) {
		Object value = this.read.apply(sample);
		List<@Nullable Object> values = new ArrayList<>();
		if (value instanceof Collection<?> elements) {
			values.addAll(elements);
		}
		else {
			values.add(value);
		}
		return values;
	}

	/**
	 * How many values a property has.
	 */
	enum Kind {

		/** One. */
		SINGLE,

		/** Any number, as the elements of a collection. */
		COLLECTION,

		/** Any number, in the elements of a collection. */
		ELEMENTS

	}

}
