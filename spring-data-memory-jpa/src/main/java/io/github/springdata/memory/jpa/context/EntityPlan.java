package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.row.RowType;

/**
 * Order in which the attributes of an entity are read and written, looked up once.
 *
 * @param entity the entity
 * @param type its rows
 * @param attributes all attributes
 * @param columns the number of the column of each attribute, -1 for those that are not
 * stored or are parts of the id
 */
record EntityPlan(EntityModel entity, RowType type, AttributeModel[] attributes, int[] columns) {

	static EntityPlan of(EntityModel entity, RowType type) {
		List<AttributeModel> attributes = new ArrayList<>(entity.attributes());
		int[] columns = attributes.stream().mapToInt(type::number).toArray();
		return new EntityPlan(entity, type, attributes.toArray(AttributeModel[]::new), columns);
	}

}
