package io.github.springdata.memory.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One deep copy: remembers the copies of mutable objects, so that an object that is
 * referenced twice, or refers to itself, is one object in the copy as well.
 */
final class CopyRun {

	private static final Object IN_CREATION = new Object();

	private final Copiers copiers;

	private final boolean reading;

	private @Nullable IdentityPairs copies;

	CopyRun(Copiers copiers, boolean reading) {
		this.copiers = copiers;
		this.reading = reading;
	}

	/**
	 * Whether the source is stored state, of which immutable objects are frozen already.
	 */
	boolean isReading() {
		return this.reading;
	}

	boolean isEmpty() {
		return this.copies == null;
	}

	@Nullable Object copy(@Nullable Object value, boolean frozen) {
		return (value != null) ? this.copiers.of(value.getClass()).copy(value, frozen, this) : null;
	}

	Comparison newComparison() {
		return new Comparison(this.copiers);
	}

	@Nullable Object find(Object source) {
		Object copy = (this.copies != null) ? this.copies.get(source) : null;
		if (copy == IN_CREATION) {
			throw UncopyableValueException.ofType(source.getClass(),
					"it refers to itself through a constructor argument");
		}
		return copy;
	}

	void begin(Object source) {
		remember(source, IN_CREATION);
	}

	<T> T remember(Object source, T copy) {
		if (this.copies == null) {
			this.copies = new IdentityPairs();
		}
		this.copies.put(source, copy);
		return copy;
	}

}
