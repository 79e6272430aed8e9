package io.github.springdata.memory.query.execution;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import io.github.springdata.memory.mapping.state.PropertyReader;
import org.jspecify.annotations.Nullable;

/**
 * One item of the results of a selection.
 *
 * @param value computes it
 * @param copy copies it, as a part of stored state that callers could change, or
 * {@code null} if it can be handed out as it is
 * @param identity reads what distinguishes its values, the id of an entity, or
 * {@code null} if that is the value
 */
public record ResultColumn(Evaluator value, @Nullable UnaryOperator<Object> copy, @Nullable PropertyReader identity) {

	@Nullable Object read(Tuple tuple) {
		Object value = this.value.evaluate(tuple);
		return (value != null && this.copy != null) ? this.copy.apply(value) : value;
	}

	/**
	 * The values of a batch, of which all that is needed is in slots.
	 * @param buffer may be used for them
	 */
	@Nullable Object[] readAll(TupleBatch batch, @Nullable Object[] buffer) {
		if (!(this.value instanceof SlotEvaluator read)) {
			Arrays.fill(buffer, ((ConstantEvaluator) this.value).value());
			return buffer;
		}
		@Nullable Object[] values = read.readAll(batch, buffer);
		return (this.copy != null) ? copied(this.copy, values, buffer, batch.size()) : values;
	}

	private static @Nullable Object[] copied(UnaryOperator<Object> copy, @Nullable Object[] values,
			@Nullable Object[] buffer, int count) {
		for (int i = 0; i < count; i++) {
			Object value = values[i];
			buffer[i] = (value != null) ? copy.apply(value) : null;
		}
		return buffer;
	}

	/**
	 * Reads what distinguishes the values, of many tuples at a time.
	 * @return reads them, or {@code null} if it has to be looked at one by one
	 */
	@Nullable SlotEvaluator key() {
		if (!(this.value instanceof SlotEvaluator read) || this.identity == null) {
			return (this.value instanceof SlotEvaluator read) ? read : null;
		}
		return (read.property() == null) ? new SlotEvaluator(read.slot(), this.identity) : null;
	}

}
