package io.github.springdata.memory.query.statement;

import java.util.Arrays;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression with what is known of it.
 *
 * @param type the type of its values, never primitive; {@code Object} if it is not known
 * @param evaluation gives its values
 * @param slots the slots that it reads, one bit each, and {@link #TABLES}
 * @param entity the entity whose rows its values are, or {@code null}
 * @param element the type of the elements of a collection, or {@code null}
 */
record Typed(Class<?> type, Evaluation evaluation, long slots, @Nullable MemoryPersistentEntity<?> entity,
		@Nullable Class<?> element) {

	/**
	 * The bit that says that tables are read.
	 */
	static final long TABLES = 1L << 63;

	static Typed of(Class<?> type, Evaluation evaluation, long slots) {
		return new Typed(type, evaluation, slots, null, null);
	}

	/**
	 * A value made of others.
	 */
	static Typed of(Class<?> type, Evaluation evaluation, Typed... inputs) {
		return of(type, evaluation, Arrays.stream(inputs).mapToLong(Typed::slots).reduce(0, (a, b) -> a | b));
	}

	static Typed constant(@Nullable Object value) {
		return of((value != null) ? value.getClass() : Object.class, (frame) -> value, 0);
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
