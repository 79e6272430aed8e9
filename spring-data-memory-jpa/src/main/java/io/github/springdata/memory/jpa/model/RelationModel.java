package io.github.springdata.memory.jpa.model;

import java.util.Set;
import java.util.function.Supplier;

import jakarta.persistence.CascadeType;
import org.jspecify.annotations.Nullable;

/**
 * Relation of an attribute to entities.
 *
 * @param type the class of the entity on the other side
 * @param entity the entity on the other side; asked for once all entities are read
 * @param mappedBy the path of the attribute on the other side that owns the relation, or
 * {@code null} if this side owns it
 * @param cascade the operations that are passed on
 * @param orphanRemoval whether what is no longer referred to is removed
 * @param deleteCascades whether rows on this side go with the row that they refer to
 */
public record RelationModel(Class<?> type, Supplier<EntityModel> entity, @Nullable String mappedBy,
		Set<CascadeType> cascade, boolean orphanRemoval, boolean deleteCascades) {

	RelationModel mirroring(String owner) {
		return new RelationModel(this.type, this.entity, owner, this.cascade, this.orphanRemoval, this.deleteCascades);
	}

	RelationModel deleting() {
		return new RelationModel(this.type, this.entity, this.mappedBy, this.cascade, this.orphanRemoval, true);
	}

	/**
	 * The entity on the other side.
	 * @return the entity
	 */
	public EntityModel target() {
		return this.entity.get();
	}

	/**
	 * Whether this side owns the relation.
	 * @return {@code false} for an inverse side
	 */
	public boolean isOwning() {
		return this.mappedBy == null;
	}

	/**
	 * Whether an operation is passed on.
	 * @param operation the operation
	 * @return {@code true} if it cascades, or all do
	 */
	public boolean cascades(CascadeType operation) {
		return this.cascade.contains(operation) || this.cascade.contains(CascadeType.ALL);
	}

	@Override
	public String toString() {
		return "relation" + ((this.mappedBy != null) ? " mapped by " + this.mappedBy : "");
	}

}
