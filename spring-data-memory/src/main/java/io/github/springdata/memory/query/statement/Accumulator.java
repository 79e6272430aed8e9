package io.github.springdata.memory.query.statement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Set;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Expression.Arithmetic.Operator;
import io.github.springdata.memory.query.Expression.Aggregate.Kind;
import io.github.springdata.memory.message.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * Makes one aggregate of the rows of one group. Rows where the value is {@code null} do
 * not count. Sums are exact: those of doubles are made as decimal numbers, so that they
 * do not depend on the order of the rows.
 */
final class Accumulator {

	private final AggregateSlots.Slot aggregate;

	private final Set<Object> seen = new HashSet<>();

	private long count;

	private @Nullable Object value;

	private double special;

	Accumulator(AggregateSlots.Slot aggregate) {
		this.aggregate = aggregate;
	}

	void add(Frame frame) {
		Object next = this.aggregate.argument().evaluation().evaluate(frame);
		if (next == null || (this.aggregate.distinct() && !this.seen.add(key(next)))) {
			return;
		}
		this.count++;
		switch (this.aggregate.kind()) {
			case COUNT -> {
			}
			case SUM, AVG -> sum(next);
			case MIN -> this.value = (this.value == null || Values.compare(next, this.value) < 0) ? next : this.value;
			case MAX -> this.value = (this.value == null || Values.compare(next, this.value) > 0) ? next : this.value;
		}
	}

	private Object key(Object value) {
		MemoryPersistentEntity<?> entity = this.aggregate.argument().entity();
		Object key = Values.key((entity != null) ? entity.getIdReader().read(value) : value);
		return (key != null) ? key : value;
	}

	private void sum(Object next) {
		if (!(next instanceof Number number)) {
			throw Numbers.failure("with '%s' (%s)".formatted(MessageText.of(next), next.getClass().getName()), null);
		}
		if ((number instanceof Double || number instanceof Float) && !Double.isFinite(number.doubleValue())) {
			this.special += number.doubleValue();
			return;
		}
		Number exact = (number instanceof Integer || number instanceof Long) ? (Number) number.longValue()
				: exact(number);
		this.value = (this.value instanceof Number sum) ? plus(sum, exact) : first(exact);
	}

	/**
	 * The number with its exact value, not the one that it prints as.
	 */
	private static BigDecimal exact(Number number) {
		return (number instanceof Double || number instanceof Float) ? new BigDecimal(number.doubleValue())
				: Numbers.decimal(number);
	}

	private static Number first(Number exact) {
		plus(0L, exact);
		return exact;
	}

	private static Number plus(Number sum, Number next) {
		if (sum instanceof Long a && next instanceof Long b) {
			long result = a + b;
			boolean overflow = ((a ^ result) & (b ^ result)) < 0;
			return overflow ? (Number) BigDecimal.valueOf(a).add(BigDecimal.valueOf(b)) : (Number) result;
		}
		return Numbers.compute(Operator.ADD, Numbers.decimal(sum), Numbers.decimal(next));
	}

	@Nullable Object result() {
		if (this.aggregate.kind() == Kind.COUNT) {
			return this.count;
		}
		boolean sum = this.aggregate.kind() == Kind.SUM || this.aggregate.kind() == Kind.AVG;
		if (this.count == 0 || !sum) {
			return this.value;
		}
		if (this.special != 0) { // infinite, or NaN
			return this.special;
		}
		return total((this.value instanceof Number number) ? Numbers.decimal(number) : BigDecimal.ZERO);
	}

	private Number total(BigDecimal sum) {
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
