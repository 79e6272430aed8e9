package io.github.springdata.memory.query.statement;

import java.util.Objects;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.execution.SlotEvaluator;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;

/**
 * A variable of a selection: a row of an entity, an element of a collection, or an object
 * that is nested in one of these.
 *
 * @param name its name
 * @param slot where its value is
 * @param type the type of its values
 * @param entity the properties of its values, or {@code null} if they have none
 * @param container the type of the collection that its values are elements of, or of the
 * property that they are the values of; {@code null} if they are rows of a table
 */
record Variable(String name, int slot, Class<?> type, @Nullable MemoryPersistentEntity<?> entity,
		@Nullable TypeInformation<?> container) {

	/**
	 * Whether its values are rows of a table.
	 */
	boolean row() {
		return this.container == null;
	}

	MemoryPersistentEntity<?> requireEntity() {
		return Objects.requireNonNull(this.entity);
	}

	TypedExpression typed() {
		return new TypedExpression(this.type, new SlotEvaluator(this.slot, null), bit(), row() ? this.entity : null,
				null, null);
	}

	long bit() {
		return 1L << this.slot;
	}

}
