package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.syntax.Selection.Source;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;

/**
 * Root of a statement: all rows of an entity.
 *
 * @param <X> the entity
 */
final class MemoryRoot<X> extends MemoryFrom<X, X> implements Root<X> {

	private final EntityType<X> entity;

	MemoryRoot(EntityType<X> entity, Metamodel metamodel) {
		this(entity, metamodel, Origin.OWN, new ArrayList<>());
	}

	private MemoryRoot(EntityType<X> entity, Metamodel metamodel, Origin origin, List<MemoryJoin<?, ?>> joined) {
		super(null, entity, entity, metamodel, origin, joined);
		this.entity = entity;
	}

	/**
	 * This root in a subquery.
	 */
	MemoryRoot<X> correlate() {
		return new MemoryRoot<>(this.entity, metamodel(), Origin.correlated(this), new ArrayList<>());
	}

	<T> MemoryRoot<T> treat(EntityType<T> subclass) {
		return new MemoryRoot<>(subclass, metamodel(), Origin.treated(this), joined());
	}

	@Override
	public EntityType<X> getModel() {
		return this.entity;
	}

	@Override
	String sourceName() {
		return this.entity.getName();
	}

	@Override
	boolean isRestricted() {
		return false;
	}

	/**
	 * The rows of this root as a source of a selection.
	 */
	Source source(Scope scope) {
		return Sources.entity(this.entity, scope.variable(this));
	}

}
