package io.github.springdata.memory.repository.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A property of {@link Gauge}: its path, how it is read without the library, and how it
 * is written so that its value is computed.
 *
 * @param path the dotted path
 * @param type the type of a value
 * @param read the value
 */
record Feature(String path, Class<?> type, Function<Gauge, @Nullable Object> read) {

	static final Feature ID = new Feature("id", Long.class, Gauge::id);

	static final List<Feature> ALL = List.of(ID, new Feature("count", int.class, Gauge::count),
			new Feature("level", Integer.class, Gauge::level), new Feature("total", Long.class, Gauge::total),
			new Feature("weight", double.class, Gauge::weight), new Feature("ratio", Double.class, Gauge::ratio),
			new Feature("share", Float.class, Gauge::share), new Feature("price", BigDecimal.class, Gauge::price),
			new Feature("mass", BigInteger.class, Gauge::mass), new Feature("name", String.class, Gauge::name),
			new Feature("note", String.class, Gauge::note), new Feature("day", LocalDate.class, Gauge::day),
			new Feature("moment", LocalDateTime.class, Gauge::moment),
			new Feature("color", Gauge.Color.class, Gauge::color), new Feature("active", boolean.class, Gauge::active),
			new Feature("sealed", Boolean.class, Gauge::sealed), new Feature("key", UUID.class, Gauge::key),
			new Feature("place.city", String.class, (gauge) -> (gauge.place() != null) ? gauge.place().city() : null),
			new Feature("place.floor", Integer.class,
					(gauge) -> (gauge.place() != null) ? gauge.place().floor() : null));

	private static final List<String> COMPUTED = List.of("coalesce(%s, %<s)", "coalesce(%s, null)",
			"coalesce(null, %s)", "case when g.id > 0 then %s end", "case when g.id < 0 then null else %s end",
			"case g.active when true then %s else %<s end", "(select %s from Gauge x where x.id = g.id)");

	private static final List<String> NUMBERS = List.of("%s * 1", "1 * %s", "-(-%s)", "%s / 1");

	private static final List<String> WHOLE_NUMBERS = List.of("%s + 0", "0 + %s", "%s - 0");

	private static final List<String> TEXTS = List.of("concat(%s, '')", "%s || ''", "'' || %s", "substring(%s, 1)",
			"replace(%s, 'zzz', 'y')");

	boolean isNumber() {
		return Number.class.isAssignableFrom(this.type) || this.type == int.class || this.type == double.class;
	}

	boolean isText() {
		return this.type == String.class;
	}

	String text() {
		return "g." + this.path;
	}

	/**
	 * An expression that has the value of the property, and no index.
	 */
	String computed(Random random) {
		List<String> forms = new ArrayList<>(COMPUTED);
		if (isNumber() && this.type != Float.class) {
			forms.addAll(NUMBERS);
		}
		if (isNumber() && this.type != Float.class && this.type != double.class && this.type != Double.class) {
			forms.addAll(WHOLE_NUMBERS);
		}
		if (isText()) {
			forms.addAll(TEXTS);
		}
		String form = forms.get(random.nextInt(forms.size()));
		boolean extreme = this.type == Long.class || this.type == BigDecimal.class || this.type == BigInteger.class;
		if (extreme && (form.contains("/") || form.contains("-(-"))) {
			return computed(random);
		}
		return form.formatted(form.contains("from Gauge x") ? "x." + this.path : text());
	}

	/**
	 * A value to compare with: of the type of the property, of another type if it is a
	 * number, sometimes none.
	 */
	@Nullable Object operand(Random random) {
		return (random.nextInt(15) == 0) ? null : value(random);
	}

	Object value(Random random) {
		if (isNumber()) {
			return Gauge.number(random);
		}
		if (isText()) {
			return Gauge.text(random);
		}
		if (this.type == LocalDate.class) {
			return Gauge.day(random);
		}
		if (this.type == LocalDateTime.class) {
			return Gauge.day(random).atTime(random.nextInt(3), 0);
		}
		if (this.type == UUID.class) {
			return Gauge.key(random);
		}
		return (this.type == Gauge.Color.class) ? Gauge.color(random) : (Object) random.nextBoolean();
	}

}
