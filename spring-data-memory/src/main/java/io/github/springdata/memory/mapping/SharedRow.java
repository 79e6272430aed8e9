package io.github.springdata.memory.mapping;

/**
 * A row in the mode {@link UnitOfWorkMode#SHARED}: an object of the application, and the
 * state that it was saved with. Queries test the object as it is at present, indexes hold
 * the keys of the saved state.
 */
public final class SharedRow {

	private final Object instance;

	private final Object state;

	SharedRow(Object instance, Object state) {
		this.instance = instance;
		this.state = state;
	}

	/**
	 * The object that a row is, or stands for.
	 * @param row a row of any mode
	 * @return the instance of the entity
	 */
	public static Object instanceOf(Object row) {
		return (row instanceof SharedRow shared) ? shared.instance : row;
	}

	static Object stateOf(Object row) {
		return (row instanceof SharedRow shared) ? shared.state : row;
	}

	@Override
	public String toString() {
		return this.instance.toString();
	}

}
