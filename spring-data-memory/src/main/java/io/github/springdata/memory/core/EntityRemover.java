package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.store.Transaction;

/**
 * Deletes rows, by instance, by id and by query. Callbacks see every instance that is
 * deleted; rows that are deleted by id or query are read into instances only for them.
 */
final class EntityRemover {

	private final EntityTables tables;

	private final Callbacks callbacks;

	EntityRemover(EntityTables tables, Callbacks callbacks) {
		this.tables = tables;
		this.callbacks = callbacks;
	}

	boolean delete(Work work, Object instance) {
		Removal removal = prepare(instance);
		boolean deleted = work.run(true, (transaction) -> execute(transaction, List.of(removal)).size() == 1);
		if (deleted) {
			finish(work, removal);
		}
		return deleted;
	}

	long deleteAll(Work work, Iterable<?> instances) {
		List<Removal> removals = new ArrayList<>();
		for (Object instance : instances) {
			NoEntity.requireElement("Instance", instance, removals.size());
			removals.add(prepare(instance));
		}
		List<Removal> done = work.runAtomically((transaction) -> execute(transaction, removals));
		done.forEach((removal) -> finish(work, removal));
		return done.size();
	}

	private static List<Removal> execute(Transaction transaction, List<Removal> removals) {
		List<Removal> done = removals.stream().filter((one) -> one.execute(transaction)).toList();
		done.forEach((one) -> transaction.checkUnreferenced(one.table().name(), one.id()));
		return done;
	}

	private Removal prepare(Object instance) {
		EntityTable<?> table = this.tables.ofInstance(instance);
		Object last = this.callbacks.call(Phase.BEFORE_DELETE, instance);
		return new Removal(table, table.ids().require(last), last);
	}

	private void finish(Work work, Removal removal) {
		work.deleted(removal.table(), removal.id());
		this.callbacks.call(Phase.AFTER_DELETE, removal.instance());
	}

	<T> boolean deleteById(Work work, EntityTable<T> table, Object id) {
		if (callsBack()) {
			return !deleteInstances(work, table, (transaction) -> rows(transaction, table, List.of(id))).isEmpty();
		}
		Object key = table.ids().convert(id);
		boolean deleted = work.runAtomically((transaction) -> deleteRow(transaction, table, key));
		if (deleted) {
			work.deleted(table, key);
		}
		return deleted;
	}

	private boolean callsBack() {
		return this.callbacks.has(Phase.BEFORE_DELETE) || this.callbacks.has(Phase.AFTER_DELETE);
	}

	private static boolean deleteRow(Transaction transaction, EntityTable<?> table, Object id) {
		Object row = transaction.get(table.name(), id);
		if (row == null || !table.accepts(row)) {
			return false;
		}
		Object own = table.ids().require(row);
		transaction.delete(table.name(), own);
		transaction.checkUnreferenced(table.name(), own);
		return true;
	}

	<T> long deleteAllById(Work work, EntityTable<T> table, Iterable<?> ids) {
		return deleteRows(work, table, (transaction) -> rows(transaction, table, ids));
	}

	private static List<Object> rows(Transaction transaction, EntityTable<?> table, Iterable<?> ids) {
		return EntityReader.rows(table, ids, (id) -> transaction.get(table.name(), id));
	}

	/**
	 * Deletes rows that are found in the transaction of the statement, or none.
	 * @return the number of rows
	 */
	<T> long deleteRows(Work work, EntityTable<T> table, Function<Transaction, List<Object>> finder) {
		if (callsBack()) {
			return deleteInstances(work, table, finder).size();
		}
		List<Object> rows = work.runAtomically((transaction) -> delete(transaction, table, finder.apply(transaction)));
		rows.forEach((row) -> work.deleted(table, table.ids().require(row)));
		return rows.size();
	}

	/**
	 * Deletes rows that are found in the transaction of the statement, or none.
	 * @return the instances
	 */
	<T> List<T> deleteInstances(Work work, EntityTable<T> table, Function<Transaction, List<Object>> finder) {
		List<T> instances = work.runAtomically((transaction) -> {
			List<T> found = work.instances(table, finder.apply(transaction));
			found.forEach((instance) -> this.callbacks.call(Phase.BEFORE_DELETE, instance));
			return delete(transaction, table, found);
		});
		instances.forEach((instance) -> finish(work, new Removal(table, table.ids().require(instance), instance)));
		return instances;
	}

	private static <R> List<R> delete(Transaction transaction, EntityTable<?> table, List<R> rows) {
		rows.forEach((row) -> transaction.delete(table.name(), table.ids().require(row)));
		rows.forEach((row) -> transaction.checkUnreferenced(table.name(), table.ids().require(row)));
		return rows;
	}

}
