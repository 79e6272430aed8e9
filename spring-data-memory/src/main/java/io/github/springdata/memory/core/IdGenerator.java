package io.github.springdata.memory.core;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Generator of the ids of new entities. Must be thread safe.
 * <p>
 * A generator that is a bean, or is {@linkplain IdGenerators given} to the template,
 * serves all ids of its type that name neither a strategy nor another generator, also
 * those of a type with a default strategy. One that is
 * {@linkplain io.github.springdata.memory.mapping.GeneratedId#generator() named} by an id
 * serves that one.
 *
 * @param <T> the type of the ids
 */
@FunctionalInterface
public interface IdGenerator<T> {

	/**
	 * Makes an id.
	 * @param entity the new instance, without an id
	 * @param sequence hands out the next number of the table's sequence: 1, 2, 3 in a new
	 * store, so that ids made of it are the same in every run, and start again after
	 * {@link io.github.springdata.memory.store.MemoryStore#restore}
	 * @return an id that no other instance has, or had
	 */
	T generateId(Object entity, LongSupplier sequence);

	/**
	 * A generator that turns the ids of this one into others.
	 * @param <R> the type of the other ids
	 * @param mapper turns an id of this generator into one of the other
	 * @return the other generator
	 */
	default <R> IdGenerator<R> map(Function<? super T, ? extends R> mapper) {
		return (entity, sequence) -> mapper.apply(generateId(entity, sequence));
	}

	/**
	 * The numbers of the table's sequence.
	 * @return a generator of 1, 2, 3 and so on, for each table
	 */
	static IdGenerator<Long> sequence() {
		return (entity, sequence) -> sequence.getAsLong();
	}

	/**
	 * Random UUIDs.
	 * @return a generator of UUIDs of version 4
	 */
	static IdGenerator<UUID> randomUuid() {
		return (entity, sequence) -> UUID.randomUUID();
	}

	/**
	 * UUIDs in the order of time.
	 * @return a generator of UUIDs of version 7, each greater than all before it
	 */
	static IdGenerator<UUID> timeOrderedUuid() {
		return new TimeOrderedUuids();
	}

	/**
	 * UUIDs that are the same in every run, for tests: made of the class of the entity
	 * and the numbers of the table's sequence.
	 * @return a generator of UUIDs of version 8
	 */
	static IdGenerator<UUID> sequentialUuid() {
		return new SequentialUuids();
	}

}
