package io.github.springdata.memory.jpa.context;

import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.ManagedModel;
import io.github.springdata.memory.jpa.model.RelationModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.RowType;

/**
 * Path of the column that owns a relation, for those who look at it from the other side.
 */
final class InversePath {

	private InversePath() {
	}

	/**
	 * The path of the column.
	 * @param type the rows of the side that owns the relation
	 * @param relation the relation as the inverse side declares it
	 */
	static String of(RowType type, RelationModel relation) {
		EntityModel target = relation.target();
		String[] names = Objects.requireNonNull(relation.mappedBy()).split("\\.");
		AttributeModel first = find(target, names[0]);
		StringBuilder path = new StringBuilder();
		ManagedModel owner = target;
		AttributeModel attribute = first;
		for (int i = 0; i < names.length; i++) {
			attribute = find(owner, names[i]);
			path.append((i == 0) ? "" : "." + names[i]);
			owner = (attribute instanceof EmbeddedModel nested) ? nested.embeddable() : owner;
		}
		if (attribute instanceof ToOneModel reference && reference.shared() != null) {
			return reference.shared();
		}
		return type.path(first) + path;
	}

	/**
	 * Finds the attribute in the entity or, as Hibernate allows it, in one below it.
	 */
	private static AttributeModel find(ManagedModel owner, String name) {
		AttributeModel attribute = owner.find(name);
		if (attribute == null) {
			throw new IllegalStateException("%s has no attribute '%s'".formatted(owner, name));
		}
		return attribute;
	}

}
