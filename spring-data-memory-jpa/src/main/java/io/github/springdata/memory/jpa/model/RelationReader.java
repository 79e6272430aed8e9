package io.github.springdata.memory.jpa.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.CascadeType;
import org.jspecify.annotations.Nullable;

/**
 * Reader of what all relations have.
 *
 * @param source the attribute
 */
record RelationReader(AttributeSource source) {

	/**
	 * The relation to a class.
	 * @param target the class
	 * @param mappedBy the attribute of the other side, empty if this side owns it
	 * @return the relation, or {@code null} if it was reported that the class is no
	 * entity
	 */
	@Nullable RelationModel read(Class<?> target, String mappedBy, CascadeType[] cascade, boolean orphanRemoval) {
		ReaderContext context = this.source.context();
		if (!context.isEntity(target)) {
			this.source.report("refers to %s, which is no entity; annotate it with @Entity, name the entity with "
					+ "targetEntity, or mark the attribute with @Transient", target.getName());
			return null;
		}
		PersistenceModel model = context.model();
		context.later().add(() -> checkManaged(target));
		HibernateAnnotations hibernate = HibernateAnnotations.of(this.source);
		if (hibernate.isImmutable()) {
			this.source
				.report("has Hibernate's @Immutable, which is not served for relations and collections; remove it");
		}
		return new RelationModel(target, () -> model.entity(target), mappedBy.isEmpty() ? null : mappedBy,
				cascades(cascade, hibernate), orphanRemoval || hibernate.removesOrphans(),
				hibernate.deletes(this.source.place()));
	}

	/**
	 * The relation of the keys of a map to a class, which passes on nothing.
	 */
	@Nullable RelationModel ofKeys(Class<?> target) {
		RelationModel relation = read(target, "", new CascadeType[0], false);
		return (relation != null) ? new RelationModel(target, relation.entity(), null, Set.of(), false, false) : null;
	}

	private void checkManaged(Class<?> target) {
		if (this.source.context().model().find(target) == null) {
			this.source.report("refers to %s, which is not in this persistence unit; add it to the unit",
					target.getName());
		}
	}

	private Set<CascadeType> cascades(CascadeType[] declared, HibernateAnnotations hibernate) {
		Set<CascadeType> cascades = EnumSet.noneOf(CascadeType.class);
		cascades.addAll(List.of(declared));
		cascades.addAll(hibernate.cascades());
		if (this.source.context().annotations().cascadesPersist()) {
			cascades.add(CascadeType.PERSIST);
		}
		return cascades;
	}

}
