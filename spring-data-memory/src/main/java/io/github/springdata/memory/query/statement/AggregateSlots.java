package io.github.springdata.memory.query.statement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.query.execution.Aggregate;
import io.github.springdata.memory.query.syntax.Expression.Aggregate.Kind;
import io.github.springdata.memory.query.syntax.Expression;

/**
 * The aggregates of a selection, each in a slot of the tuple that stands for a group.
 */
final class AggregateSlots {

	private final Compilation compilation;

	private final Map<Expression.Aggregate, Compiled> slots = new LinkedHashMap<>();

	AggregateSlots(Compilation compilation) {
		this.compilation = compilation;
	}

	TypedExpression slot(Expression.Aggregate expression, ValueCompiler compiler) {
		Compiled known = this.slots.get(expression);
		if (known == null) {
			TypedExpression argument = compiler.compile(expression.argument());
			if (expression.distinct()) {
				this.compilation.requireEquality(argument, expression);
			}
			TypedExpression counted = expression.distinct() ? argument.identity() : argument;
			int slot = this.compilation.allocate(expression.location());
			Class<?> type = type(expression, argument);
			known = new Compiled(
					new Aggregate(expression.kind(), expression.distinct(), counted.evaluator(), type, slot),
					argument.slots());
			this.slots.put(expression, known);
		}
		return known.typed();
	}

	/**
	 * An aggregate with the slots that its argument reads.
	 */
	private record Compiled(Aggregate aggregate, long reads) {

		TypedExpression typed() {
			int slot = this.aggregate.slot();
			return TypedExpression.of(this.aggregate.type(), (tuple) -> tuple.get(slot), (1L << slot) | this.reads);
		}

	}

	private Class<?> type(Expression.Aggregate aggregate, TypedExpression argument) {
		boolean number = aggregate.kind() == Kind.SUM || aggregate.kind() == Kind.AVG;
		if (number && argument.isKnown() && !argument.isNumber()) {
			throw this.compilation.failure(aggregate.location(), "'%s' needs numbers, but '%s' is a %s"
				.formatted(aggregate, aggregate.argument(), argument.typeName()));
		}
		return switch (aggregate.kind()) {
			case COUNT -> Long.class;
			case AVG -> Double.class;
			case SUM -> sumType(argument.type());
			case MIN, MAX -> {
				this.compilation.requireOrdered(argument, aggregate);
				yield argument.type();
			}
		};
	}

	private static Class<?> sumType(Class<?> type) {
		if (type == BigDecimal.class || type == BigInteger.class || type == Object.class) {
			return type;
		}
		return (type == Double.class || type == Float.class) ? Double.class : Long.class;
	}

	boolean isEmpty() {
		return this.slots.isEmpty();
	}

	List<Aggregate> all() {
		return this.slots.values().stream().map(Compiled::aggregate).toList();
	}

	List<Expression.Aggregate> expressions() {
		return new ArrayList<>(this.slots.keySet());
	}

	int slotOf(Expression.Aggregate expression) {
		Compiled known = this.slots.get(expression);
		return (known != null) ? known.aggregate().slot() : -1;
	}

	/**
	 * The slots of the results.
	 */
	long own() {
		return this.slots.values()
			.stream()
			.mapToLong((known) -> 1L << known.aggregate().slot())
			.reduce(0, (a, b) -> a | b);
	}

}
