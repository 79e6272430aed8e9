package io.github.springdata.memory.jpa.context;

import java.util.Objects;

import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * Columns of an instance without a version whose row somebody else has written since it
 * was read. A database would write the columns of the entity if one of them was changed,
 * and links and elements, which it has in tables of their own, only where they differ.
 */
final class StaleColumns {

	private final EntityPlan plan;

	private final Row before;

	private final @Nullable Object[] values;

	StaleColumns(EntityPlan plan, Row before, @Nullable Object[] values) {
		this.plan = plan;
		this.before = before;
		this.values = values;
	}

	/**
	 * Gives the columns that are not to be written the values that they have now.
	 */
	void keep(Row current) {
		boolean written = isEntityChanged() && !this.plan.entity().isDynamicUpdate();
		for (int i = 0; i < this.values.length; i++) {
			if (!isChanged(i) && !(written && isOfEntity(i))) {
				this.values[i] = current.get(i);
			}
		}
	}

	private boolean isEntityChanged() {
		for (int i = 0; i < this.values.length; i++) {
			if (isOfEntity(i) && isChanged(i)) {
				return true;
			}
		}
		return false;
	}

	private boolean isOfEntity(int column) {
		int index = this.plan.state()[column];
		return index >= 0 && !(this.plan.attributes()[index] instanceof PluralModel);
	}

	private boolean isChanged(int column) {
		return !Objects.deepEquals(this.before.get(column), this.values[column]);
	}

}
