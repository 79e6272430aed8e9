package io.github.springdata.memory.core;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.core.EntityChange.Kind;
import io.github.springdata.memory.store.CommitListener;
import io.github.springdata.memory.store.RowChange;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.store.Table;

/**
 * Translation of the difference between two versions of the store into changes of the
 * instances of an entity.
 *
 * @param table the table
 * @param listener takes the changes
 * @param overflow is told if there are too many
 */
record EntityChanges<T>(EntityTable<T> table, Consumer<? super EntityChange<T>> listener,
		Consumer<? super IllegalStateException> overflow) implements CommitListener {

	/**
	 * Reports an overflow as listeners do who have nothing else to say about it.
	 */
	static void report(IllegalStateException reason) {
		CommitListener listener = (before, after) -> {
		};
		listener.overflowed(reason);
	}

	@Override
	public void overflowed(IllegalStateException reason) {
		this.overflow.accept(reason);
	}

	@Override
	public void committed(Snapshot before, Snapshot after) {
		changes(before, after).forEach((change) -> pass(change, after.version()));
	}

	private List<RowChange> changes(Snapshot before, Snapshot after) {
		String name = this.table.name();
		if (!before.hasTable(name)) {
			return List.of();
		}
		Table earlier = before.table(name);
		Table later = after.table(name);
		return (earlier != later) ? later.changesSince(earlier) : List.of();
	}

	private void pass(RowChange change, long version) {
		T before = instance(change.before());
		T after = instance(change.after());
		if (before != null || after != null) {
			this.listener.accept(
					new EntityChange<>(kind(before, after), this.table.ids().own(change.id()), before, after, version));
		}
	}

	private @Nullable T instance(@Nullable Object row) {
		return (row != null && this.table.accepts(row)) ? this.table.load(row) : null;
	}

	private static Kind kind(@Nullable Object before, @Nullable Object after) {
		if (before == null) {
			return Kind.INSERT;
		}
		return (after != null) ? Kind.UPDATE : Kind.DELETE;
	}

}
