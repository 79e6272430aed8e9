package io.github.springdata.memory.query.execution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Set;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.syntax.Expression.Aggregate.Kind;
import io.github.springdata.memory.query.syntax.Expression.Arithmetic.Operator;
import io.github.springdata.memory.query.value.ExactSum;
import io.github.springdata.memory.query.value.Numbers;
import io.github.springdata.memory.query.value.ValueKey;
import io.github.springdata.memory.query.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * Accumulator of one aggregate of one group. Sums are exact until the end, so that they
 * do not depend on the order of rows.
 */
final class Accumulator {

	private final Aggregate aggregate;

	private final @Nullable Set<Object> seen;

	private long count;

	private @Nullable Object extreme;

	private long whole;

	private @Nullable ExactSum doubles;

	private @Nullable BigDecimal decimals;

	private double special;

	Accumulator(Aggregate aggregate) {
		this.aggregate = aggregate;
		this.seen = aggregate.distinct() ? new HashSet<>() : null;
	}

	int slot() {
		return this.aggregate.slot();
	}

	void add(Tuple tuple) {
		add(this.aggregate.argument().evaluate(tuple));
	}

	/**
	 * Counts a value that there is, without looking at it.
	 */
	void count() {
		this.count++;
	}

	/**
	 * Adds a number to a sum.
	 */
	void add(long next) {
		this.count++;
		sum(next);
	}

	/**
	 * Adds a number to a sum.
	 */
	void add(double next) {
		this.count++;
		sum(next);
	}

	void add(@Nullable Object next) {
		if (next == null || (this.seen != null && !this.seen.add(ValueKey.of(next)))) {
			return;
		}
		this.count++;
		switch (this.aggregate.kind()) {
			case COUNT -> {
			}
			case SUM, AVG -> sum(next);
			case MIN ->
				this.extreme = (this.extreme == null || Values.compare(next, this.extreme) < 0) ? next : this.extreme;
			case MAX ->
				this.extreme = (this.extreme == null || Values.compare(next, this.extreme) > 0) ? next : this.extreme;
		}
	}

	private void sum(Object next) {
		if (next instanceof Double || next instanceof Float) {
			sum(((Number) next).doubleValue());
		}
		else if (next instanceof Integer || next instanceof Long) {
			sum(((Number) next).longValue());
		}
		else if (next instanceof Number number) {
			plus(Numbers.decimal(number));
		}
		else {
			throw Numbers.failure("with '%s' (%s)".formatted(MessageText.of(next), next.getClass().getName()), null);
		}
	}

	private void sum(double next) {
		if (!Double.isFinite(next)) {
			this.special += next;
			return;
		}
		ExactSum sum = this.doubles;
		if (sum == null) {
			sum = new ExactSum();
			this.doubles = sum;
		}
		sum.add(next);
	}

	private void sum(long next) {
		long result = this.whole + next;
		if (((this.whole ^ result) & (next ^ result)) < 0) {
			plus(BigDecimal.valueOf(this.whole));
			result = next;
		}
		this.whole = result;
	}

	private void plus(BigDecimal next) {
		BigDecimal sum = (this.decimals != null) ? this.decimals : BigDecimal.ZERO;
		this.decimals = (BigDecimal) Numbers.compute(Operator.ADD, sum, next);
	}

	@Nullable Object result() {
		if (this.aggregate.kind() == Kind.COUNT) {
			return this.count;
		}
		boolean sum = this.aggregate.kind() == Kind.SUM || this.aggregate.kind() == Kind.AVG;
		if (this.count == 0 || !sum) {
			return this.extreme;
		}
		return (this.special != 0) ? (Object) this.special : total(); // infinite, or NaN
	}

	private Number total() {
		BigDecimal sum = BigDecimal.valueOf(this.whole);
		sum = (this.doubles != null) ? sum.add(this.doubles.value()) : sum;
		sum = (this.decimals != null) ? sum.add(this.decimals) : sum;
		boolean average = this.aggregate.kind() == Kind.AVG;
		try {
			return average
					? Numbers.narrow(sum.divide(BigDecimal.valueOf(this.count), MathContext.DECIMAL128), Double.class)
					: Numbers.narrow(sum, this.aggregate.type());
		}
		catch (ArithmeticException ex) {
			throw Numbers.failure((average ? "the average of the sum " : "the sum ") + MessageText.of(sum), ex);
		}
	}

}
