package io.github.springdata.memory.query.statement;

import java.util.Arrays;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.query.execution.ConstantEvaluator;
import io.github.springdata.memory.query.execution.Evaluator;
import io.github.springdata.memory.query.execution.SlotEvaluator;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * A compiled expression with what is known of it.
 *
 * @param type the type of its values, never primitive; {@code Object} if it is not known
 * @param evaluator gives its values
 * @param slots the slots that it reads, one bit each, and {@link #TABLES}
 * @param entity the entity whose rows its values are, or {@code null}
 * @param element the type of the elements of a collection, or {@code null}
 * @param form brings what is compared with the values into the form that they are stored
 * in, or {@code null} if they are stored as they are
 */
record TypedExpression(Class<?> type, Evaluator evaluator, long slots, @Nullable MemoryPersistentEntity<?> entity,
		@Nullable Class<?> element, @Nullable PathReader form) {

	/**
	 * The bit that says that tables are read.
	 */
	static final long TABLES = 1L << 63;

	static TypedExpression of(Class<?> type, Evaluator evaluator, long slots) {
		return new TypedExpression(type, evaluator, slots, null, null, null);
	}

	/**
	 * A value made of others.
	 */
	static TypedExpression of(Class<?> type, Evaluator evaluator, TypedExpression... inputs) {
		return of(type, evaluator, Arrays.stream(inputs).mapToLong(TypedExpression::slots).reduce(0, (a, b) -> a | b));
	}

	static TypedExpression constant(@Nullable Object value) {
		return of((value != null) ? value.getClass() : Object.class, new ConstantEvaluator(value), 0);
	}

	/**
	 * What is known of the elements of a collection, as a hint for what they are compared
	 * with.
	 */
	TypedExpression elements() {
		Class<?> type = (this.element != null) ? this.element : Object.class;
		return new TypedExpression(type, (tuple) -> null, this.slots, null, null, this.form);
	}

	/**
	 * The same with another type.
	 */
	TypedExpression as(Class<?> other) {
		return new TypedExpression(other, this.evaluator, this.slots, this.entity, this.element, this.form);
	}

	/**
	 * The entity that the values are rows of, or references to; {@code null} if neither.
	 */
	@Nullable MemoryPersistentEntity<?> identified() {
		return (this.entity == null && this.form != null) ? this.form.referenced() : this.entity;
	}

	/**
	 * What the values are compared by: entities by their ids.
	 */
	TypedExpression identity() {
		return (this.entity != null) ? property(this.entity.getRequiredIdProperty()) : this;
	}

	/**
	 * A property of the objects that the values are.
	 */
	TypedExpression property(MemoryPersistentProperty property) {
		return of(ClassUtils.resolvePrimitiveIfNecessary(property.getType()),
				property(this.evaluator, property.getReader()), this);
	}

	/**
	 * An evaluator of a property of the objects that another one finds.
	 */
	static Evaluator property(Evaluator bean, PropertyReader reader) {
		if (bean instanceof SlotEvaluator row && row.property() == null) {
			return new SlotEvaluator(row.slot(), reader);
		}
		return (tuple) -> {
			Object owner = bean.evaluate(tuple);
			return (owner != null) ? reader.read(owner) : null;
		};
	}

	boolean isKnown() {
		return this.type != Object.class;
	}

	boolean isNumber() {
		return Number.class.isAssignableFrom(this.type);
	}

	boolean isText() {
		return this.type == String.class || this.type == Character.class;
	}

	/**
	 * The type as messages show it.
	 */
	String typeName() {
		return (this.entity != null) ? this.entity.getType().getSimpleName() : this.type.getSimpleName();
	}

}
