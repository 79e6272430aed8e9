package io.github.springdata.memory.mapping;

/**
 * Where the id of a new entity comes from.
 */
public enum IdStrategy {

	/** The next number of the table's sequence, for ids of an integer type. */
	SEQUENCE,

	/** A random {@link java.util.UUID}. */
	UUID,

	/** The text of a random {@link java.util.UUID}. */
	STRING,

	/** The application sets the id, whatever its type. */
	ASSIGNED;

	static IdStrategy of(Class<?> idType) {
		if (idType == Long.class || idType == long.class || idType == Integer.class || idType == int.class) {
			return SEQUENCE;
		}
		if (idType == java.util.UUID.class) {
			return UUID;
		}
		return (idType == String.class) ? STRING : ASSIGNED;
	}

}
