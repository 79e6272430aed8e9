package io.github.springdata.memory.query.statement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.query.Expression;
import io.github.springdata.memory.query.Expression.Aggregate.Kind;

/**
 * The aggregates of a selection, each in a slot of the frame that stands for a group.
 */
final class AggregateSlots {

	private final Compilation compilation;

	private final Map<Expression.Aggregate, Slot> slots = new LinkedHashMap<>();

	AggregateSlots(Compilation compilation) {
		this.compilation = compilation;
	}

	/**
	 * An aggregate.
	 *
	 * @param kind how it is made
	 * @param distinct whether equal values count once
	 * @param argument the value of a row
	 * @param type the type of the result
	 * @param slot where the result is
	 */
	record Slot(Kind kind, boolean distinct, Typed argument, Class<?> type, int slot) {

		Typed typed() {
			int slot = this.slot;
			return Typed.of(this.type, (frame) -> frame.get(slot), (1L << slot) | this.argument.slots());
		}

	}

	Typed slot(Expression.Aggregate aggregate, ExpressionCompiler compiler) {
		Slot known = this.slots.get(aggregate);
		if (known == null) {
			Typed argument = compiler.compile(aggregate.argument());
			if (aggregate.distinct()) {
				this.compilation.requireEquality(argument, aggregate);
			}
			Class<?> type = type(aggregate, argument);
			known = new Slot(aggregate.kind(), aggregate.distinct(), argument, type,
					this.compilation.allocate(aggregate.location()));
			this.slots.put(aggregate, known);
		}
		return known.typed();
	}

	private Class<?> type(Expression.Aggregate aggregate, Typed argument) {
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

	List<Slot> all() {
		return new ArrayList<>(this.slots.values());
	}

	List<Expression.Aggregate> expressions() {
		return new ArrayList<>(this.slots.keySet());
	}

	int slotOf(Expression.Aggregate aggregate) {
		Slot slot = this.slots.get(aggregate);
		return (slot != null) ? slot.slot() : -1;
	}

	/**
	 * The slots of the results.
	 */
	long own() {
		return this.slots.values().stream().mapToLong((slot) -> 1L << slot.slot()).reduce(0, (a, b) -> a | b);
	}

}
