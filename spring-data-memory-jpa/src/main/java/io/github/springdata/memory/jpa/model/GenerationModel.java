package io.github.springdata.memory.jpa.model;

/**
 * Way in which ids are generated.
 *
 * @param kind the kind
 * @param sequence the name under which numbers are counted, shared by all ids that count
 * on together; empty for {@link Kind#UUID}
 * @param initial the first number
 * @param allocation the number of ids taken at once
 */
public record GenerationModel(Kind kind, String sequence, long initial, int allocation) {

	/**
	 * Kind of generated ids.
	 */
	public enum Kind {

		/** Numbers that are given at once, when an instance is persisted. */
		IDENTITY,

		/** Numbers of a sequence, given when an instance is persisted. */
		SEQUENCE,

		/** Random UUIDs. */
		UUID

	}

}
