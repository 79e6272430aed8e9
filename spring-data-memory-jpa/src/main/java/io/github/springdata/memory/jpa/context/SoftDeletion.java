package io.github.springdata.memory.jpa.context;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.DeletionModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Update of a row in place of its deletion. As with Hibernate the elements of its
 * collections go all the same.
 *
 * @param type the type of the row
 * @param deletion what is written
 */
record SoftDeletion(RowType type, DeletionModel deletion) {

	Row apply(Row before) {
		List<RowColumn> columns = this.type.columns();
		@Nullable Object[] values = new @Nullable Object[columns.size()];
		for (int i = 0; i < values.length; i++) {
			boolean collection = columns.get(i).role() == RowColumn.Role.STATE
					&& columns.get(i).attribute() instanceof PluralModel;
			values[i] = collection ? empty(before.get(i)) : before.get(i);
		}
		for (DeletionModel.Assignment assignment : this.deletion.assignments()) {
			Object value = assignment.now()
					? new Timestamps(Clock::systemDefaultZone).now(assignment.attribute().type()) : assignment.value();
			BasicModel attribute = assignment.attribute();
			values[this.type.number(attribute)] = attribute.column().fit(attribute.form().toStored(value));
		}
		return this.type.create(values);
	}

	private static @Nullable Object empty(@Nullable Object stored) {
		return (stored instanceof Map<?, ?>) ? Map.of() : (stored instanceof List<?>) ? List.of() : stored;
	}

}
