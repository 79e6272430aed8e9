package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Expression;
import io.github.springdata.memory.query.ScalarFunction;
import io.github.springdata.memory.query.Selection;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.util.ObjectUtils;

/**
 * Compiles conditions, in three-valued logic: {@code null} is unknown.
 */
final class ConditionCompiler {

	private static final int HASHED = 8;

	private final Compilation compilation;

	private final Scope scope;

	private final ExpressionCompiler values;

	ConditionCompiler(Compilation compilation, Scope scope, ExpressionCompiler values) {
		this.compilation = compilation;
		this.scope = scope;
		this.values = values;
	}

	Typed junction(List<Expression> operands, Boolean deciding) {
		List<Typed> conditions = operands.stream().map(this.values::condition).toList();
		Evaluation[] evaluations = conditions.stream().map(Typed::evaluation).toArray(Evaluation[]::new);
		return Typed.of(Boolean.class, (frame) -> {
			boolean unknown = false;
			for (Evaluation evaluation : evaluations) {
				Object truth = evaluation.evaluate(frame);
				if (deciding.equals(truth)) {
					return deciding;
				}
				unknown |= truth == null;
			}
			return unknown ? null : !deciding;
		}, conditions.toArray(Typed[]::new));
	}

	Typed compare(Expression.Comparison comparison) {
		if (comparison.right() instanceof Expression.Quantified quantified) {
			return quantified(comparison, quantified);
		}
		List<Typed> operands = this.values.compilePair(comparison.left(), comparison.right());
		return compare(comparison.operator(), operands.get(0), operands.get(1), comparison);
	}

	Typed compare(Condition.Operator operator, Typed first, Typed second, Expression at) {
		boolean entities = first.entity() != null || second.entity() != null;
		Typed left = entities ? id(first) : first;
		Typed right = entities ? id(second) : second;
		boolean ordered = operator != Condition.Operator.EQUAL && operator != Condition.Operator.NOT_EQUAL;
		this.compilation.requireComparable(left, right, ordered, at);
		boolean lenient = isJson(at);
		return Typed.of(Boolean.class, (frame) -> {
			Object a = left.evaluation().evaluate(frame);
			Object b = (a != null) ? right.evaluation().evaluate(frame) : null;
			return (a != null && b != null) ? test(operator, a, b, lenient) : null;
		}, left, right);
	}

	/**
	 * Entities compare by id; what is given for one is an instance.
	 */
	private Typed id(Typed value) {
		return (value.entity() != null) ? ExpressionCompiler.property(value, value.entity().getRequiredIdProperty())
				: value;
	}

	/**
	 * Whether values of any type can be compared: those of documents.
	 */
	private static boolean isJson(Expression expression) {
		return expression.children()
			.stream()
			.anyMatch((child) -> child instanceof Expression.Call call && call.function() == ScalarFunction.JSON_VALUE);
	}

	private static @Nullable Boolean test(Condition.Operator operator, Object left, Object right, boolean lenient) {
		if (lenient && !Values.match(left, right)) {
			return null;
		}
		return switch (operator) {
			case EQUAL -> Values.equal(left, right);
			case NOT_EQUAL -> !Values.equal(left, right);
			case LESS -> Values.compare(left, right) < 0;
			case LESS_OR_EQUAL -> Values.compare(left, right) <= 0;
			case GREATER -> Values.compare(left, right) > 0;
			case GREATER_OR_EQUAL -> Values.compare(left, right) >= 0;
		};
	}

	Typed between(Expression.Between between) {
		Typed operand = this.values.compile(between.operand());
		Typed lower = this.values.compile(between.lower(), operand);
		Typed upper = this.values.compile(between.upper(), operand);
		Typed known = operand.isKnown() ? operand
				: this.values.compile(between.operand(), lower.isKnown() ? lower : upper);
		Typed above = compare(Condition.Operator.GREATER_OR_EQUAL, known, lower, between);
		Typed below = compare(Condition.Operator.LESS_OR_EQUAL, known, upper, between);
		return Typed.of(Boolean.class, (frame) -> {
			Object one = above.evaluation().evaluate(frame);
			Object other = below.evaluation().evaluate(frame);
			boolean outside = Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other);
			return outside ? Boolean.valueOf(between.negated())
					: (one == null || other == null) ? null : Boolean.valueOf(!between.negated());
		}, above, below);
	}

	Typed like(Expression.Like like) {
		Typed operand = text(like.operand());
		Typed pattern = text(like.pattern());
		Typed escape = (like.escape() != null) ? text(like.escape()) : Typed.constant("\\");
		return Typed.of(Boolean.class, (frame) -> {
			Object text = operand.evaluation().evaluate(frame);
			Object wanted = pattern.evaluation().evaluate(frame);
			Object character = escape.evaluation().evaluate(frame);
			if (text == null || wanted == null || character == null) {
				return null;
			}
			return Like.matches(text.toString(), wanted.toString(), escape(character.toString()),
					like.ignoresCase()) != like.negated();
		}, operand, pattern, escape);
	}

	private static @Nullable Character escape(String escape) {
		return escape.isEmpty() ? null : escape.charAt(0);
	}

	private Typed text(Expression expression) {
		Typed text = this.values.compile(expression, String.class);
		if (text.isKnown() && !text.isText()) {
			throw this.compilation.failure(expression.location(),
					"expected a string, but '%s' is a %s".formatted(expression, text.typeName()));
		}
		return text;
	}

	Typed in(Expression.In in) {
		Expression first = in.members().isEmpty() ? in.operand() : in.members().get(0);
		Typed operand = this.values
			.compilePair(in.operand(), first instanceof Expression.Subquery ? in.operand() : first)
			.get(0);
		if (first instanceof Expression.Subquery subquery && in.members().size() == 1) {
			return inSelection(in, operand, subquery.selection());
		}
		if (first instanceof Expression.Parameter parameter && in.members().size() == 1) {
			Class<?> type = operand.type();
			int slot = this.compilation.parameters().slot(parameter, type, true);
			return Typed.of(Boolean.class, (frame) -> contains(operand.evaluation().evaluate(frame),
					elements(frame.execution().argument(slot)), in.negated()), operand);
		}
		return inList(in, operand);
	}

	private Typed inList(Expression.In in, Typed operand) {
		List<Typed> members = new ArrayList<>();
		for (Expression member : in.members()) {
			Typed compiled = this.values.compile(member, operand);
			this.compilation.requireComparable(operand, compiled, false,
					new Expression.In(in.operand(), List.of(member), in.negated(), member.location()));
			members.add(compiled);
		}
		List<Typed> all = new ArrayList<>(members);
		all.add(operand);
		return Typed.of(Boolean.class, (frame) -> {
			List<@Nullable Object> list = new ArrayList<>(members.size());
			members.forEach((member) -> list.add(member.evaluation().evaluate(frame)));
			return contains(operand.evaluation().evaluate(frame), list, in.negated());
		}, all.toArray(Typed[]::new));
	}

	static Collection<? extends @Nullable Object> elements(@Nullable Object argument) {
		if (argument instanceof Collection<?> collection) {
			return collection;
		}
		if (argument instanceof Iterable<?> iterable) {
			List<@Nullable Object> list = new ArrayList<>();
			iterable.forEach(list::add);
			return list;
		}
		if (argument instanceof Map<?, ?> map) {
			return map.values();
		}
		return ObjectUtils.isArray(argument) ? Arrays.asList(ObjectUtils.toObjectArray(argument))
				: Collections.singletonList(argument);
	}

	private static @Nullable Boolean contains(@Nullable Object value, Collection<? extends @Nullable Object> members,
			boolean negated) {
		if (members.isEmpty()) {
			return negated;
		}
		if (value == null) {
			return null;
		}
		boolean unknown = false;
		for (Object member : members) {
			if (member != null && Values.equal(value, member)) {
				return !negated;
			}
			unknown |= member == null;
		}
		return unknown ? null : Boolean.valueOf(negated);
	}

	private SelectionPlan selection(Selection selection, Expression at) {
		SelectionPlan plan = new SelectionCompiler(this.compilation).compile(selection, this.scope);
		if (plan.width() != 1) {
			throw this.compilation.failure(at.location(),
					"a subquery must select one item, not %d".formatted(plan.width()));
		}
		return plan;
	}

	/**
	 * The results of a subquery, computed once if it does not depend on the row.
	 */
	private static List<@Nullable Object> results(SelectionPlan plan, Frame frame) {
		if (plan.outer() == 0) {
			return frame.execution().once(plan, () -> plan.values(frame));
		}
		return plan.values(frame);
	}

	private Typed inSelection(Expression.In in, Typed operand, Selection selection) {
		SelectionPlan plan = selection(selection, in);
		Typed item = plan.item();
		boolean entities = operand.entity() != null && item.entity() != null;
		Typed value = entities ? id(operand) : operand;
		this.compilation.requireComparable(operand, item, false, in);
		Object sets = new Object();
		return Typed.of(Boolean.class, (frame) -> {
			Object sought = value.evaluation().evaluate(frame);
			if (plan.outer() != 0) {
				return contains(sought, keys(plan, item, entities, plan.values(frame)), in.negated());
			}
			List<@Nullable Object> results = frame.execution()
				.once(plan, () -> keys(plan, item, entities, plan.values(frame)));
			if (results.size() <= HASHED || sought == null) {
				return contains(sought, results, in.negated());
			}
			Set<@Nullable Object> set = frame.execution().once(sets, () -> hashed(results));
			return set.contains(Values.key(sought)) ? Boolean.valueOf(!in.negated())
					: set.contains(null) ? null : Boolean.valueOf(in.negated());
		}, value.slots() | plan.outer() | Typed.TABLES);
	}

	private static List<@Nullable Object> keys(SelectionPlan plan, Typed item, boolean entities,
			List<@Nullable Object> results) {
		if (!entities || item.entity() == null) {
			return results;
		}
		List<@Nullable Object> ids = new ArrayList<>();
		results.forEach((row) -> ids.add((row != null) ? item.entity().getIdReader().read(row) : null));
		return ids;
	}

	private static Set<@Nullable Object> hashed(List<@Nullable Object> values) {
		Set<@Nullable Object> set = new HashSet<>();
		values.forEach((value) -> set.add(Values.key(value)));
		return set;
	}

	Typed scalar(Expression.Subquery subquery) {
		SelectionPlan plan = selection(subquery.selection(), subquery);
		return new Typed(plan.item().type(), (frame) -> {
			List<@Nullable Object> results = results(plan, frame);
			if (results.size() > 1) {
				throw new IncorrectResultSizeDataAccessException(
						"A subquery that stands for a value must have one result, not more; limit it, or use an aggregate",
						1, results.size());
			}
			return results.isEmpty() ? null : results.get(0);
		}, plan.outer() | Typed.TABLES, plan.item().entity(), null);
	}

	Typed exists(Expression.Exists exists) {
		SelectionPlan plan = new SelectionCompiler(this.compilation).compile(exists.selection(), this.scope);
		return Typed.of(Boolean.class, (frame) -> (plan.outer() == 0)
				? frame.execution().once(plan, () -> plan.exists(frame)) : plan.exists(frame),
				plan.outer() | Typed.TABLES);
	}

	private Typed quantified(Expression.Comparison comparison, Expression.Quantified quantified) {
		SelectionPlan plan = selection(quantified.selection(), quantified);
		Typed operand = this.values.compile(comparison.left(), plan.item());
		boolean ordered = comparison.operator() != Condition.Operator.EQUAL
				&& comparison.operator() != Condition.Operator.NOT_EQUAL;
		this.compilation.requireComparable(operand, plan.item(), ordered, comparison);
		Boolean deciding = !quantified.all();
		return Typed.of(Boolean.class, (frame) -> {
			Object value = operand.evaluation().evaluate(frame);
			boolean unknown = false;
			for (Object result : results(plan, frame)) {
				Boolean truth = (value != null && result != null) ? test(comparison.operator(), value, result, false)
						: null;
				if (deciding.equals(truth)) {
					return deciding;
				}
				unknown |= truth == null;
			}
			return unknown ? null : !deciding;
		}, operand.slots() | plan.outer() | Typed.TABLES);
	}

	Typed member(Expression.Member member) {
		Typed collection = this.values.compile(member.collection());
		this.compilation.requireCollection(collection, member.collection());
		Class<?> type = (collection.element() != null) ? collection.element() : Object.class;
		Typed element = this.values.compile(member.element(), type);
		this.compilation.requireComparable(element, Typed.of(type, (frame) -> null), false, member);
		return Typed.of(Boolean.class, (frame) -> {
			Object value = element.evaluation().evaluate(frame);
			Object elements = collection.evaluation().evaluate(frame);
			if (value == null) {
				return null;
			}
			boolean found = elements != null && elements(elements).stream()
				.anyMatch((candidate) -> candidate != null && Values.equal(value, candidate));
			return found != member.negated();
		}, element, collection);
	}

}
