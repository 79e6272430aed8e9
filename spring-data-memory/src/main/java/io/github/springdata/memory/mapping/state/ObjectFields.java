package io.github.springdata.memory.mapping.state;

/**
 * Fields of the objects of one class, as they are created, copied and compared.
 */
interface ObjectFields {

	/**
	 * Whether no field can hold anything but immutable values.
	 */
	boolean isFlat();

	/**
	 * Whether the creator takes more than immutable values.
	 */
	boolean isCreatedFromParts();

	/**
	 * Creates a bean with the state of another one, but for the parts that
	 * {@link #assign} copies.
	 */
	Object create(Object source, CopyRun run);

	/**
	 * Creates a value object with copies of the parts of another one, unless none of
	 * these is different.
	 * @param always whether one is created in any case
	 * @return the new object or the source
	 */
	Object recreate(Object source, boolean always, CopyRun run);

	/**
	 * Copies the fields that hold immutable values and can be set.
	 */
	void assignPlain(Object source, Object target);

	/**
	 * Copies the fields that are not set by the creator and hold more than values.
	 */
	void assign(Object source, Object target, CopyRun run);

	/**
	 * Copies the final fields that otherwise the creator sets, where they differ.
	 */
	void assignFixed(Object source, Object target, CopyRun run);

	boolean samePlain(Object a, Object b);

	boolean sameDeep(Object a, Object b, Comparison comparison);

	/**
	 * The fields of a class.
	 * @param valueObject whether its instances are value objects, not beans
	 * @param generating whether code may be generated for them
	 */
	static ObjectFields of(StateLayout layout, boolean valueObject, boolean generating) {
		PartFields parts = PartFields.of(layout);
		return generating ? GeneratedObjectFields.of(parts, valueObject) : parts;
	}

}
