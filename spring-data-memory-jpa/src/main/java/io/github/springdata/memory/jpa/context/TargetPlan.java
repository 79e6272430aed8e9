package io.github.springdata.memory.jpa.context;

import java.util.Comparator;
import java.util.List;

import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;

/**
 * How the elements of a collection are found whose links are in their own rows, looked up
 * once.
 *
 * @param plural the collection
 * @param target the entity of the elements
 * @param type their rows
 * @param path the path of the column that refers to the owner
 * @param position the number of the column with the position in a list, or -1
 * @param key the number of the column with the key in a map, or -1
 * @param whole whether all rows that refer to the owner are elements
 * @param functions what is computed of rows
 */
record TargetPlan(PluralModel plural, EntityModel target, RowType type, String path, int position, int key,
		boolean whole, RowFunctions functions) {

	static TargetPlan of(PluralModel plural, PersistenceUnit unit) {
		ElementModel.Entity element = (ElementModel.Entity) plural.element();
		EntityModel target = element.relation().target();
		RowType type = unit.type(target);
		String path = (plural.link() == PluralModel.Link.TARGET)
				? type.columns().get(type.number(plural, RowColumn.Role.OWNER)).name()
				: InversePath.of(type, element.relation());
		boolean whole = target == type.root() && !unit.functions().hides(target) && !unit.functions().hides(plural);
		return new TargetPlan(plural, target, type, path, type.number(plural, RowColumn.Role.POSITION),
				type.number(plural, RowColumn.Role.KEY), whole, unit.functions());
	}

	/**
	 * Leaves the elements out of rows that refer to the owner, and puts them in order.
	 */
	List<Row> elements(List<Row> rows) {
		if (!this.whole) {
			rows.removeIf((row) -> !this.type.entityOf(row).isKindOf(this.target)
					|| !this.functions.isSeen(this.target, row) || !this.functions.isElement(this.plural, row));
		}
		if (this.position >= 0) {
			rows.sort(Comparator.comparing((row) -> (Integer) row.get(this.position),
					Comparator.nullsLast(Comparator.naturalOrder())));
		}
		return rows;
	}

}
