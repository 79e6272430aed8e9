package io.github.springdata.memory.mapping.state;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Vector;

/**
 * Types of the JDK, and of Spring Data, that are values but not immutable.
 */
final class DuplicableTypes {

	private DuplicableTypes() {
	}

	/**
	 * Returns the copier for a type.
	 * @param type the class of an instance, or the declared type of a property
	 * @return the copier, or {@code null} for types of another sort
	 */
	static @Nullable Copier copierFor(Class<?> type) {
		if (type == AtomicInteger.class || type == AtomicLong.class || type == AtomicBoolean.class) {
			return new AtomicCopier();
		}
		UnaryOperator<Object> duplicate = duplicateFor(type);
		return (duplicate != null) ? ValueCopier.of(duplicate) : null;
	}

	static boolean contains(Class<?> type) {
		return copierFor(type) != null;
	}

	private static @Nullable UnaryOperator<Object> duplicateFor(Class<?> type) {
		if (Date.class.isAssignableFrom(type)) {
			return (date) -> ((Date) date).clone();
		}
		if (Calendar.class.isAssignableFrom(type)) {
			return (calendar) -> ((Calendar) calendar).clone();
		}
		if (TimeZone.class.isAssignableFrom(type)) {
			return (zone) -> ((TimeZone) zone).clone();
		}
		if (Vector.class.isAssignableFrom(type)) {
			return (vector) -> copy((Vector) vector);
		}
		return (type == BitSet.class) ? (bits) -> ((BitSet) bits).clone() : null;
	}

	/**
	 * Copies a vector that may have been made of an array without a copy, and gives that
	 * array away. Vectors of other classes are left to themselves.
	 */
	private static Vector copy(Vector vector) {
		Vector copy = vector;
		if (vector.getSource() instanceof float[] numbers) {
			copy = Vector.of(numbers);
		}
		else if (vector.getSource() instanceof double[] numbers) {
			copy = Vector.of(numbers);
		}
		else if (vector.getSource() instanceof Number[] numbers) {
			copy = Vector.of(Arrays.asList(numbers));
		}
		return (copy.getClass() == vector.getClass()) ? copy : vector;
	}

	/**
	 * Copier of the atomic types, which have no {@code equals} of their own.
	 */
	private static final class AtomicCopier implements Copier {

		@Override
		public Object copy(Object source, boolean frozen, CopyRun run) {
			Object known = run.find(source);
			return (known != null) ? known : run.remember(source, copy(source));
		}

		private static Object copy(Object source) {
			if (source instanceof AtomicInteger number) {
				return new AtomicInteger(number.get());
			}
			if (source instanceof AtomicLong number) {
				return new AtomicLong(number.get());
			}
			return new AtomicBoolean(((AtomicBoolean) source).get());
		}

		@Override
		public boolean same(Object a, Object b, Comparison comparison) {
			return a.getClass() == b.getClass() && a.toString().equals(b.toString());
		}

	}

}
