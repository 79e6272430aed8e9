package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.mapping.state.PropertyReader;
import org.jspecify.annotations.Nullable;

/**
 * Evaluator of what is in a slot, or of a property of it: what can be read of many tuples
 * at a time.
 *
 * @param slot the slot
 * @param property reads the property, {@code null} for what is in the slot
 */
public record SlotEvaluator(int slot, @Nullable PropertyReader property) implements Evaluator {

	@Override
	public @Nullable Object evaluate(Tuple tuple) {
		Object value = tuple.get(this.slot);
		return (value != null && this.property != null) ? this.property.read(value) : value;
	}

	/**
	 * The values of a batch.
	 * @param buffer may be used for them
	 */
	@Nullable Object[] readAll(TupleBatch batch, @Nullable Object[] buffer) {
		@Nullable Object[] rows = batch.rows(this.slot);
		if (this.property == null) {
			return rows;
		}
		this.property.readAll(rows, buffer, batch.size());
		return buffer;
	}

	/**
	 * The values of a batch, if they are primitive whole numbers.
	 * @param values takes them
	 * @return whether they are
	 */
	boolean readAll(TupleBatch batch, long[] values) {
		return this.property != null && this.property.readAll(batch.rows(this.slot), values, batch.size());
	}

	/**
	 * The values of a batch, if they are primitive floating point numbers.
	 * @param values takes them
	 * @return whether they are
	 */
	boolean readAll(TupleBatch batch, double[] values) {
		return this.property != null && this.property.readAll(batch.rows(this.slot), values, batch.size());
	}

}
