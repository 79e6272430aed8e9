package io.github.springdata.memory.query.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A function of a query text that makes one value of others. If one of these is
 * {@code null} so is the result, but for {@link #COALESCE}, {@link #NULLIF} and functions
 * of collections, of which one that is {@code null} is empty.
 */
public enum ScalarFunction {

	/** The number without its sign. */
	ABS("abs", 1, 1),

	/** The square root, a double. */
	SQRT("sqrt", 1, 1),

	/** The power of e, a double. */
	EXP("exp", 1, 1),

	/** The natural logarithm, a double. */
	LN("ln", 1, 1),

	/** The first number to the power of the second, a double. */
	POWER("power", 2, 2),

	/** The remainder of a division of whole numbers, with the sign of the first. */
	MOD("mod", 2, 2),

	/**
	 * The number with so many decimal places, none if it is not said; halves go away from
	 * zero.
	 */
	ROUND("round", 1, 2),

	/** The greatest whole number that is not greater. */
	FLOOR("floor", 1, 1),

	/** The smallest whole number that is not smaller. */
	CEILING("ceiling", 1, 1, "ceil"),

	/** -1, 0 or 1. */
	SIGN("sign", 1, 1),

	/** The number of characters. */
	LENGTH("length", 1, 1, "character_length", "char_length", "len"),

	/** The string in lower case, in no particular language. */
	LOWER("lower", 1, 1, "lcase"),

	/** The string in upper case, in no particular language. */
	UPPER("upper", 1, 1, "ucase"),

	/** The first characters. */
	LEFT("left", 2, 2),

	/** The last characters. */
	RIGHT("right", 2, 2),

	/** All strings one after the other. */
	CONCAT("concat", 1, 1000),

	/**
	 * The characters from a position on, counted from one; no more than a number of them.
	 */
	SUBSTRING("substring", 2, 3, "substr"),

	/**
	 * The string without a character at its ends: which ends, the character, the string.
	 */
	TRIM("trim", 3, 3),

	/**
	 * The position of the first string in the second, from a position on; zero if it is
	 * not there.
	 */
	LOCATE("locate", 2, 3),

	/** The first string with each second one in it replaced by the third. */
	REPLACE("replace", 3, 3),

	/** The first that is not null. */
	COALESCE("coalesce", 2, 1000),

	/** The first, or null if both are equal. */
	NULLIF("nullif", 2, 2),

	/** A field of a date or time: which field, the value. */
	EXTRACT("extract", 2, 2),

	/** Today. */
	LOCAL_DATE("local date", 0, 0, "current_date"),

	/** Now, without the date. */
	LOCAL_TIME("local time", 0, 0, "current_time"),

	/** Now. */
	LOCAL_DATETIME("local datetime", 0, 0, "current_timestamp"),

	/** The id of an entity. */
	ID("id", 1, 1),

	/** The version of an entity. */
	VERSION("version", 1, 1),

	/** The class of an object. */
	TYPE("type", 1, 1),

	/** The key of the value that is joined from a map. */
	KEY("key", 1, 1),

	/** The value that is joined from a map. */
	VALUE("value", 1, 1),

	/** The key and the value that are joined from a map. */
	ENTRY("entry", 1, 1),

	/** The position of the element that is joined from a list, from zero. */
	INDEX("index", 1, 1),

	/** The number of elements of a collection. */
	SIZE("size", 1, 1),

	/**
	 * Whether each word of the second string occurs in the first, or in a collection of
	 * strings; a {@code *} right behind a word makes it a prefix.
	 */
	WORDS("words", 2, 2),

	/** What a path like {@code $.a.b[0]} finds in maps and lists. */
	JSON_VALUE("json_value", 2, 2);

	private final String text;

	private final int fewest;

	private final int most;

	private final List<String> names;

	ScalarFunction(String text, int fewest, int most, String... others) {
		this.text = text;
		this.fewest = fewest;
		this.most = most;
		this.names = Stream.concat(Stream.of(text), Arrays.stream(others)).toList();
	}

	/**
	 * The least number of arguments.
	 * @return the number
	 */
	public int fewest() {
		return this.fewest;
	}

	/**
	 * The greatest number of arguments.
	 * @return the number
	 */
	public int most() {
		return this.most;
	}

	/**
	 * The names that the function has in a text, the usual one first.
	 * @return the names in lower case
	 */
	public List<String> names() {
		return this.names;
	}

	/**
	 * Finds a function by one of its names.
	 * @param name the name, in any case
	 * @return the function, or {@code null}
	 */
	public static @Nullable ScalarFunction of(String name) {
		String folded = name.toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter((function) -> function.names.contains(folded)).findFirst().orElse(null);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
