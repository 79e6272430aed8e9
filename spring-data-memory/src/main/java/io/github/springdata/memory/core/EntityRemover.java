package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.store.Transaction;

/**
 * Deletion of rows, by instance, by id and by query. Callbacks see every instance that is
 * deleted; rows that are deleted by id or query are read into instances only for them.
 *
 * @param tables the tables of entities
 * @param callbacks calls back
 */
record EntityRemover(EntityTables tables, Callbacks callbacks) {

	boolean delete(UnitOfWork work, Object instance) {
		Removal removal = prepare(instance);
		List<Removed> done = work.run(true, (transaction) -> execute(transaction, List.of(removal)));
		done.forEach((removed) -> finish(work, removed));
		return !done.isEmpty();
	}

	long deleteAll(UnitOfWork work, Iterable<?> instances) {
		List<Removal> removals = new ArrayList<>();
		for (Object instance : instances) {
			NoEntity.requireElement("Instance", instance, removals.size());
			removals.add(prepare(instance));
		}
		List<Removed> done = work.runAtomically((transaction) -> execute(transaction, removals));
		done.forEach((removed) -> finish(work, removed));
		return done.size();
	}

	private static List<Removed> execute(Transaction transaction, List<Removal> removals) {
		List<Removed> done = new ArrayList<>(removals.size());
		for (Removal removal : removals) {
			Object row = removal.execute(transaction);
			if (row != null) {
				done.add(new Removed(removal.table(), row, removal.instance()));
			}
		}
		done.forEach((one) -> one.checkUnreferenced(transaction));
		return done;
	}

	private Removal prepare(Object instance) {
		EntityTable<?> table = this.tables.ofInstance(instance);
		Object last = this.callbacks.call(Phase.BEFORE_DELETE, instance);
		return new Removal(table, table.ids().requireOwn(last), last);
	}

	private void finish(UnitOfWork work, Removed removed) {
		work.deleted(removed.table(), removed.row(), removed.instance());
		this.callbacks.call(Phase.AFTER_DELETE, removed.instance());
	}

	<T> boolean deleteById(UnitOfWork work, EntityTable<T> table, Object id) {
		if (callsBack()) {
			return !deleteInstances(work, table, (transaction) -> rows(transaction, table, List.of(id))).isEmpty();
		}
		Object key = table.ids().convert(id);
		List<Object> deleted = work.runAtomically((transaction) -> deleteRow(transaction, table, key));
		deleted.forEach((row) -> work.deleted(table, row, null));
		return !deleted.isEmpty();
	}

	private boolean callsBack() {
		return this.callbacks.has(Phase.BEFORE_DELETE) || this.callbacks.has(Phase.AFTER_DELETE);
	}

	private static List<Object> deleteRow(Transaction transaction, EntityTable<?> table, Object id) {
		Object row = transaction.get(table.name(), id);
		return (row != null && table.accepts(row)) ? delete(transaction, table, List.of(row)) : List.of();
	}

	<T> long deleteAllById(UnitOfWork work, EntityTable<T> table, Iterable<?> ids) {
		return deleteRows(work, table, (transaction) -> rows(transaction, table, ids));
	}

	private static List<Object> rows(Transaction transaction, EntityTable<?> table, Iterable<?> ids) {
		return EntityReader.rows(table, ids, (id) -> transaction.get(table.name(), id));
	}

	/**
	 * Deletes rows that are found in the transaction of the statement, or none.
	 * @return the number of rows
	 */
	<T> long deleteRows(UnitOfWork work, EntityTable<T> table, Function<Transaction, List<Object>> finder) {
		if (callsBack()) {
			return deleteInstances(work, table, finder).size();
		}
		List<Object> rows = work.runAtomically((transaction) -> delete(transaction, table, finder.apply(transaction)));
		rows.forEach((row) -> work.deleted(table, row, null));
		return rows.size();
	}

	/**
	 * Deletes rows that are found in the transaction of the statement, or none.
	 * @return the instances
	 */
	<T> List<T> deleteInstances(UnitOfWork work, EntityTable<T> table, Function<Transaction, List<Object>> finder) {
		List<T> instances = new ArrayList<>();
		List<Object> rows = work.runAtomically((transaction) -> {
			instances.clear();
			List<Object> found = finder.apply(transaction);
			instances.addAll(work.instances(table, new ArrayList<>(found)));
			instances.forEach((instance) -> this.callbacks.call(Phase.BEFORE_DELETE, instance));
			return delete(transaction, table, found);
		});
		for (int i = 0; i < rows.size(); i++) {
			finish(work, new Removed(table, rows.get(i), instances.get(i)));
		}
		return instances;
	}

	private static List<Object> delete(Transaction transaction, EntityTable<?> table, List<Object> rows) {
		rows.forEach((row) -> transaction.delete(table.name(), table.ids().require(row)));
		rows.forEach((row) -> transaction.checkUnreferenced(table.name(), table.ids().require(row)));
		return rows;
	}

	/**
	 * A row that is gone, and the instance by which it was deleted.
	 */
	private record Removed(EntityTable<?> table, Object row, Object instance) {

		void checkUnreferenced(Transaction transaction) {
			transaction.checkUnreferenced(this.table.name(), this.table.ids().require(this.row));
		}

	}

}
