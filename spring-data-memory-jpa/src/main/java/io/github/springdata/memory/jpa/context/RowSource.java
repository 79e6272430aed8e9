package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.index.Index;
import org.jspecify.annotations.Nullable;

/**
 * Rows as somebody sees them: a transaction, or whoever looks at committed state.
 */
interface RowSource {

	/**
	 * Reads a row by its id.
	 * @param type the table
	 * @param id the stored form of the id
	 * @return the row, or {@code null} if there is none
	 */
	@Nullable Row get(RowType type, Object id);

	/**
	 * Reads the rows that have a value, which is a search in an index if there is one.
	 * @param type the table
	 * @param path the path of the column
	 * @param value the stored form of the value
	 * @return the rows in the order of insertion
	 */
	List<Row> find(RowType type, String path, Object value);

	/**
	 * Takes tables at one moment.
	 * @param names the names
	 * @return gives a table by its name
	 */
	Function<String, Table> tables(Collection<String> names);

	/**
	 * The rows that a transaction sees.
	 *
	 * @param transaction the transaction
	 */
	record OfTransaction(Transaction transaction) implements RowSource {

		@Override
		public @Nullable Row get(RowType type, Object id) {
			return (Row) this.transaction.get(type.table(), id);
		}

		@Override
		public List<Row> find(RowType type, String path, Object value) {
			return search(this.transaction.table(type.table(), (row) -> RowSearch.has(type, path, row, value)), type,
					path, value);
		}

		@Override
		public Function<String, Table> tables(Collection<String> names) {
			Map<String, Table> tables = this.transaction.tables(names);
			return (name) -> Objects.requireNonNull(tables.get(name));
		}

	}

	/**
	 * Committed rows.
	 */
	interface OfCommitted extends RowSource {

		/**
		 * The table as it is seen.
		 */
		Table table(String name);

		@Override
		default @Nullable Row get(RowType type, Object id) {
			return (Row) table(type.table()).get(id);
		}

		@Override
		default List<Row> find(RowType type, String path, Object value) {
			return search(table(type.table()), type, path, value);
		}

	}

	/**
	 * The rows of a snapshot.
	 *
	 * @param snapshot the snapshot
	 */
	record OfSnapshot(Snapshot snapshot) implements OfCommitted {

		@Override
		public Table table(String name) {
			return this.snapshot.table(name);
		}

		@Override
		public Function<String, Table> tables(Collection<String> names) {
			return this::table;
		}

	}

	/**
	 * The rows that were committed last, whenever somebody looks.
	 *
	 * @param store the store
	 */
	record OfStore(MemoryStore store) implements OfCommitted {

		@Override
		public Table table(String name) {
			return this.store.table(name);
		}

		@Override
		public Function<String, Table> tables(Collection<String> names) {
			return new OfSnapshot(this.store.committed()).tables(names);
		}

	}

	private static List<Row> search(Table table, RowType type, String path, Object value) {
		List<Row> rows = new ArrayList<>();
		Index index = table.index(path);
		if (index != null) {
			index.slots(index.definition().keyOf(value)).forEach((slot) -> rows.add(row(table, slot)));
		}
		else {
			table.rows().forEach((slot, row) -> {
				if (RowSearch.has(type, path, row, value)) {
					rows.add((Row) row);
				}
			});
		}
		return rows;
	}

	private static Row row(Table table, int slot) {
		Object row = table.rowAt(slot);
		if (row == null) {
			throw new IllegalStateException("An index of %s has a row that is not there".formatted(table));
		}
		return (Row) row;
	}

}
