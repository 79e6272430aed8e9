package io.github.springdata.memory.repository.query;

import java.util.EnumSet;
import java.util.Set;

import com.querydsl.core.types.Expression;
import com.querydsl.core.types.Ops;
import com.querydsl.core.types.Path;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Comparison of an entity itself, {@code QItem.item.eq(item)}: by ids.
 *
 * @param entity the entity that a predicate is about
 */
record QuerydslIdentity(MemoryPersistentEntity<?> entity) {

	private static final Set<Ops> SERVED = EnumSet.of(Ops.EQ, Ops.NE, Ops.IN, Ops.NOT_IN, Ops.IS_NULL, Ops.IS_NOT_NULL);

	/**
	 * Whether an expression is the entity, not a property of it.
	 */
	static boolean isEntity(Expression<?> expression) {
		return expression instanceof Path<?> path && path.getMetadata().isRoot();
	}

	/**
	 * Whether an operation is one that identifies.
	 */
	static boolean serves(Object operator) {
		return operator instanceof Ops ops && SERVED.contains(ops);
	}

	/**
	 * The path of the id.
	 */
	String path() {
		return this.entity.getRequiredIdProperty().getName();
	}

	/**
	 * The id of an instance that the entity is compared with.
	 */
	Object id(Object instance) {
		if (!this.entity.getType().isInstance(instance)) {
			throw new InvalidDataAccessApiUsageException("An entity of type %s is compared with a %s; compare its id"
				.formatted(this.entity.getType().getName(), instance.getClass().getName()));
		}
		Object id = this.entity.getIdReader().read(instance);
		if (id == null) {
			throw new InvalidDataAccessApiUsageException(
					"An entity is compared with an instance of %s that has no id yet; save it first"
						.formatted(this.entity.getType().getName()));
		}
		return id;
	}

}
