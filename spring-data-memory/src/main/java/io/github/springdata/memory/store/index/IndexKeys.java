package io.github.springdata.memory.store.index;

import java.math.BigDecimal;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Normalisation and order of index keys. A key is the normalised value of the one indexed
 * property or, for several properties, a {@link CompositeKey} of such values.
 * <p>
 * Normalised means: {@code null} is {@link #NULL}, a {@link BigDecimal} has no trailing
 * zeros, a string of an index that ignores case is folded, and what is compared by its
 * contents is what {@link Equality#key} makes of it. Everything else is the value itself,
 * so that {@code double} keys follow the total order of {@link Double#compareTo(Double)},
 * enums their ordinal and strings their code units.
 */
public final class IndexKeys {

	/**
	 * The key of an absent value. Sorts before every other key.
	 */
	public static final Object NULL = new NullKey();

	private static final Comparator<Object> ORDER = IndexKeys::compare;

	private IndexKeys() {
	}

	/**
	 * The order of keys in a sorted index: {@link #NULL} first, composite keys component
	 * by component, everything else by its natural order. A composite key that is a
	 * prefix of another one compares as equal with it.
	 * @return the order; throws {@link IncomparableValueException} on keys that do not
	 * compare with each other
	 */
	public static Comparator<Object> order() {
		return ORDER;
	}

	/**
	 * Brings a property value into the form in which an index holds it.
	 * @param value the value of a property
	 * @param ignoreCase whether a string is folded
	 * @return the key, {@link #NULL} for {@code null}
	 */
	public static Object normalize(@Nullable Object value, boolean ignoreCase) {
		if (value == null) {
			return NULL;
		}
		if (ignoreCase && value instanceof String string) {
			return fold(string);
		}
		if (value instanceof BigDecimal decimal) {
			return stripTrailingZeros(decimal);
		}
		return value;
	}

	/**
	 * Brings a decimal number into the form that is the same for all that compare as
	 * equal, in time that hardly grows faster than its number of digits.
	 * @param decimal the number
	 * @return the number without trailing zeros, as far as its scale allows; zero has the
	 * scale 0
	 */
	public static BigDecimal stripTrailingZeros(BigDecimal decimal) {
		return TrailingZeros.strip(decimal);
	}

	/**
	 * Folds the case of a string, one code point at a time and independent of any locale,
	 * so that two strings fold to the same one exactly if
	 * {@link String#equalsIgnoreCase(String)} holds for them. The length stays the same.
	 * @param string the string to fold
	 * @return the folded string; the same instance where nothing had to change
	 */
	public static String fold(String string) {
		for (int i = 0; i < string.length(); i++) {
			if (fold(string, i) != string.charAt(i)) {
				return foldFrom(string, i);
			}
		}
		return string;
	}

	private static String foldFrom(String string, int start) {
		char[] folded = string.toCharArray();
		for (int i = start; i < folded.length; i++) {
			folded[i] = fold(string, i);
		}
		return new String(folded);
	}

	/**
	 * Folds one code unit of a string as {@link #fold(String)} does.
	 * @param string the string
	 * @param index the position of the code unit
	 * @return the code unit at this position in the folded string
	 */
	public static char fold(String string, int index) {
		char unit = string.charAt(index);
		return Character.isSurrogate(unit) ? foldSurrogate(string, index, unit) : fold(unit);
	}

	/**
	 * Folds a character that one code unit is enough for, see {@link #fold(String)}.
	 * @param unit the code unit to fold
	 * @return the folded code unit; that of half a pair as it is
	 */
	public static char fold(char unit) {
		if (unit < 128) {
			return (unit >= 'A' && unit <= 'Z') ? (char) (unit + 32) : unit;
		}
		return Character.toLowerCase(Character.toUpperCase(unit));
	}

	private static char foldSurrogate(String string, int index, char unit) {
		boolean high = Character.isHighSurrogate(unit);
		int other = high ? index + 1 : index - 1;
		if (other < 0 || other == string.length()) {
			return unit;
		}
		char partner = string.charAt(other);
		if (!Character.isSurrogatePair(high ? unit : partner, high ? partner : unit)) {
			return unit;
		}
		int point = high ? Character.toCodePoint(unit, partner) : Character.toCodePoint(partner, unit);
		int folded = Character.toLowerCase(Character.toUpperCase(point));
		return high ? Character.highSurrogate(folded) : Character.lowSurrogate(folded);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	static int compare(Object left, Object right) {
		if (left == right) {
			return 0;
		}
		if (left == NULL) {
			return -1;
		}
		if (right == NULL) {
			return 1;
		}
		if (left instanceof CompositeKey key) {
			return key.compareComponents((CompositeKey) right);
		}
		try {
			return ((Comparable) left).compareTo(right);
		}
		catch (ClassCastException ex) {
			throw IncomparableValueException.of(left, right, ex);
		}
	}

	private static final class NullKey {

		@Override
		public String toString() {
			return "null";
		}

	}

}
