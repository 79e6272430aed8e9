package io.github.springdata.memory.store.index;

/**
 * Thrown for a value that equals no other one as far as its class says, so that nothing
 * could be found by it.
 */
public final class IncomparableValueException extends IllegalArgumentException {

	IncomparableValueException(Class<?> type) {
		super("A value of type %s cannot be compared: %s".formatted(type.getTypeName(), Equality.reason(type)));
	}

	IncomparableValueException(String message) {
		super(message);
	}

}
