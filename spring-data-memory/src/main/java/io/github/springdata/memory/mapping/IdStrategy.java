package io.github.springdata.memory.mapping;

/**
 * Source of the id of a new entity.
 */
public enum IdStrategy {

	/**
	 * By the type of the id: {@link #SEQUENCE} for integers, {@link #UUID} for
	 * {@link java.util.UUID} and {@link String}, {@link #ASSIGNED} for all others. If
	 * there is a generator for ids of the type, it is used instead.
	 */
	AUTO,

	/**
	 * The next number of the table's sequence, for ids of an integer type and, as text,
	 * for strings. The same numbers in every run.
	 */
	SEQUENCE,

	/** A random UUID, for ids of that type and, as text, for strings. */
	UUID,

	/**
	 * A UUID of version 7, which is greater than all before it, for ids of that type and,
	 * as text, for strings.
	 */
	TIME_ORDERED_UUID,

	/** The application sets the id, whatever its type. */
	ASSIGNED;

	/**
	 * The strategy for a type of id.
	 * @param idType the type of the id property
	 */
	IdStrategy resolve(Class<?> idType) {
		if (this != AUTO) {
			return this;
		}
		if (Identifiers.isInteger(idType)) {
			return SEQUENCE;
		}
		return (idType == java.util.UUID.class || idType == String.class) ? UUID : ASSIGNED;
	}

	/**
	 * Whether ids of a type can come from here.
	 * @param idType the type of the id property
	 */
	boolean supports(Class<?> idType) {
		return switch (this) {
			case AUTO, ASSIGNED -> true;
			case SEQUENCE -> idType == String.class || Identifiers.isInteger(idType);
			case UUID, TIME_ORDERED_UUID -> idType == String.class || idType == java.util.UUID.class;
		};
	}

}
