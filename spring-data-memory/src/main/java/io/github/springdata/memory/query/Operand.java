package io.github.springdata.memory.query;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;

import io.github.springdata.memory.message.MessageText;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The right-hand side of a condition: a value that is known when the query is built, or a
 * slot that each execution fills from its arguments.
 */
public sealed interface Operand {

	/**
	 * Turns an object into an operand: an operand stays what it is, anything else becomes
	 * a {@link Value}.
	 * @param value an operand, a value or {@code null}
	 * @return the operand
	 */
	static Operand of(@Nullable Object value) {
		return (value instanceof Operand operand) ? operand : new Value(value);
	}

	/**
	 * Turns each object into an operand.
	 * @param values operands and values, which may be {@code null}
	 * @return the operands, in the same order
	 */
	static List<Operand> listOf(Collection<? extends @Nullable Object> values) {
		return listOf(values.toArray());
	}

	/**
	 * Turns each object into an operand.
	 * @param values operands and values, which may be {@code null}
	 * @return the operands, in the same order
	 */
	static List<Operand> listOf(@Nullable Object... values) {
		Operand[] operands = new Operand[values.length];
		for (int i = 0; i < values.length; i++) {
			operands[i] = of(values[i]);
		}
		return List.of(operands);
	}

	/**
	 * The slot that takes the argument at an index.
	 * @param index the position among the arguments of an execution, from zero
	 * @return the slot
	 */
	static Parameter parameter(int index) {
		return new Parameter(index, null, true);
	}

	/**
	 * The slot that takes the argument at an index, with a name for messages.
	 * @param index the position among the arguments of an execution, from zero
	 * @param name the name of the parameter
	 * @return the slot
	 */
	static Parameter parameter(int index, @Nullable String name) {
		return new Parameter(index, name, true);
	}

	/**
	 * The object that this operand stands for in one execution.
	 * @param arguments the arguments of the execution
	 * @return the object, or {@code null}
	 * @throws IllegalArgumentException if there is no argument for this slot
	 */
	@Nullable Object resolve(@Nullable Object[] arguments);

	/**
	 * Whether a number that the type of the property does not have is compared by its
	 * value, as query texts want it: {@code x > 2.5} holds for an {@code int} of 3.
	 * @return {@code false} if it is refused
	 */
	default boolean comparesByValue() {
		return false;
	}

	/**
	 * A value that is part of the query.
	 *
	 * @param value the value, or {@code null}
	 */
	record Value(@Nullable Object value) implements Operand {

		@Override
		public @Nullable Object resolve(@Nullable Object[] arguments) {
			return this.value;
		}

		@Override
		public String toString() {
			if (this.value != null && this.value.getClass().isArray()) {
				return "%s[%d]".formatted(this.value.getClass().getComponentType().getSimpleName(),
						Array.getLength(this.value));
			}
			String text = MessageText.of(this.value);
			return (this.value instanceof CharSequence) ? "'" + text + "'" : text;
		}

	}

	/**
	 * A number that is part of a query text.
	 *
	 * @param number the number
	 */
	record Literal(Number number) implements Operand {

		@Override
		public boolean comparesByValue() {
			return true;
		}

		@Override
		public Object resolve(@Nullable Object[] arguments) {
			return this.number;
		}

		@Override
		public String toString() {
			return this.number.toString();
		}

	}

	/**
	 * A slot that is filled by the arguments of each execution.
	 *
	 * @param index the position among the arguments, from zero
	 * @param name the name of the parameter, for messages, or {@code null}
	 * @param nullMatchesNull whether equality with a {@code null} argument means
	 * {@code IS NULL}, as derived queries want it; otherwise it is unknown, as in SQL,
	 * and numbers are compared by value
	 */
	record Parameter(int index, @Nullable String name, boolean nullMatchesNull) implements Operand {

		/**
		 * Checks the index.
		 * @param index the position among the arguments, from zero
		 * @param name the name of the parameter, for messages, or {@code null}
		 * @param nullMatchesNull whether equality with a {@code null} argument means
		 * {@code IS NULL}, as derived queries want it; otherwise it is unknown, as in SQL
		 */
		public Parameter {
			Assert.isTrue(index >= 0, "Index must not be negative");
		}

		/**
		 * The same slot, where a {@code null} argument equals nothing and differs from
		 * nothing.
		 * @return the slot with SQL's reading of {@code null}
		 */
		public Parameter unknownWhenNull() {
			return new Parameter(this.index, this.name, false);
		}

		@Override
		public boolean comparesByValue() {
			return !this.nullMatchesNull;
		}

		@Override
		public @Nullable Object resolve(@Nullable Object[] arguments) {
			Assert.isTrue(this.index < arguments.length,
					() -> "No argument for parameter %s: %d given".formatted(this, arguments.length));
			return arguments[this.index];
		}

		@Override
		public String toString() {
			return (this.name != null) ? ":" + this.name : "?" + (this.index + 1);
		}

	}

}
