package io.github.springdata.memory.store.index;

/**
 * Exception for a value that equals no other one as far as its class says, so that
 * nothing could be found by it, and for values that have no order among each other.
 */
public final class IncomparableValueException extends IllegalArgumentException {

	IncomparableValueException(Class<?> type) {
		super("A value of type %s cannot be compared: %s".formatted(type.getTypeName(), Equality.reason(type)));
	}

	IncomparableValueException(String message) {
		super(message);
	}

	private IncomparableValueException(String message, Throwable cause) {
		super(message, cause);
	}

	/**
	 * For values of which neither is greater.
	 * @param left a value
	 * @param right another value, to which the first one cannot be compared
	 * @param cause what {@link Comparable#compareTo} says
	 * @return the exception
	 */
	public static IncomparableValueException of(Object left, Object right, ClassCastException cause) {
		return new IncomparableValueException(
				"A value of type %s has no order among values of type %s; a property that is sorted, or has a sorted index, needs values of one type"
					.formatted(type(left), type(right)),
				cause);
	}

	private static String type(Object value) {
		Object known = (value instanceof NumberOrderKey key) ? key.number() : value;
		return known.getClass().getTypeName();
	}

}
