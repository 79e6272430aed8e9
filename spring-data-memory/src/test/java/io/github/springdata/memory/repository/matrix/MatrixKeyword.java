package io.github.springdata.memory.repository.matrix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import io.github.springdata.memory.query.value.NaiveWords;
import io.github.springdata.memory.repository.matrix.MatrixProperty.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Range;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Point;
import org.springframework.data.repository.query.parser.Part.Type;

/**
 * A keyword and what it means, evaluated value by value without the library.
 */
enum MatrixKeyword {

	/** Equality. */
	IS(Type.SIMPLE_PROPERTY, 1, MatrixKeyword::equal),
	/** Negated equality. */
	NOT(Type.NEGATING_SIMPLE_PROPERTY, 1, (value, a) -> !equal(value, a)),
	/** Order. */
	LESS_THAN(Type.LESS_THAN, 1, (value, a) -> compare(value, a[0]) < 0),
	LESS_THAN_EQUAL(Type.LESS_THAN_EQUAL, 1, (value, a) -> compare(value, a[0]) <= 0),
	GREATER_THAN(Type.GREATER_THAN, 1, (value, a) -> compare(value, a[0]) > 0),
	GREATER_THAN_EQUAL(Type.GREATER_THAN_EQUAL, 1, (value, a) -> compare(value, a[0]) >= 0),
	BEFORE(Type.BEFORE, 1, (value, a) -> compare(value, a[0]) < 0),
	AFTER(Type.AFTER, 1, (value, a) -> compare(value, a[0]) > 0),
	BETWEEN(Type.BETWEEN, 2, (value, a) -> compare(value, a[0]) >= 0 && compare(value, a[1]) <= 0),
	RANGE(Type.BETWEEN, 1, MatrixKeyword::isInRange),
	/** Lists. */
	IN(Type.IN, 1, MatrixKeyword::isMember), NOT_IN(Type.NOT_IN, 1, MatrixKeyword::isMissing),
	/** Null. */
	IS_NULL(Type.IS_NULL, 0, (value, a) -> false), IS_NOT_NULL(Type.IS_NOT_NULL, 0, (value, a) -> true),
	EXISTS(Type.EXISTS, 1, (value, a) -> true),
	/** Truth. */
	TRUE(Type.TRUE, 0, (value, a) -> (boolean) value), FALSE(Type.FALSE, 0, (value, a) -> !(boolean) value),
	/** Text. */
	STARTING_WITH(Type.STARTING_WITH, 1, (value, a) -> text(value).startsWith(text(a[0]))),
	ENDING_WITH(Type.ENDING_WITH, 1, (value, a) -> text(value).endsWith(text(a[0]))),
	CONTAINING(Type.CONTAINING, 1, (value, a) -> text(value).contains(text(a[0]))),
	NOT_CONTAINING(Type.NOT_CONTAINING, 1, (value, a) -> !text(value).contains(text(a[0]))),
	LIKE(Type.LIKE, 1, (value, a) -> like(text(value), text(a[0]))),
	NOT_LIKE(Type.NOT_LIKE, 1, (value, a) -> !like(text(value), text(a[0]))),
	REGEX(Type.REGEX, 1, (value, a) -> text(value).matches(text(a[0]))),
	/** Words, which are those of all elements. */
	MATCHES_WORDS(Type.SIMPLE_PROPERTY, 1, (value, a) -> false),
	NOT_MATCHES_WORDS(Type.SIMPLE_PROPERTY, 1, (value, a) -> false),
	/** Collections. */
	IS_EMPTY(Type.IS_EMPTY, 0, (value, a) -> false), IS_NOT_EMPTY(Type.IS_NOT_EMPTY, 0, (value, a) -> false),
	/** Places. */
	NEAR(Type.NEAR, 2, (value, a) -> distance(value, a[0]) <= ((Distance) a[1]).getValue()), WITHIN(Type.WITHIN, 1,
			(value, a) -> distance(value, ((Circle) a[0]).getCenter()) <= ((Circle) a[0]).getRadius().getValue());

	private static final Set<MatrixKeyword> EQUALITY = EnumSet.of(IS, NOT, IN, NOT_IN);

	private static final Set<MatrixKeyword> ORDER = EnumSet.of(LESS_THAN, LESS_THAN_EQUAL, GREATER_THAN,
			GREATER_THAN_EQUAL, BEFORE, AFTER, BETWEEN, RANGE);

	private static final Set<MatrixKeyword> TEXT = EnumSet.of(STARTING_WITH, ENDING_WITH, CONTAINING, NOT_CONTAINING,
			LIKE, NOT_LIKE, REGEX, MATCHES_WORDS, NOT_MATCHES_WORDS);

	private static final Set<MatrixKeyword> WORDS = EnumSet.of(MATCHES_WORDS, NOT_MATCHES_WORDS);

	private static final Set<MatrixKeyword> PRESENCE = EnumSet.of(IS_NULL, IS_NOT_NULL, EXISTS);

	private static final Set<MatrixKeyword> WHOLE = EnumSet.of(IS_EMPTY, IS_NOT_EMPTY);

	private static final Set<MatrixKeyword> MEMBERSHIP = EnumSet.of(CONTAINING, NOT_CONTAINING);

	final Type type;

	final int parameters;

	private final BiPredicate<Object, Object[]> test;

	MatrixKeyword(Type type, int parameters, BiPredicate<Object, Object[]> test) {
		this.type = type;
		this.parameters = parameters;
		this.test = test;
	}

	/**
	 * All ways to write the keyword.
	 */
	List<String> spellings() {
		if (WORDS.contains(this)) {
			return List.of((this == MATCHES_WORDS) ? "MatchesWords" : "NotMatchesWords");
		}
		List<String> spellings = new ArrayList<>(this.type.getKeywords());
		if (this == IS) {
			spellings.add("");
		}
		return spellings;
	}

	boolean suits(MatrixProperty property) {
		if (this == NEAR || this == WITHIN) {
			return !property.isOrdered();
		}
		if (this == TRUE || this == FALSE) {
			return property.type() == boolean.class;
		}
		if (PRESENCE.contains(this)) {
			return property.isSingle();
		}
		if (WHOLE.contains(this)) {
			return property.kind() == Kind.COLLECTION || (property.isSingle() && property.isText());
		}
		if (MEMBERSHIP.contains(this) && property.kind() == Kind.COLLECTION) {
			return true;
		}
		boolean ordered = ORDER.contains(this) && property.isOrdered() && property.type() != boolean.class;
		return EQUALITY.contains(this) || ordered || (TEXT.contains(this) && property.isText());
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
		if (PRESENCE.contains(this)) {
			Object present = (this == EXISTS) ? arguments[0] : this == IS_NOT_NULL;
			return present != null && (whole != null) == (boolean) present;
		}
		if (WHOLE.contains(this)) {
			if (whole == null) {
				return this == IS_EMPTY && property.kind() == MatrixProperty.Kind.COLLECTION;
			}
			boolean empty = (whole instanceof Collection<?> elements) ? elements.isEmpty() : "".equals(whole);
			return empty == (this == IS_EMPTY);
		}
		if (Arrays.asList(arguments).contains(null)) {
			boolean equality = this == IS || this == NOT;
			return equality && property.values(sample).stream().anyMatch((value) -> (value == null) == (this == IS));
		}
		if (this == NOT_IN && ((Collection<?>) Objects.requireNonNull(arguments[0])).isEmpty()) {
			return !property.values(sample).isEmpty();
		}
		if (WORDS.contains(this)) {
			return (!property.isSingle() || whole != null)
					&& NaiveWords.matches(property.values(sample), text(arguments[0])) == (this == MATCHES_WORDS);
		}
		return compares(property, sample, ignoreCase ? folded(arguments) : arguments, ignoreCase);
	}

	private boolean compares(MatrixProperty property, Sample sample, Object[] operands, boolean ignoreCase) {
		Predicate<@Nullable Object> met = (value) -> value != null
				&& this.test.test(ignoreCase ? fold(value) : value, operands);
		if (property.kind() == Kind.COLLECTION && MEMBERSHIP.contains(this)) {
			met = (value) -> value != null && equal(ignoreCase ? fold(value) : value, operands);
			return property.values(sample).stream().anyMatch(met) == (this == CONTAINING);
		}
		return property.values(sample).stream().anyMatch(met);
	}

	private static Object[] folded(@Nullable Object[] arguments) {
		return Arrays.stream(arguments).map(MatrixKeyword::foldedOperand).toArray();
	}

	private static Object foldedOperand(@Nullable Object operand) {
		if (operand instanceof Collection<?> several) {
			return several.stream().map((value) -> (value != null) ? fold(value) : null).toList();
		}
		return (operand instanceof Range<?> range) ? range.map(MatrixKeyword::fold) : fold(operand);
	}

	private static String fold(@Nullable Object value) {
		return text(value).toLowerCase(Locale.ROOT);
	}

	private static String text(@Nullable Object value) {
		return String.valueOf(value);
	}

	private static boolean equal(@Nullable Object value, Object[] arguments) {
		return same(value, arguments[0]);
	}

	private static boolean same(@Nullable Object left, @Nullable Object right) {
		return (left instanceof BigDecimal && right != null) ? compare(left, right) == 0
				: left != null && left.equals(right);
	}

	private static boolean isMember(Object value, Object[] arguments) {
		return ((Collection<?>) arguments[0]).stream().anyMatch((member) -> same(value, member));
	}

	/**
	 * Of a list with {@code null} in it nothing is known to be missing.
	 */
	private static boolean isMissing(Object value, Object[] arguments) {
		return !((Collection<?>) arguments[0]).contains(null) && !isMember(value, arguments);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static boolean isInRange(Object value, Object[] arguments) {
		return ((Range) arguments[0]).contains((Comparable) value, Comparator.naturalOrder());
	}

	private static double distance(Object left, @Nullable Object right) {
		Point a = (Point) left;
		Point b = (Point) Objects.requireNonNull(right);
		return Math.hypot(a.getX() - b.getX(), a.getY() - b.getY());
	}

	/**
	 * The order of {@link #NEAR}.
	 */
	static Comparator<Sample> byDistance(@Nullable Object center) {
		return Comparator.comparingDouble((sample) -> distance(Objects.requireNonNull(sample.spot()), center));
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	static int compare(@Nullable Object left, @Nullable Object right) {
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
