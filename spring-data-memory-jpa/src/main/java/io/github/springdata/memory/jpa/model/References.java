package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * References whose columns depend on the ids of the entities that they refer to, which
 * may be references themselves.
 */
final class References {

	private final Map<ToOneModel, ReferenceColumns> pending = new IdentityHashMap<>();

	private final List<ToOneModel> order = new ArrayList<>();

	void add(ToOneModel reference, ReferenceColumns columns) {
		this.pending.put(reference, columns);
		this.order.add(reference);
	}

	/**
	 * Completes all references, in the order of declaration.
	 */
	void completeAll() {
		for (ToOneModel reference : this.order) {
			complete(reference);
		}
	}

	private void complete(ToOneModel reference) {
		ReferenceColumns columns = this.pending.remove(reference);
		if (columns != null) {
			columns.complete(reference, this);
		}
	}

	/**
	 * The columns of the id of an entity.
	 */
	List<ColumnModel> idColumns(EntityModel entity) {
		for (AttributeModel attribute : entity.root().attributes()) {
			if (attribute instanceof ToOneModel reference && reference.mapsId() != null) {
				complete(reference);
			}
		}
		List<AttributeModel> attributes = entity.root().idAttributes();
		for (AttributeModel leaf : Paths.leaves(attributes).values()) {
			if (leaf instanceof ToOneModel reference) {
				complete(reference);
			}
		}
		return Paths.columns(attributes);
	}

}
