package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.JoinColumn;

/**
 * Columns of a reference, as far as they are declared, and by default.
 *
 * @param source the attribute
 * @param declared the declared columns
 * @param byId whether the columns are those of the id of the entity
 */
record ReferenceColumns(AttributeSource source, List<JoinColumn> declared, boolean byId) {

	void complete(ToOneModel reference, References references) {
		EntityModel target = this.source.context().model().find(targetOf(reference));
		if (target == null) {
			return;
		}
		if (this.byId) {
			reference.complete(reference.reference().withColumns(ofId(references, target), null));
			return;
		}
		JoinColumnNames names = new JoinColumnNames(this.source, target, references);
		List<ColumnModel> columns = names.columns(this.declared, this.source.name());
		reference.complete(reference.reference().withColumns(columns, names.referencedAttribute(columns)));
		if (reference.mapsId() != null) {
			new MappedIds(this.source, reference).check(target);
		}
	}

	private static Class<?> targetOf(ToOneModel reference) {
		return reference.relation().type();
	}

	/**
	 * The columns of the id of the owner, which this attribute does not write.
	 */
	private List<ColumnModel> ofId(References references, EntityModel target) {
		EntityModel owner = this.source.scope().entity();
		List<ColumnModel> ids = (owner != null) ? references.idColumns(owner) : List.of();
		List<ColumnModel> referenced = references.idColumns(target);
		List<ColumnModel> columns = new ArrayList<>();
		for (int i = 0; i < ids.size() && i < referenced.size(); i++) {
			ColumnModel id = ids.get(i);
			columns
				.add(new ColumnModel(id.name(), null, true, false, false, false, -1, 0, -1, referenced.get(i).name()));
		}
		return columns;
	}

}
