package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;

/**
 * Order in which the attributes of an entity are read and written, looked up once.
 *
 * @param entity the entity
 * @param type its rows
 * @param attributes all attributes
 * @param columns the number of the column of each attribute, -1 for those that are not
 * stored or are parts of the id
 * @param exclusive the numbers of the columns that refer to rows to which no other row
 * may refer
 * @param own for each column whether it is of an attribute of the entity
 * @param inserted for each column whether it is written to rows that are inserted
 * @param updated for each column whether it is written to rows that are updated
 */
record EntityPlan(EntityModel entity, RowType type, AttributeModel[] attributes, int[] columns, int[] exclusive,
		boolean[] own, boolean[] inserted, boolean[] updated) {

	static EntityPlan of(EntityModel entity, RowType type) {
		List<AttributeModel> attributes = new ArrayList<>(entity.attributes());
		int[] columns = attributes.stream().mapToInt(type::number).toArray();
		int[] exclusive = IntStream.range(0, columns.length)
			.filter((i) -> columns[i] >= 0 && columns[i] != type.idColumn() && isExclusive(attributes.get(i)))
			.map((i) -> columns[i])
			.toArray();
		int count = type.columns().size();
		EntityPlan plan = new EntityPlan(entity, type, attributes.toArray(AttributeModel[]::new), columns, exclusive,
				new boolean[count], new boolean[count], new boolean[count]);
		for (int i = 0; i < count; i++) {
			AttributeModel attribute = type.columns().get(i).attribute();
			if (type.columns().get(i).role() == RowColumn.Role.STATE && attribute != null) {
				plan.own[i] = entity.isKindOf((EntityModel) attribute.owner());
				plan.inserted[i] = isWritten(attribute, ColumnModel::insertable);
				plan.updated[i] = isWritten(attribute, ColumnModel::updatable);
			}
		}
		return plan;
	}

	private static boolean isExclusive(AttributeModel attribute) {
		if (attribute instanceof PluralModel plural) {
			return plural.link() == PluralModel.Link.OWNER && plural.element() instanceof ElementModel.Entity element
					&& !element.manyToMany();
		}
		return attribute instanceof ToOneModel reference && reference.isOneToOne() && reference.relation().isOwning();
	}

	private static boolean isWritten(AttributeModel attribute, Predicate<ColumnModel> written) {
		if (attribute instanceof BasicModel basic) {
			return written.test(basic.column());
		}
		return !(attribute instanceof ToOneModel reference) || reference.columns().isEmpty()
				|| reference.columns().stream().anyMatch(written);
	}

}
