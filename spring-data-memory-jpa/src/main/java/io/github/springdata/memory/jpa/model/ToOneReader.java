package io.github.springdata.memory.jpa.model;

import java.util.List;
import java.util.Objects;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.ToOneModel.Reference;

/**
 * Reader of an attribute that refers to one entity.
 *
 * @param source the attribute
 */
record ToOneReader(AttributeSource source) {

	/**
	 * What both annotations say.
	 */
	private record Declared(Class<?> target, CascadeType[] cascade, FetchType fetch, boolean optional, String mappedBy,
			boolean orphanRemoval) {

		static Declared of(AttributeSource source) {
			ManyToOne manyToOne = source.find(ManyToOne.class);
			return (manyToOne != null) ? new Declared(manyToOne.targetEntity(), manyToOne.cascade(), manyToOne.fetch(),
					manyToOne.optional(), "", false) : of(Objects.requireNonNull(source.find(OneToOne.class)));
		}

		private static Declared of(OneToOne relation) {
			return new Declared(relation.targetEntity(), relation.cascade(), relation.fetch(), relation.optional(),
					relation.mappedBy(), relation.orphanRemoval());
		}

	}

	@Nullable ToOneModel read() {
		Declared declared = Declared.of(this.source);
		Class<?> target = (declared.target() != void.class) ? declared.target() : this.source.member().rawType();
		RelationModel relation = new RelationReader(this.source).read(target, declared.mappedBy(), declared.cascade(),
				declared.orphanRemoval());
		if (relation == null) {
			return null;
		}
		MapsId mapsId = this.source.find(MapsId.class);
		Reference reference = new Reference(this.source.has(OneToOne.class),
				declared.optional() && !this.source.isId() && mapsId == null, List.of(),
				(mapsId != null) ? mapsId.value() : null, List.of(), null);
		ToOneModel attribute = new ToOneModel(this.source.declaration(declared.fetch()), relation, reference);
		if (relation.isOwning() && this.source.scope().entity() != null) {
			this.source.context()
				.references()
				.add(attribute, new ReferenceColumns(this.source, joinColumns(), isById()));
		}
		return attribute;
	}

	private boolean isById() {
		return this.source.has(PrimaryKeyJoinColumn.class) || this.source.has(PrimaryKeyJoinColumns.class);
	}

	private List<JoinColumn> joinColumns() {
		AssociationOverride override = this.source.override(AssociationOverride.class);
		if (override != null && override.joinColumns().length > 0) {
			return List.of(override.joinColumns());
		}
		if (override != null && override.joinTable().joinColumns().length > 0) {
			return List.of(override.joinTable().inverseJoinColumns());
		}
		JoinTable table = this.source.find(JoinTable.class);
		return (table != null) ? List.of(table.inverseJoinColumns())
				: this.source.findAll(JoinColumn.class, JoinColumns.class);
	}

}
