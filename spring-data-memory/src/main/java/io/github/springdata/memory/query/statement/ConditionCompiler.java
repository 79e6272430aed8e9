package io.github.springdata.memory.query.statement;

import java.util.Collections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.value.Elements;
import io.github.springdata.memory.query.execution.Evaluator;
import io.github.springdata.memory.query.execution.Tuple;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.value.ValueKey;
import io.github.springdata.memory.query.value.Values;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Compiler of conditions, in three-valued logic: {@code null} is unknown.
 *
 * @param compilation what belongs to the statement
 * @param scope the variables in reach
 * @param values compiles values
 */
record ConditionCompiler(Compilation compilation, Scope scope, ValueCompiler values) {

	private static final int HASHED = 8;

	TypedExpression junction(List<Expression> operands, Boolean deciding) {
		List<TypedExpression> conditions = operands.stream().map(this.values::condition).toList();
		Evaluator[] evaluations = conditions.stream().map(TypedExpression::evaluator).toArray(Evaluator[]::new);
		return TypedExpression.of(Boolean.class, (tuple) -> {
			boolean unknown = false;
			for (Evaluator evaluation : evaluations) {
				Object truth = evaluation.evaluate(tuple);
				if (deciding.equals(truth)) {
					return deciding;
				}
				unknown |= truth == null;
			}
			return unknown ? null : !deciding;
		}, conditions.toArray(TypedExpression[]::new));
	}

	TypedExpression compare(Expression.Comparison comparison) {
		if (comparison.right() instanceof Expression.Quantified quantified) {
			return quantified(comparison, quantified);
		}
		List<TypedExpression> operands = this.values.compilePair(comparison.left(), comparison.right());
		return compare(comparison.operator(), operands.get(0), operands.get(1), comparison);
	}

	TypedExpression compare(Condition.Operator operator, TypedExpression first, TypedExpression second, Expression at) {
		TypedExpression left = comparable(first, second, operator, at);
		TypedExpression right = second.identity();
		boolean lenient = isJson(at);
		return TypedExpression.of(Boolean.class, (tuple) -> {
			Object a = left.evaluator().evaluate(tuple);
			Object b = (a != null) ? right.evaluator().evaluate(tuple) : null;
			return (a != null && b != null) ? test(operator, a, b, lenient) : null;
		}, left, right);
	}

	/**
	 * Checks that two values can be compared.
	 * @return the first, as it is compared
	 */
	private TypedExpression comparable(TypedExpression first, TypedExpression second, Condition.Operator operator,
			Expression at) {
		MemoryPersistentEntity<?> one = first.identified();
		MemoryPersistentEntity<?> other = second.identified();
		if (one != null && other != null && !one.getType().isAssignableFrom(other.getType())
				&& !other.getType().isAssignableFrom(one.getType())) {
			throw this.compilation.failure(at.location(),
					"cannot compare the id of %s with the id of %s in '%s'; compare one of them with a path to the other, or join both"
						.formatted(one.getType().getSimpleName(), other.getType().getSimpleName(), at));
		}
		boolean ordered = operator != Condition.Operator.EQUAL && operator != Condition.Operator.NOT_EQUAL;
		this.compilation.requireComparable(first.identity(), second.identity(), ordered, at);
		return first.identity();
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

	TypedExpression between(Expression.Between between) {
		TypedExpression operand = this.values.compile(between.operand());
		TypedExpression lower = this.values.compile(between.lower(), operand);
		TypedExpression upper = this.values.compile(between.upper(), operand);
		TypedExpression known = operand.isKnown() ? operand
				: this.values.compile(between.operand(), lower.isKnown() ? lower : upper);
		TypedExpression above = compare(Condition.Operator.GREATER_OR_EQUAL, known, lower, between);
		TypedExpression below = compare(Condition.Operator.LESS_OR_EQUAL, known, upper, between);
		return TypedExpression.of(Boolean.class, (tuple) -> {
			Object one = above.evaluator().evaluate(tuple);
			Object other = below.evaluator().evaluate(tuple);
			boolean outside = Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other);
			return outside ? Boolean.valueOf(between.negated())
					: (one == null || other == null) ? null : Boolean.valueOf(!between.negated());
		}, above, below);
	}

	TypedExpression like(Expression.Like like) {
		TypedExpression operand = text(like.operand());
		TypedExpression pattern = text(like.pattern());
		TypedExpression escape = (like.escape() != null) ? text(like.escape()) : TypedExpression.constant("\\");
		LastPattern patterns = new LastPattern(like.ignoresCase());
		return TypedExpression.of(Boolean.class, (tuple) -> {
			Object text = operand.evaluator().evaluate(tuple);
			Object wanted = pattern.evaluator().evaluate(tuple);
			Object character = escape.evaluator().evaluate(tuple);
			if (text == null || wanted == null || character == null) {
				return null;
			}
			return patterns.of(wanted.toString(), EscapedPattern.character(character.toString()))
				.test(text.toString()) != like.negated();
		}, operand, pattern, escape);
	}

	/**
	 * A search for words, in a string or in all strings of a collection.
	 */
	TypedExpression words(Expression.Call call) {
		Expression texts = call.arguments().get(0);
		TypedExpression operand = this.values.compile(texts, String.class);
		boolean several = operand.element() == String.class;
		TypedExpression searched = several ? operand : text(texts, operand);
		TypedExpression words = text(call.arguments().get(1));
		LastWords last = new LastWords();
		checkWords(call.arguments().get(1), last);
		return TypedExpression.of(Boolean.class, (tuple) -> {
			Object text = searched.evaluator().evaluate(tuple);
			Object wanted = words.evaluator().evaluate(tuple);
			boolean unknown = wanted == null || (text == null && !several);
			return unknown ? null : last.of(String.valueOf(wanted)).matches(Elements.of(text));
		}, searched, words);
	}

	private void checkWords(Expression words, LastWords last) {
		try {
			if (words instanceof Expression.Literal literal && literal.value() instanceof String text) {
				last.of(text);
			}
		}
		catch (InvalidDataAccessApiUsageException ex) {
			throw this.compilation.failure(words.location(), String.valueOf(ex.getMessage()));
		}
	}

	private TypedExpression text(Expression expression) {
		return text(expression, this.values.compile(expression, String.class));
	}

	private TypedExpression text(Expression expression, TypedExpression text) {
		if (text.isKnown() && !text.isText()) {
			throw this.compilation.failure(expression.location(),
					"expected a string, but '%s' is a %s".formatted(expression, text.typeName()));
		}
		return text;
	}

	TypedExpression in(Expression.In in) {
		Expression first = in.members().isEmpty() ? in.operand() : in.members().get(0);
		TypedExpression operand = this.values
			.compilePair(in.operand(), first instanceof Expression.Subquery ? in.operand() : first)
			.get(0);
		if (first instanceof Expression.Subquery subquery && in.members().size() == 1) {
			return inSelection(in, operand, subquery.selection());
		}
		if (first instanceof Expression.Parameter parameter && in.members().size() == 1) {
			int slot = this.compilation.parameters().slot(parameter, operand, true);
			TypedExpression value = operand.identity();
			return TypedExpression
				.of(Boolean.class,
						(tuple) -> contains(tuple, value.evaluator().evaluate(tuple),
								ids(operand.entity(), elements(tuple.argument(slot), value.type())), in.negated()),
						value);
		}
		return inList(in, operand);
	}

	private TypedExpression inList(Expression.In in, TypedExpression operand) {
		List<TypedExpression> members = new ArrayList<>();
		for (Expression member : in.members()) {
			TypedExpression compiled = this.values.compile(member, operand);
			comparable(operand, compiled, Condition.Operator.EQUAL,
					new Expression.In(in.operand(), List.of(member), in.negated(), member.location()));
			members.add(compiled.identity());
		}
		TypedExpression value = operand.identity();
		List<TypedExpression> all = new ArrayList<>(members);
		all.add(value);
		return TypedExpression.of(Boolean.class, (tuple) -> {
			List<@Nullable Object> list = new ArrayList<>(members.size());
			members.forEach((member) -> list.add(member.evaluator().evaluate(tuple)));
			return contains(tuple, value.evaluator().evaluate(tuple), list, in.negated());
		}, all.toArray(TypedExpression[]::new));
	}

	/**
	 * The elements of a list of values, or the only value.
	 * @param type the type of a value
	 */
	private static Collection<? extends @Nullable Object> elements(@Nullable Object argument, Class<?> type) {
		boolean single = type != Object.class && type.isInstance(argument);
		return (single && !holdsOnly(argument, type)) ? Collections.singletonList(argument) : Elements.of(argument);
	}

	/**
	 * Whether an argument that could be a value itself consists of such values, as a list
	 * of lists does.
	 */
	private static boolean holdsOnly(@Nullable Object argument, Class<?> type) {
		return argument instanceof Collection<?> members && !members.isEmpty()
				&& members.stream().allMatch(type::isInstance);
	}

	private static @Nullable Boolean contains(Tuple tuple, @Nullable Object value,
			Collection<? extends @Nullable Object> members, boolean negated) {
		if (members.isEmpty()) {
			return negated;
		}
		if (value == null) {
			return null;
		}
		boolean unknown = false;
		for (Object member : members) {
			tuple.step();
			if (member != null && Values.equal(value, member)) {
				return !negated;
			}
			unknown |= member == null;
		}
		return unknown ? null : Boolean.valueOf(negated);
	}

	private CompiledSelection selection(Selection selection, Expression at) {
		CompiledSelection plan = this.compilation.subquery(selection, this.scope);
		if (plan.width() != 1) {
			throw this.compilation.failure(at.location(),
					"a subquery must select one item, not %d".formatted(plan.width()));
		}
		return plan;
	}

	/**
	 * The results of a subquery, computed once if it does not depend on the row.
	 */
	private static List<@Nullable Object> results(CompiledSelection plan, Tuple tuple) {
		if (plan.outer() == 0) {
			return tuple.once(plan, () -> plan.plan().values(tuple));
		}
		return plan.plan().values(tuple);
	}

	private TypedExpression inSelection(Expression.In in, TypedExpression operand, Selection selection) {
		CompiledSelection plan = selection(selection, in);
		TypedExpression item = plan.item();
		TypedExpression value = comparable(operand, item, Condition.Operator.EQUAL, in);
		Object sets = new Object();
		return TypedExpression.of(Boolean.class, (tuple) -> {
			Object sought = value.evaluator().evaluate(tuple);
			if (plan.outer() != 0) {
				return contains(tuple, sought, ids(plan, tuple), in.negated());
			}
			Collection<? extends @Nullable Object> results = ids(plan, tuple);
			if (results.size() <= HASHED || sought == null) {
				return contains(tuple, sought, results, in.negated());
			}
			Set<@Nullable Object> set = tuple.once(sets, () -> hashed(results));
			return set.contains(ValueKey.ofNullable(sought)) ? Boolean.valueOf(!in.negated())
					: set.contains(null) ? null : Boolean.valueOf(in.negated());
		}, value.slots() | plan.outer() | TypedExpression.TABLES);
	}

	/**
	 * The results of a subquery as they are compared.
	 */
	private static Collection<? extends @Nullable Object> ids(CompiledSelection plan, Tuple tuple) {
		return ids(plan.item().entity(), results(plan, tuple));
	}

	private static Collection<? extends @Nullable Object> ids(@Nullable MemoryPersistentEntity<?> entity,
			Collection<? extends @Nullable Object> values) {
		if (entity == null) {
			return values;
		}
		List<@Nullable Object> ids = new ArrayList<>();
		values.forEach((value) -> ids.add((value != null) ? entity.getIdReader().read(value) : null));
		return ids;
	}

	private static Set<@Nullable Object> hashed(Collection<? extends @Nullable Object> values) {
		Set<@Nullable Object> set = new HashSet<>();
		values.forEach((value) -> set.add(ValueKey.ofNullable(value)));
		return set;
	}

	TypedExpression scalar(Expression.Subquery subquery) {
		CompiledSelection plan = selection(subquery.selection(), subquery);
		return new TypedExpression(plan.item().type(), (tuple) -> {
			List<@Nullable Object> results = results(plan, tuple);
			if (results.size() > 1) {
				throw new IncorrectResultSizeDataAccessException(
						"A subquery that stands for a value must have one result, not more; limit it, or use an aggregate",
						1, results.size());
			}
			return results.isEmpty() ? null : results.get(0);
		}, plan.outer() | TypedExpression.TABLES, plan.item().entity(), null, null);
	}

	TypedExpression exists(Expression.Exists exists) {
		CompiledSelection plan = this.compilation.subquery(exists.selection(), this.scope);
		return TypedExpression.of(Boolean.class, (tuple) -> (plan.outer() == 0)
				? tuple.once(plan, () -> plan.plan().exists(tuple)) : plan.plan().exists(tuple),
				plan.outer() | TypedExpression.TABLES);
	}

	private TypedExpression quantified(Expression.Comparison comparison, Expression.Quantified quantified) {
		CompiledSelection plan = selection(quantified.selection(), quantified);
		TypedExpression operand = comparable(this.values.compile(comparison.left(), plan.item()), plan.item(),
				comparison.operator(), comparison);
		Boolean deciding = !quantified.all();
		return TypedExpression.of(Boolean.class, (tuple) -> {
			Object value = operand.evaluator().evaluate(tuple);
			boolean unknown = false;
			for (Object result : ids(plan, tuple)) {
				tuple.step();
				Boolean truth = (value != null && result != null) ? test(comparison.operator(), value, result, false)
						: null;
				if (deciding.equals(truth)) {
					return deciding;
				}
				unknown |= truth == null;
			}
			return unknown ? null : !deciding;
		}, operand.slots() | plan.outer() | TypedExpression.TABLES);
	}

	TypedExpression member(Expression.Member member) {
		TypedExpression collection = this.values.compile(member.collection());
		this.compilation.requireCollection(collection, member.collection());
		TypedExpression elements = collection.elements();
		TypedExpression element = comparable(this.values.compile(member.element(), elements), elements,
				Condition.Operator.EQUAL, member);
		return TypedExpression.of(Boolean.class, (tuple) -> {
			Object sought = element.evaluator().evaluate(tuple);
			Object members = collection.evaluator().evaluate(tuple);
			if (members == null || Elements.of(members).isEmpty()) {
				return member.negated();
			}
			if (sought == null) {
				return null;
			}
			boolean found = Elements.of(members)
				.stream()
				.anyMatch((candidate) -> candidate != null && Values.equal(sought, candidate));
			return found != member.negated();
		}, element, collection);
	}

}
