package io.github.springdata.memory.repository.matrix;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A keyword and what it means, evaluated value by value without the library.
 */
enum MatrixKeyword {

	/** Equality. */
	IS("", 1, MatrixKeyword::equal), EQUALS("Equals", 1, MatrixKeyword::equal),
	/** Negated equality. */
	NOT("Not", 1, (value, a) -> !equal(value, a)),
	/** Order. */
	LESS_THAN("LessThan", 1, (value, a) -> compare(value, a[0]) < 0),
	LESS_THAN_EQUAL("LessThanEqual", 1, (value, a) -> compare(value, a[0]) <= 0),
	GREATER_THAN("GreaterThan", 1, (value, a) -> compare(value, a[0]) > 0),
	GREATER_THAN_EQUAL("GreaterThanEqual", 1, (value, a) -> compare(value, a[0]) >= 0),
	BEFORE("Before", 1, (value, a) -> compare(value, a[0]) < 0),
	AFTER("After", 1, (value, a) -> compare(value, a[0]) > 0),
	BETWEEN("Between", 2, (value, a) -> compare(value, a[0]) >= 0 && compare(value, a[1]) <= 0),
	/** Lists. */
	IN("In", 1, MatrixKeyword::isMember), NOT_IN("NotIn", 1, (value, a) -> !isMember(value, a)),
	/** Null. */
	IS_NULL("IsNull", 0, (value, a) -> false), IS_NOT_NULL("IsNotNull", 0, (value, a) -> true),
	/** Truth. */
	TRUE("True", 0, (value, a) -> (boolean) value), FALSE("False", 0, (value, a) -> !(boolean) value),
	/** Text. */
	STARTING_WITH("StartingWith", 1, (value, a) -> text(value).startsWith(text(a[0]))),
	ENDING_WITH("EndingWith", 1, (value, a) -> text(value).endsWith(text(a[0]))),
	CONTAINING("Containing", 1, (value, a) -> text(value).contains(text(a[0]))),
	NOT_CONTAINING("NotContaining", 1, (value, a) -> !text(value).contains(text(a[0]))),
	LIKE("Like", 1, (value, a) -> like(text(value), text(a[0]))),
	NOT_LIKE("NotLike", 1, (value, a) -> !like(text(value), text(a[0]))),
	REGEX("Regex", 1, (value, a) -> text(value).matches(text(a[0]))),
	/** Collections. */
	IS_EMPTY("IsEmpty", 0, (value, a) -> false), IS_NOT_EMPTY("IsNotEmpty", 0, (value, a) -> false);

	private static final List<MatrixKeyword> EQUALITY = List.of(IS, EQUALS, NOT, IN, NOT_IN);

	private static final List<MatrixKeyword> ORDER = List.of(LESS_THAN, LESS_THAN_EQUAL, GREATER_THAN,
			GREATER_THAN_EQUAL, BEFORE, AFTER, BETWEEN);

	private static final List<MatrixKeyword> TEXT = List.of(STARTING_WITH, ENDING_WITH, CONTAINING, NOT_CONTAINING,
			LIKE, NOT_LIKE);

	private static final List<MatrixKeyword> WHOLE = List.of(IS_EMPTY, IS_NOT_EMPTY);

	final String spelling;

	final int parameters;

	private final BiPredicate<Object, Object[]> test;

	MatrixKeyword(String spelling, int parameters, BiPredicate<Object, Object[]> test) {
		this.spelling = spelling;
		this.parameters = parameters;
		this.test = test;
	}

	boolean suits(MatrixProperty property) {
		if (property.several()) {
			return EQUALITY.contains(this) || this == CONTAINING || this == NOT_CONTAINING || WHOLE.contains(this);
		}
		if (property.type() == boolean.class) {
			return EQUALITY.contains(this) || this == TRUE || this == FALSE;
		}
		boolean any = EQUALITY.contains(this) || ORDER.contains(this) || this == IS_NULL || this == IS_NOT_NULL;
		return any || (property.isText() && (TEXT.contains(this) || this == REGEX || WHOLE.contains(this)));
	}

	boolean canIgnoreCase(MatrixProperty property) {
		return property.isText() && (EQUALITY.contains(this) || ORDER.contains(this) || TEXT.contains(this));
	}

	boolean takesList() {
		return this == IN || this == NOT_IN;
	}

	boolean takesPattern() {
		return this == LIKE || this == NOT_LIKE;
	}

	/**
	 * Whether a sample meets the condition.
	 */
	boolean holds(MatrixProperty property, Sample sample, @Nullable Object[] arguments, boolean ignoreCase) {
		Object whole = property.read().apply(sample);
		if (this == IS_NULL || this == IS_NOT_NULL) {
			return (whole == null) == (this == IS_NULL);
		}
		if (WHOLE.contains(this)) {
			boolean empty = (whole instanceof Collection<?> elements) ? elements.isEmpty() : "".equals(whole);
			return whole != null && empty == (this == IS_EMPTY);
		}
		if (this == NOT_IN && ((Collection<?>) arguments[0]).isEmpty()) {
			return !property.several() || !property.values(sample).isEmpty();
		}
		Object[] operands = ignoreCase ? folded(arguments) : arguments;
		Predicate<@Nullable Object> met = (value) -> value != null
				&& this.test.test(ignoreCase ? text(value).toLowerCase(Locale.ROOT) : value, operands);
		if (property.several() && (this == CONTAINING || this == NOT_CONTAINING)) {
			boolean member = property.values(sample)
				.stream()
				.anyMatch((value) -> equal(ignoreCase ? text(value).toLowerCase(Locale.ROOT) : value, operands));
			return member == (this == CONTAINING);
		}
		return property.values(sample).stream().anyMatch(met);
	}

	private static Object[] folded(@Nullable Object[] arguments) {
		Object[] folded = new Object[arguments.length];
		for (int i = 0; i < folded.length; i++) {
			folded[i] = (arguments[i] instanceof Collection<?> several)
					? several.stream().map((value) -> text(value).toLowerCase(Locale.ROOT)).toList()
					: text(arguments[i]).toLowerCase(Locale.ROOT);
		}
		return folded;
	}

	private static String text(@Nullable Object value) {
		return String.valueOf(value);
	}

	private static boolean equal(@Nullable Object value, Object[] arguments) {
		return same(value, arguments[0]);
	}

	private static boolean same(@Nullable Object left, @Nullable Object right) {
		return (left instanceof BigDecimal) ? compare(left, right) == 0 : left != null && left.equals(right);
	}

	private static boolean isMember(Object value, Object[] arguments) {
		return ((Collection<?>) arguments[0]).stream().anyMatch((member) -> same(value, member));
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static int compare(@Nullable Object left, @Nullable Object right) {
		return ((Comparable) left).compareTo(right);
	}

	/**
	 * Matches a pattern by trying everything.
	 */
	private static boolean like(String text, String pattern) {
		if (pattern.isEmpty()) {
			return text.isEmpty();
		}
		char first = pattern.charAt(0);
		if (first == '%') {
			return like(text, pattern.substring(1)) || (!text.isEmpty() && like(text.substring(1), pattern));
		}
		boolean escaped = first == '\\';
		char wanted = escaped ? pattern.charAt(1) : first;
		boolean any = !escaped && first == '_';
		return !text.isEmpty() && (any || text.charAt(0) == wanted)
				&& like(text.substring(1), pattern.substring(escaped ? 2 : 1));
	}

}
