package io.github.springdata.memory.jpa.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.Transaction;

/**
 * Deletion of rows together with the row that they refer to, where the mapping says so by
 * {@code @OnDelete}. As in a database no callbacks are called for them.
 */
final class CascadingDeletes {

	private final PersistenceContext context;

	private final Transaction transaction;

	CascadingDeletes(PersistenceContext context, Transaction transaction) {
		this.context = context;
		this.transaction = transaction;
	}

	/**
	 * Row that is gone.
	 */
	private record Gone(RowType type, Object id) {
	}

	/**
	 * Deletes what refers to rows that are gone.
	 * @param deleted the ids by tables, to which others are added
	 */
	void apply(Map<RowType, List<Object>> deleted) {
		Deque<Gone> open = new ArrayDeque<>();
		deleted.forEach((type, ids) -> ids.forEach((id) -> open.add(new Gone(type, id))));
		while (!open.isEmpty()) {
			Gone gone = open.remove();
			for (RowType type : this.context.unit().rows().tables()) {
				for (RowColumn column : type.columns()) {
					if (isCascading(column, gone.type())) {
						deleteAll(type, column, gone, deleted, open);
					}
				}
			}
		}
	}

	private boolean isCascading(RowColumn column, RowType target) {
		return column.role() == RowColumn.Role.STATE && column.attribute() instanceof ToOneModel reference
				&& reference.relation().deleteCascades()
				&& this.context.unit().type(reference.relation().target()) == target;
	}

	private void deleteAll(RowType type, RowColumn column, Gone gone, Map<RowType, List<Object>> deleted,
			Deque<Gone> open) {
		for (Row row : this.context.rowsBy(type, column.name(), gone.id())) {
			Object id = type.idOf(row);
			StoreFailures.translate(() -> this.transaction.delete(type.table(), id), type.table(), null);
			deleted.computeIfAbsent(type, (key) -> new ArrayList<>());
			open.add(new Gone(type, id));
			ManagedEntity managed = this.context.managed(type, id);
			if (managed != null) {
				this.context.identities().bury(managed);
			}
		}
	}

}
