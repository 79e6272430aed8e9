package io.github.springdata.memory.query.statement;

import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * A statement that finds the rows of one entity, as a {@link Query}.
 */
public final class EntitySelection {

	private final MemoryPersistentEntity<?> entity;

	private final Query exact;

	private final Query computed;

	private final List<Fit> fits;

	EntitySelection(MemoryPersistentEntity<?> entity, Query exact, Query computed, List<Fit> fits) {
		this.entity = entity;
		this.exact = exact;
		this.computed = computed;
		this.fits = fits;
	}

	/**
	 * The entity.
	 * @return the entity whose rows are found
	 */
	public MemoryPersistentEntity<?> entity() {
		return this.entity;
	}

	/**
	 * The query for arguments of the types of their properties.
	 * @return the query, which the planner can serve from indexes
	 */
	public Query exact() {
		return this.exact;
	}

	/**
	 * The query for arguments that do not convert to the type of their property, such as
	 * 2.5 for an {@code int}.
	 * @return the query whose conditions are computed
	 */
	public Query computed() {
		return this.computed;
	}

	/**
	 * Whether the exact query can always be used.
	 * @return {@code true} if no argument decides
	 */
	public boolean isAlwaysExact() {
		return this.fits.isEmpty();
	}

	/**
	 * Whether the exact query can be used.
	 * @param values the values of the call
	 * @return {@code false} for the computed one
	 */
	public boolean isExact(@Nullable Object[] values) {
		return Fit.all(this.fits, values);
	}

}
