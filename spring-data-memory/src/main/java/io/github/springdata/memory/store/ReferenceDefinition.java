package io.github.springdata.memory.store;

import java.util.Objects;

/**
 * A rule that the keys of an index are ids of rows that exist: what databases call a
 * foreign key. Rows without a key, or with {@code null} in its place, are not checked.
 *
 * @param index the name of the index, on one property
 * @param target the name of the table that has the rows
 */
public record ReferenceDefinition(String index, String target) {

	/**
	 * Checks that nothing is missing.
	 * @param index the name of the index, on one property
	 * @param target the name of the table that has the rows
	 */
	public ReferenceDefinition {
		Objects.requireNonNull(index, "index must not be null");
		Objects.requireNonNull(target, "target must not be null");
	}

}
