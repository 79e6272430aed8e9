package io.github.springdata.memory.mapping.state;

/**
 * Copier and comparer of the state of the instances of an entity, with everything nested
 * in them, by the run-time class of each object. Properties that are transient or
 * read-only are not part of the state. Thread safe.
 */
public interface EntityState {

	/**
	 * Whether every state is shared, never copied when read.
	 * @return {@code true} for records and classes with final fields only, of which every
	 * part is immutable or a collection that is frozen when saved
	 */
	boolean isImmutable();

	/**
	 * Returns the state to store: nobody else holds a reference to any mutable part of
	 * it.
	 * @param instance what the application saves
	 * @return a deep copy, or the same instance when it is immutable throughout
	 * @throws org.springframework.data.mapping.MappingException if a nested value cannot
	 * be copied, naming the path to it
	 */
	Object copyIn(Object instance);

	/**
	 * Returns an instance for the application, which may change it at will.
	 * @param state a result of {@link #copyIn}
	 * @return a deep copy, or the same instance when it is immutable
	 */
	Object copyOut(Object state);

	/**
	 * Returns instances for the application.
	 * @param states results of {@link #copyIn}
	 * @return what {@link #copyOut(Object)} returns for each of them, in the same order
	 */
	default Object[] copyOut(Object[] states) {
		Object[] instances = new Object[states.length];
		for (int i = 0; i < states.length; i++) {
			instances[i] = copyOut(states[i]);
		}
		return instances;
	}

	/**
	 * Compares two states deeply, property by property, whatever their {@code equals}
	 * methods say.
	 * @param a one state or instance
	 * @param b another
	 * @return {@code true} if both have the same class and the same state
	 */
	boolean same(Object a, Object b);

	/**
	 * Whether {@link #copyInto} can change an instance. Instances that it cannot change
	 * are replaced by others, never managed, even if a part of them, such as an array, is
	 * mutable.
	 * @param instance an instance
	 * @return {@code false} for records and other objects with final fields only that a
	 * constructor sets
	 */
	boolean isAssignable(Object instance);

	/**
	 * Gives an instance the state of another. Nested objects are copied, not shared.
	 * Transient and read-only properties of the target stay as they are.
	 * @param source a state or instance
	 * @param target an instance of the same class
	 * @throws IllegalArgumentException if the classes differ
	 * @throws UnsupportedOperationException if the states differ and the target is not
	 * {@linkplain #isAssignable assignable}
	 */
	void copyInto(Object source, Object target);

}
