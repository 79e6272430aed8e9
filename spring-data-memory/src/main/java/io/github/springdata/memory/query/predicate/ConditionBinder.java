package io.github.springdata.memory.query.predicate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.ConditionVisitor;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.value.DistanceRange;
import io.github.springdata.memory.query.value.LikePattern;
import io.github.springdata.memory.query.value.NearestNumbers.Limit;
import io.github.springdata.memory.query.value.NearestNumbers;
import io.github.springdata.memory.query.value.RegularExpression;
import io.github.springdata.memory.query.value.Shapes;
import io.github.springdata.memory.query.value.TextSearch;
import io.github.springdata.memory.query.value.ValueConversion;
import io.github.springdata.memory.query.value.ValueOrder;
import io.github.springdata.memory.query.value.ValueSet;
import io.github.springdata.memory.query.value.VectorRange;
import io.github.springdata.memory.query.value.WordQuery;
import io.github.springdata.memory.query.value.Elements;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.Vector;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Point;
import org.springframework.data.geo.Shape;
import org.springframework.data.mapping.MappingException;

/**
 * Binder of one condition to the arguments of one execution: converts them to the type of
 * the property and yields the set of values that meet the condition.
 */
record ConditionBinder(Condition condition, PathReader path, Class<?> type, ValueOrder order,
		@Nullable Object[] arguments) implements ConditionVisitor<ValueSet> {

	static ConditionBinder of(Condition condition, PathReader path, ValueOrder order, @Nullable Object[] arguments) {
		return new ConditionBinder(condition, path, path.type(), order, arguments);
	}

	ValueSet bind() {
		return this.condition.accept(this);
	}

	@Override
	public ValueSet visitComparison(Condition.Comparison comparison) {
		Object given = stored(comparison.operand());
		if (given == null) {
			return comparisonWithNull(comparison);
		}
		if (isBetweenNumbers(given, comparison.operand())) {
			return compareBetween(comparison.operator(), (Number) given);
		}
		Object value = convert(given, comparison.operand());
		return switch (comparison.operator()) {
			case EQUAL -> new ValueSet.One(value, this.order);
			case NOT_EQUAL -> new ValueSet.Outside(new ValueSet.One(value, this.order));
			case LESS -> new ValueSet.Span(null, false, value, false, this.order);
			case LESS_OR_EQUAL -> new ValueSet.Span(null, false, value, true, this.order);
			case GREATER -> new ValueSet.Span(value, false, null, false, this.order);
			case GREATER_OR_EQUAL -> new ValueSet.Span(value, true, null, false, this.order);
		};
	}

	/**
	 * Whether a value is a number that the type of the property does not have, but others
	 * next to it.
	 */
	private boolean isBetweenNumbers(Object value, Operand operand) {
		return operand.comparesByValue() && value instanceof Number number && Number.class.isAssignableFrom(this.type)
				&& ValueConversion.convert(value, this.type) == null && NearestNumbers.areKnown(number, this.type);
	}

	private ValueSet compareBetween(Condition.Operator operator, Number number) {
		return switch (operator) {
			case EQUAL -> ValueSet.Constant.NOTHING;
			case NOT_EQUAL -> ValueSet.Constant.NOT_NULL;
			case LESS, LESS_OR_EQUAL -> span(Limit.OPEN, NearestNumbers.below(number, this.type), false);
			case GREATER, GREATER_OR_EQUAL -> span(NearestNumbers.above(number, this.type), Limit.OPEN, false);
		};
	}

	private static ValueSet comparisonWithNull(Condition.Comparison comparison) {
		if (comparison.operand() instanceof Operand.Parameter parameter && !parameter.nullMatchesNull()) {
			return ValueSet.Constant.UNKNOWN;
		}
		return switch (comparison.operator()) {
			case EQUAL -> ValueSet.Constant.ONLY_NULL;
			case NOT_EQUAL -> ValueSet.Constant.NOT_NULL;
			default -> ValueSet.Constant.UNKNOWN;
		};
	}

	@Override
	public ValueSet visitBetween(Condition.Between between) {
		Object lower = stored(between.lower());
		Object upper = stored(between.upper());
		if (lower == null || upper == null) {
			return ValueSet.Constant.UNKNOWN;
		}
		return span(limit(lower, between.lower(), true, true), limit(upper, between.upper(), true, false),
				between.negated());
	}

	@Override
	public ValueSet visitWithin(Condition.Within within) {
		Object range = within.range().resolve(this.arguments);
		if (range == null) {
			return ValueSet.Constant.UNKNOWN;
		}
		if (!(range instanceof Range<?> bounds)) {
			throw refuse(within.range(), range, "a " + Range.class.getName());
		}
		return span(limit(bounds.getLowerBound(), within.range(), true),
				limit(bounds.getUpperBound(), within.range(), false), within.negated());
	}

	private Limit limit(Range.Bound<?> bound, Operand operand, boolean lower) {
		Object value = bound.getValue().orElse(null);
		return (value != null) ? limit(toStored(value, operand), operand, bound.isInclusive(), lower) : Limit.OPEN;
	}

	private Limit limit(Object value, Operand operand, boolean inclusive, boolean lower) {
		if (!isBetweenNumbers(value, operand)) {
			return new Limit(convert(value, operand), inclusive, false);
		}
		Number number = (Number) value;
		return lower ? NearestNumbers.above(number, this.type) : NearestNumbers.below(number, this.type);
	}

	private ValueSet span(Limit lower, Limit upper, boolean negated) {
		if (lower.isBeyond() || upper.isBeyond()) {
			return negated ? ValueSet.Constant.NOT_NULL : ValueSet.Constant.NOTHING;
		}
		if (lower.value() == null && upper.value() == null) {
			return negated ? ValueSet.Constant.NOTHING : ValueSet.Constant.NOT_NULL;
		}
		return negate(new ValueSet.Span(lower.value(), lower.inclusive(), upper.value(), upper.inclusive(), this.order),
				negated);
	}

	/**
	 * No value is known to be outside a list that has {@code null} in it, yet that much
	 * is certain: of the elements of a collection, none is.
	 */
	@Override
	public ValueSet visitIn(Condition.In in) {
		List<Object> values = new ArrayList<>(in.operands().size());
		boolean anyNull = false;
		for (Operand operand : in.operands()) {
			anyNull |= collect(operand, values);
		}
		if (anyNull && (in.negated() || values.isEmpty())) {
			return ValueSet.Constant.NOTHING;
		}
		boolean onlyNumbersBetween = values.isEmpty() && in.operands().stream().anyMatch(this::hasElements);
		return (onlyNumbersBetween && in.negated()) ? ValueSet.Constant.NOT_NULL : in(values, in.negated());
	}

	private boolean hasElements(Operand operand) {
		return elements(operand).iterator().hasNext();
	}

	private ValueSet in(List<Object> values, boolean negated) {
		return switch (values.size()) {
			case 0 -> negated ? ValueSet.Constant.EVERYTHING : ValueSet.Constant.NOTHING;
			case 1 -> negate(new ValueSet.One(values.get(0), this.order), negated);
			default -> negate(ValueSet.Many.of(values, this.order), negated);
		};
	}

	/**
	 * Adds the values of an operand but {@code null}.
	 * @return whether there was a {@code null}
	 */
	private boolean collect(Operand operand, List<Object> values) {
		boolean anyNull = false;
		for (Object element : elements(operand)) {
			Object stored = (element != null) ? toStored(element, operand) : null;
			if (stored != null && !isBetweenNumbers(stored, operand)) {
				values.add(convert(stored, operand));
			}
			anyNull |= element == null;
		}
		return anyNull;
	}

	private Iterable<? extends @Nullable Object> elements(Operand operand) {
		Object value = operand.resolve(this.arguments);
		return (operand instanceof Operand.Parameter && value != null) ? elements(value)
				: Collections.singletonList(value);
	}

	/**
	 * The elements of a collection or an array, unless it is a value of the property
	 * itself.
	 */
	private Iterable<? extends @Nullable Object> elements(Object value) {
		boolean single = this.type != Object.class && this.type.isInstance(value);
		return single ? Collections.singletonList(value) : Elements.of(value);
	}

	@Override
	public ValueSet visitIsNull(Condition.IsNull isNull) {
		return isNull.negated() ? ValueSet.Constant.NOT_NULL : ValueSet.Constant.ONLY_NULL;
	}

	@Override
	public ValueSet visitExists(Condition.Exists exists) {
		Boolean present = resolve(exists.present(), Boolean.class);
		if (present == null) {
			return ValueSet.Constant.UNKNOWN;
		}
		return (present != exists.negated()) ? ValueSet.Constant.NOT_NULL : ValueSet.Constant.ONLY_NULL;
	}

	@Override
	public ValueSet visitNear(Condition.Near near) {
		Class<?> required = Point.class.isAssignableFrom(this.type) ? Point.class : Vector.class;
		Object center = resolve(near.point(), required);
		Operand distance = near.distance();
		Object limit = (distance != null) ? distance.resolve(this.arguments) : null;
		if (center == null || (distance != null && limit == null)) {
			return ValueSet.Constant.UNKNOWN;
		}
		if (distance == null || limit == null) {
			return near.negated() ? ValueSet.Constant.UNKNOWN : ValueSet.Constant.NOT_NULL;
		}
		ValueSet values = new ValueSet.Passing((center instanceof Point point) ? around(point, distance, limit)
				: around((Vector) center, distance, limit));
		return negate(values, near.negated());
	}

	private Predicate<Object> around(Point center, Operand operand, Object limit) {
		DistanceRange range = DistanceRange.of(limit);
		if (range == null) {
			throw refuse(operand, limit, "a Distance or a Range of distances of one kind of metric");
		}
		return range.around(center);
	}

	private Predicate<Object> around(Vector center, Operand operand, Object limit) {
		VectorRange range = VectorRange.of(limit);
		if (range == null) {
			throw refuse(operand, limit,
					"a ScoringFunction, a Score, a Similarity, or a Range of scores or similarities of one function");
		}
		return range.around(center);
	}

	@Override
	public ValueSet visitInside(Condition.Inside inside) {
		Shape shape = (inside.radius() != null) ? circle(inside.shape(), inside.radius())
				: resolve(inside.shape(), Shape.class);
		if (shape == null) {
			return ValueSet.Constant.UNKNOWN;
		}
		Predicate<Object> test = Shapes.inside(shape);
		if (test == null) {
			throw refuse(inside.shape(), shape, "a Box, a Circle or a Polygon");
		}
		return negate(new ValueSet.Passing(test), inside.negated());
	}

	private @Nullable Shape circle(Operand center, Operand radius) {
		Point point = resolve(center, Point.class);
		Distance distance = resolve(radius, Distance.class);
		return (point != null && distance != null) ? new Circle(point, distance) : null;
	}

	private <V> @Nullable V resolve(Operand operand, Class<V> required) {
		Object value = operand.resolve(this.arguments);
		if (value != null && !required.isInstance(value)) {
			throw refuse(operand, value, required.getName());
		}
		return required.cast(value);
	}

	@Override
	public ValueSet visitIsEmpty(Condition.IsEmpty isEmpty) {
		return negate(new ValueSet.Passing(owner()::isEmpty), isEmpty.negated());
	}

	@Override
	public ValueSet visitLike(Condition.Like like) {
		if (like.pattern().resolve(this.arguments) instanceof Pattern pattern) {
			return negate(RegularExpression.of(pattern, like.ignoresCase()), like.negated());
		}
		return text(like.pattern(), like.negated(),
				(pattern) -> LikePattern.compile(pattern, like.escape(), this.order));
	}

	@Override
	public ValueSet visitContains(Condition.Contains contains) {
		if (contains.position() == Condition.Position.ANYWHERE && OperatorCheck.endsInCollection(this.path)) {
			return members(contains.text());
		}
		return text(contains.text(), contains.negated(),
				(text) -> TextSearch.of(contains.position(), text, this.order));
	}

	/**
	 * What is to be among the elements of the property: a value, or any of several.
	 */
	private ValueSet members(Operand operand) {
		Object value = operand.resolve(this.arguments);
		if (value == null) {
			return ValueSet.Constant.UNKNOWN;
		}
		List<Object> values = new ArrayList<>();
		for (Object element : elements(value)) {
			if (element != null) {
				values.add(convert(toStored(element, operand), operand));
			}
		}
		return in(values, false);
	}

	@Override
	public ValueSet visitMatches(Condition.Matches matches) {
		if (matches.expression().resolve(this.arguments) instanceof Pattern pattern) {
			return negate(RegularExpression.of(pattern, matches.ignoresCase()), matches.negated());
		}
		return text(matches.expression(), matches.negated(),
				(expression) -> RegularExpression.compile(expression, matches.ignoresCase()));
	}

	/**
	 * The values that the words of a property may have for one word that is sought.
	 */
	@Override
	public ValueSet visitMatchesWords(Condition.MatchesWords matches) {
		throw new IllegalStateException("Each word of '%s' is a condition of its own".formatted(matches));
	}

	/**
	 * The words that an operand asks for, {@code null} if it is not known what it asks.
	 */
	@Nullable WordQuery words(Operand operand) {
		Object text = value(operand);
		try {
			return (text != null) ? WordQuery.of((String) text) : null;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidDataAccessApiUsageException("'%s' in condition '%s' is no search: %s"
				.formatted(MessageText.of(text), this.condition, ex.getMessage()), ex);
		}
	}

	private ValueSet text(Operand operand, boolean negated, Function<String, ValueSet> compile) {
		Object value = value(operand);
		if (value == null) {
			return ValueSet.Constant.UNKNOWN;
		}
		try {
			return negate(compile.apply((String) value), negated);
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidDataAccessApiUsageException("'%s' in condition '%s' must be a regular expression: %s"
				.formatted(MessageText.of(value), this.condition, ex.getDescription()), ex);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidDataAccessApiUsageException(
					"Condition '%s' has no valid pattern: %s".formatted(this.condition, ex.getMessage()), ex);
		}
	}

	private static ValueSet negate(ValueSet set, boolean negated) {
		return negated ? new ValueSet.Outside(set) : set;
	}

	private @Nullable Object value(Operand operand) {
		Object stored = stored(operand);
		return (stored != null) ? convert(stored, operand) : null;
	}

	private @Nullable Object stored(Operand operand) {
		Object value = operand.resolve(this.arguments);
		return (value != null) ? toStored(value, operand) : null;
	}

	/**
	 * Converts a value in its stored form.
	 */
	private Object convert(Object value, Operand operand) {
		Object converted = ValueConversion.convert(value, this.type);
		if (converted == null) {
			throw refuse(operand, value, this.type.getTypeName());
		}
		String problem = (isOpen() && asksForEquality()) ? owner().findEqualityProblem(converted) : null;
		if (problem != null) {
			throw refuse(operand, value,
					"a value that can be compared, as nothing is found by another one (" + problem + "),");
		}
		return this.path.leaf().own(converted);
	}

	/**
	 * Whether the type of the property does not say all about equality.
	 */
	private boolean isOpen() {
		return this.order == ValueOrder.BY_VALUE || this.order == ValueOrder.DYNAMIC;
	}

	private MemoryPersistentEntity<?> owner() {
		return (MemoryPersistentEntity<?>) this.path.leaf().getOwner();
	}

	private boolean asksForEquality() {
		if (this.condition instanceof Condition.Comparison comparison) {
			return comparison.operator() == Condition.Operator.EQUAL
					|| comparison.operator() == Condition.Operator.NOT_EQUAL;
		}
		return this.condition instanceof Condition.In || this.condition instanceof Condition.Contains;
	}

	private Object toStored(Object value, Operand operand) {
		try {
			return this.path.toStored(value);
		}
		catch (MappingException ex) {
			InvalidDataAccessApiUsageException refusal = refuse(operand, value, this.type.getName());
			refusal.initCause(ex);
			throw refusal;
		}
	}

	private InvalidDataAccessApiUsageException refuse(Operand operand, Object value, String required) {
		String what = (operand instanceof Operand.Parameter) ? "Argument of parameter %s".formatted(operand) : "Value";
		String numbers = Number.class.isAssignableFrom(this.type) ? ", or a number that converts to it without loss,"
				: "";
		return new InvalidDataAccessApiUsageException(
				"%s in condition '%s' on property '%s' must be %s%s but was %s (%s)".formatted(what, this.condition,
						this.condition.path(), required, numbers, MessageText.of(value), value.getClass().getName()));
	}

}
