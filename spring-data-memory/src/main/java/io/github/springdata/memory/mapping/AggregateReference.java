package io.github.springdata.memory.mapping;

import org.springframework.util.Assert;

/**
 * A link to another entity, which holds the id of that entity and nothing else. It is a
 * value: to save an entity never saves what it refers to, and to read one never reads it.
 * <p>
 * Indexes, conditions and sorts on such a property use the id. Arguments of queries are
 * references, ids, or the entities themselves; {@code findByCustomer} and
 * {@code findByCustomerId} are the same. With {@link ReferenceTo} beside it, the other
 * entity must exist.
 *
 * @param <T> the type of the other entity
 * @param <ID> the type of its id
 * @param id the id of the other entity
 */
public record AggregateReference<T, ID>(ID id) {

	/**
	 * Creates a reference.
	 * @param id the id of the other entity
	 */
	public AggregateReference {
		Assert.notNull(id, "The entity that is referred to has no id; save it first");
	}

	/**
	 * Returns a reference to an entity.
	 * @param <T> the type of the entity
	 * @param <ID> the type of its id
	 * @param id the id, which an entity has once it is saved
	 * @return the reference
	 * @throws IllegalArgumentException if the id is {@code null}
	 */
	public static <T, ID> AggregateReference<T, ID> to(ID id) {
		return new AggregateReference<>(id);
	}

	/**
	 * Returns the id of the other entity.
	 * @return the id
	 */
	public ID getId() {
		return this.id;
	}

}
