package io.github.springdata.memory.query.execution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.ConditionVisitor;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.CriteriaVisitor;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.value.NaiveWords;

import org.springframework.data.domain.Range;
import org.springframework.data.domain.Sort;
import org.springframework.data.geo.Box;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Point;
import org.springframework.data.geo.Polygon;
import org.springframework.data.geo.Shape;

/**
 * Answers queries on {@link Thing things} in the most obvious way: every condition for
 * every row, in three-valued logic, where {@code null} is unknown.
 */
final class Oracle {

	private static final Map<String, Function<Thing, @Nullable Object>> SINGLE = Map.of("id", Thing::id, "name",
			Thing::name, "rank", Thing::rank, "price", Thing::price, "amount", Thing::amount, "color", Thing::color,
			"active", Thing::active, "place.city", (thing) -> (thing.place() != null) ? thing.place().city() : null,
			"place.point", Oracle::point);

	private static final Map<String, Function<Thing, @Nullable List<?>>> MULTIPLE = Map.of("tags", Thing::tags,
			"parts.label", (thing) -> map(thing.parts(), Thing.Part::label), "parts.weight",
			(thing) -> map(thing.parts(), Thing.Part::weight));

	private Oracle() {
	}

	private static <S, T> @Nullable List<T> map(@Nullable List<S> list, Function<S, T> function) {
		if (list == null) {
			return null;
		}
		List<T> result = new ArrayList<>();
		list.forEach((element) -> result.add(function.apply(element)));
		return result;
	}

	private static @Nullable Point point(Thing thing) {
		return (thing.place() != null) ? thing.place().point() : null;
	}

	static List<Thing> answer(List<Thing> things, Query query, QueryArguments arguments) {
		List<Thing> result = new ArrayList<>();
		for (Thing thing : things) {
			if (Boolean.TRUE.equals(query.getCriteria().accept(new Truth(thing, arguments.values())))) {
				result.add(thing);
			}
		}
		Sort sort = query.getSort().and(arguments.sort());
		for (Sort.Order order : reversed(sort)) {
			result.sort(comparator(order));
		}
		Point center = sort.isSorted() ? null : center(query.getCriteria(), arguments);
		if (center != null) {
			result.sort(Comparator.comparingDouble((thing) -> distance(center, Objects.requireNonNull(point(thing)))));
		}
		return cut(cut(result, query.getOffset(), query.getLimit()), arguments.offset(), arguments.limit());
	}

	/**
	 * The point that the results are sorted around: that of the first condition on
	 * nearness which all results meet.
	 */
	private static @Nullable Point center(Criteria criteria, QueryArguments arguments) {
		if (criteria instanceof Condition.Near near && !near.negated()) {
			return (Point) near.point().resolve(arguments.values());
		}
		if (criteria instanceof Criteria.And and) {
			return and.operands()
				.stream()
				.map((operand) -> center(operand, arguments))
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(null);
		}
		return null;
	}

	static double distance(Point a, Point b) {
		return Math.hypot(a.getX() - b.getX(), a.getY() - b.getY());
	}

	private static boolean contains(Shape shape, Point point) {
		if (shape instanceof Circle circle) {
			return distance(circle.getCenter(), point) <= circle.getRadius().getValue();
		}
		if (shape instanceof Box box) {
			return isBetween(point.getX(), box.getFirst().getX(), box.getSecond().getX())
					&& isBetween(point.getY(), box.getFirst().getY(), box.getSecond().getY());
		}
		return containsConvex(((Polygon) shape).getPoints(), point);
	}

	private static boolean isBetween(double value, double a, double b) {
		return (a <= value && value <= b) || (b <= value && value <= a);
	}

	/**
	 * A point is inside a convex polygon if it is on the same side of all edges.
	 */
	private static boolean containsConvex(List<Point> corners, Point point) {
		boolean left = true;
		boolean right = true;
		for (int i = 0; i < corners.size(); i++) {
			Point from = corners.get(i);
			Point to = corners.get((i + 1) % corners.size());
			double side = (to.getX() - from.getX()) * (point.getY() - from.getY())
					- (to.getY() - from.getY()) * (point.getX() - from.getX());
			left &= side >= 0;
			right &= side <= 0;
		}
		return left || right;
	}

	private static List<Sort.Order> reversed(Sort sort) {
		List<Sort.Order> orders = new ArrayList<>(sort.toList());
		java.util.Collections.reverse(orders);
		return orders;
	}

	private static List<Thing> cut(List<Thing> things, long offset, int limit) {
		return things.stream().skip(offset).limit((limit < 0) ? Long.MAX_VALUE : limit).toList();
	}

	private static Comparator<Thing> comparator(Sort.Order order) {
		Function<Thing, @Nullable Object> property = SINGLE.get(order.getProperty());
		Comparator<Object> values = (a, b) -> compare(a, b, order.isIgnoreCase());
		boolean nullsFirst = (order.getNullHandling() == Sort.NullHandling.NATIVE) ? order.isAscending()
				: order.getNullHandling() == Sort.NullHandling.NULLS_FIRST;
		Comparator<Object> directed = order.isAscending() ? values : values.reversed();
		return Comparator.comparing(property,
				nullsFirst ? Comparator.nullsFirst(directed) : Comparator.nullsLast(directed));
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	static int compare(Object left, Object right, boolean ignoreCase) {
		if (ignoreCase && left instanceof String a && right instanceof String b) {
			return fold(a).compareTo(fold(b));
		}
		return (left instanceof Comparable comparable) ? comparable.compareTo(right) : left.equals(right) ? 0 : 1;
	}

	private static String fold(String string) {
		StringBuilder folded = new StringBuilder();
		for (char unit : string.toCharArray()) {
			folded.append(Character.toLowerCase(Character.toUpperCase(unit)));
		}
		return folded.toString();
	}

	static @Nullable Boolean not(@Nullable Boolean truth) {
		return (truth != null) ? Boolean.valueOf(!truth) : null;
	}

	/**
	 * The truth of a criterion for a thing: {@code null} is unknown.
	 */
	private record Truth(Thing thing, @Nullable Object[] arguments)
			implements
				CriteriaVisitor<@Nullable Boolean>,
				ConditionVisitor<@Nullable Boolean> {

		@Override
		public Boolean visitAll(Criteria.All criteria) {
			return true;
		}

		@Override
		public @Nullable Boolean visitAnd(Criteria.And criteria) {
			List<@Nullable Boolean> truths = truths(criteria.operands());
			return truths.contains(false) ? Boolean.FALSE : truths.contains(null) ? null : Boolean.TRUE;
		}

		@Override
		public @Nullable Boolean visitOr(Criteria.Or criteria) {
			List<@Nullable Boolean> truths = truths(criteria.operands());
			return truths.contains(true) ? Boolean.TRUE : truths.contains(null) ? null : Boolean.FALSE;
		}

		private List<@Nullable Boolean> truths(List<Criteria> operands) {
			List<@Nullable Boolean> truths = new ArrayList<>();
			operands.forEach((operand) -> truths.add(operand.accept(this)));
			return truths;
		}

		@Override
		public @Nullable Boolean visitNot(Criteria.Not criteria) {
			return not(criteria.criteria().accept(this));
		}

		@Override
		public @Nullable Boolean visitComputed(Criteria.Computed computed) {
			return computed.test().test(this.thing, this.arguments);
		}

		@Override
		public @Nullable Boolean visitCondition(Condition condition) {
			return condition.accept((ConditionVisitor<@Nullable Boolean>) this);
		}

		@Override
		public @Nullable Boolean visitComparison(Condition.Comparison c) {
			boolean equality = c.operator() == Condition.Operator.EQUAL || c.operator() == Condition.Operator.NOT_EQUAL;
			Object operand = value(c.operand());
			if (operand == null && equality) {
				boolean negated = c.operator() == Condition.Operator.NOT_EQUAL;
				return onElements(c.path(), (value) -> (value == null) != negated);
			}
			return test(c, List.of(c.operand()), false, (value, operands) -> {
				int comparison = comparison(value, operands.get(0), c);
				return switch (c.operator()) {
					case EQUAL -> comparison == 0;
					case NOT_EQUAL -> comparison != 0;
					case LESS -> comparison < 0;
					case LESS_OR_EQUAL -> comparison <= 0;
					case GREATER -> comparison > 0;
					case GREATER_OR_EQUAL -> comparison >= 0;
				};
			});
		}

		@Override
		public @Nullable Boolean visitBetween(Condition.Between c) {
			return test(c, List.of(c.lower(), c.upper()), c.negated(),
					(value, operands) -> comparison(value, operands.get(0), c) >= 0
							&& comparison(value, operands.get(1), c) <= 0);
		}

		@Override
		public @Nullable Boolean visitWithin(Condition.Within c) {
			return test(c, List.of(c.range()), c.negated(), (value, operands) -> {
				Range<?> range = (Range<?>) operands.get(0);
				return range.getLowerBound()
					.getValue()
					.map((bound) -> comparison(value, bound, c) > (range.getLowerBound().isInclusive() ? -1 : 0))
					.orElse(true)
						&& range.getUpperBound()
							.getValue()
							.map((bound) -> comparison(value, bound, c) < (range.getUpperBound().isInclusive() ? 1 : 0))
							.orElse(true);
			});
		}

		@Override
		public @Nullable Boolean visitExists(Condition.Exists c) {
			Object present = value(c.present());
			return (present == null) ? null
					: onElements(c.path(), (value) -> (value != null) == ((boolean) present != c.negated()));
		}

		@Override
		public @Nullable Boolean visitNear(Condition.Near c) {
			Operand distance = (c.distance() != null) ? c.distance() : new Operand.Value(new Distance(1e9));
			return test(c, List.of(c.point(), distance), c.negated(),
					(value, operands) -> distance((Point) operands.get(0),
							(Point) value) <= ((Distance) operands.get(1)).getValue());
		}

		@Override
		public @Nullable Boolean visitInside(Condition.Inside c) {
			return test(c, List.of(c.shape()), c.negated(),
					(value, operands) -> contains((Shape) operands.get(0), (Point) value));
		}

		@Override
		public @Nullable Boolean visitIn(Condition.In c) {
			List<@Nullable Object> members = new ArrayList<>();
			for (Operand operand : c.operands()) {
				Object value = value(operand);
				members.addAll((operand instanceof Operand.Parameter && value instanceof Collection<?> collection)
						? collection : Arrays.asList(value));
			}
			boolean anyNull = members.contains(null);
			Function<@Nullable Object, @Nullable Boolean> test = (value) -> {
				if (members.isEmpty()) {
					return c.negated();
				}
				if (value == null) {
					return null;
				}
				boolean found = members.stream()
					.filter(Objects::nonNull)
					.anyMatch((member) -> comparison(value, member, c) == 0);
				Boolean truth = found ? Boolean.TRUE : anyNull ? null : Boolean.FALSE;
				return c.negated() ? not(truth) : truth;
			};
			return onElements(c.path(), test);
		}

		@Override
		public Boolean visitIsNull(Condition.IsNull c) {
			if (c.path().equals("tags")) {
				return (this.thing.tags() == null) != c.negated();
			}
			return Boolean.TRUE.equals(onElements(c.path(), (value) -> (value == null) != c.negated()));
		}

		@Override
		public @Nullable Boolean visitIsEmpty(Condition.IsEmpty c) {
			if (c.path().equals("tags")) {
				return (this.thing.tags() == null || this.thing.tags().isEmpty()) != c.negated();
			}
			return onElements(c.path(), (value) -> (value != null) ? ((String) value).isEmpty() != c.negated() : null);
		}

		@Override
		public @Nullable Boolean visitLike(Condition.Like c) {
			return test(c, List.of(c.pattern()), c.negated(),
					(value, operands) -> like(text(value, c), text(operands.get(0), c)));
		}

		private static boolean like(String string, String pattern) {
			if (pattern.isEmpty()) {
				return string.isEmpty();
			}
			char first = pattern.charAt(0);
			if (first == '%') {
				return like(string, pattern.substring(1)) || (!string.isEmpty() && like(string.substring(1), pattern));
			}
			String rest = pattern.substring((first == '\\') ? 2 : 1);
			char literal = (first == '\\') ? pattern.charAt(1) : first;
			boolean accepted = !string.isEmpty() && (first == '_' || string.charAt(0) == literal);
			return accepted && like(string.substring(1), rest);
		}

		@Override
		public @Nullable Boolean visitContains(Condition.Contains c) {
			if (c.path().equals("tags") && c.position() == Condition.Position.ANYWHERE) {
				Object member = value(c.text());
				if (member == null) {
					return null;
				}
				boolean found = this.thing.tags() != null
						&& this.thing.tags().stream().anyMatch((tag) -> tag != null && comparison(tag, member, c) == 0);
				return found != c.negated();
			}
			return test(c, List.of(c.text()), c.negated(), (value, operands) -> {
				String string = text(value, c);
				String sought = text(operands.get(0), c);
				return switch (c.position()) {
					case START -> string.startsWith(sought);
					case END -> string.endsWith(sought);
					case ANYWHERE -> string.contains(sought);
				};
			});
		}

		@Override
		public @Nullable Boolean visitMatches(Condition.Matches c) {
			return test(c, List.of(c.expression()), c.negated(),
					(value, operands) -> value.toString().matches((String) operands.get(0)));
		}

		@Override
		public @Nullable Boolean visitMatchesWords(Condition.MatchesWords c) {
			String search = (String) value(c.words());
			if (search == null) {
				return null;
			}
			Boolean found;
			if (MULTIPLE.containsKey(c.path())) {
				List<?> texts = MULTIPLE.get(c.path()).apply(this.thing);
				found = texts != null && NaiveWords.matches(texts, search);
			}
			else {
				found = NaiveWords.matches((String) SINGLE.get(c.path()).apply(this.thing), search);
			}
			return c.negated() ? not(found) : found;
		}

		private @Nullable Object value(Operand operand) {
			return operand.resolve(this.arguments);
		}

		private @Nullable Boolean test(Condition condition, List<Operand> operands, boolean negated,
				BiFunction<Object, List<Object>, Boolean> test) {
			List<Object> values = new ArrayList<>();
			for (Operand operand : operands) {
				Object value = value(operand);
				if (value == null) {
					return null;
				}
				values.add(value);
			}
			return onElements(condition.path(),
					(value) -> (value != null) ? test.apply(value, values) != negated : null);
		}

		private @Nullable Boolean onElements(String path, Function<@Nullable Object, @Nullable Boolean> test) {
			if (!MULTIPLE.containsKey(path)) {
				return test.apply(SINGLE.get(path).apply(this.thing));
			}
			List<?> elements = MULTIPLE.get(path).apply(this.thing);
			return elements != null
					&& elements.stream().anyMatch((element) -> Boolean.TRUE.equals(test.apply(element)));
		}

		private static String text(Object value, Condition condition) {
			return condition.ignoresCase() ? fold((String) value) : (String) value;
		}

		private static int comparison(Object value, Object operand, Condition condition) {
			if (value instanceof Number && operand instanceof Number number && value.getClass() != operand.getClass()) {
				return compare(value, convert(number, value.getClass()), false);
			}
			return compare(value, operand, condition.ignoresCase());
		}

		private static Object convert(Number number, Class<?> type) {
			if (type == Integer.class) {
				return number.intValue();
			}
			if (type == Long.class) {
				return number.longValue();
			}
			return (type == Double.class) ? (Object) number.doubleValue() : new BigDecimal(number.toString());
		}

	}

}
