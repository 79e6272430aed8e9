package io.github.springdata.memory.jpa.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Deletion of rows together with the row that they refer to, where the mapping says so by
 * {@code @OnDelete}, and of links in tables that the other side owns too. As in a
 * database no callbacks are called for them.
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
		if (deleted.isEmpty()) {
			return;
		}
		Deque<Gone> open = new ArrayDeque<>();
		deleted.forEach((type, ids) -> ids.forEach((id) -> open.add(new Gone(type, id))));
		while (!open.isEmpty()) {
			Gone gone = open.remove();
			for (RowType type : this.context.unit().rows().tables()) {
				for (RowColumn column : type.columns()) {
					if (isCascading(column, gone.type())) {
						deleteAll(type, column, gone, deleted, open);
					}
					else if (isMirrored(column, gone.type())) {
						unlink(type, column, gone);
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

	/**
	 * Whether a column has the links of a table that the rows of another one own too.
	 */
	private boolean isMirrored(RowColumn column, RowType target) {
		return column.role() == RowColumn.Role.STATE && column.attribute() instanceof PluralModel plural
				&& plural.isMirrored() && this.context.unit().type(target(plural)) == target;
	}

	private static EntityModel target(PluralModel plural) {
		return ((ElementModel.Entity) plural.element()).relation().target();
	}

	/**
	 * Takes the id of a row that is gone from those that others have links to.
	 */
	private void unlink(RowType type, RowColumn column, Gone gone) {
		PluralModel plural = (PluralModel) Objects.requireNonNull(column.attribute());
		int number = type.number(plural);
		for (Row row : this.context.rowsBy(type, column.name(), gone.id())) {
			@Nullable Object[] values = Row.values(row, type.columns().size());
			List<Object> ids = new ArrayList<>((Collection<?>) Objects.requireNonNull(values[number]));
			ids.removeIf(gone.id()::equals);
			values[number] = Collections.unmodifiableList(ids);
			Row without = type.create(values);
			StoreFailures.translate(() -> this.transaction.put(type.table(), without, (current) -> {
			}), type.table(), null);
			ManagedEntity managed = this.context.managed(type, type.idOf(row));
			if (managed != null) {
				managed.synced(without);
				forget(managed, plural, gone.id(), ids);
			}
		}
	}

	private void forget(ManagedEntity managed, PluralModel plural, Object id, List<Object> ids) {
		Object elements = plural.access().get(managed.instance());
		if (elements instanceof LazyContent lazy && !lazy.isLoaded()) {
			plural.access()
				.set(managed.instance(), this.context.reading(managed, plural,
						(owner, reader) -> reader.attach(owner, plural, plural.toString(), ids)));
		}
		else if (elements instanceof Collection<?> collection) {
			collection.removeIf((element) -> element != null
					&& id.equals(this.context.idOf(this.context.unit().entityOf(element), element)));
		}
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
