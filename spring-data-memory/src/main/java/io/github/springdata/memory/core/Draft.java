package io.github.springdata.memory.core;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.core.PendingWrite.Kind;

/**
 * An instance that has its new id and version, and is not copied yet.
 *
 * @param <T> the type of the entity
 * @param table the table
 * @param instance the instance with its new id and version
 * @param before id and version that the instance had before, {@code null} if it is a
 * record
 * @param kind whether the row is new
 * @param expected the version that the row has to have before an update
 */
record Draft<T>(EntityTable<T> table, T instance, @Nullable Identity before, Kind kind,
		@Nullable Number expected) implements BatchIds.Member {

	@Override
	public @Nullable Object id() {
		return this.table.ids().read(this.instance);
	}

	/**
	 * Takes the copy that will be the row.
	 * @param last the instance to save, the same or another
	 */
	PendingWrite<T> complete(T last) {
		this.table.ids().require(last);
		this.table.checkConstraints(last);
		Object state = this.table.state().copyIn(last);
		return new PendingWrite<>(this.table, last, this.table.ids().require(state), state, this.before, this.kind,
				this.expected);
	}

}
