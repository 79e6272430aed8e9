package io.github.springdata.memory.core;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.transaction.ForeignTransaction;
import io.github.springdata.memory.transaction.StoreExceptionTranslator;

/**
 * An operation outside any transaction. It reads the newest committed state. A write that
 * meets a concurrent commit starts again on top of that: one of the two has made
 * progress, so this ends. The version of an instance is checked anew each time.
 *
 * @param store the store
 */
record AutoCommitUnitOfWork(MemoryStore store) implements UnitOfWork {

	@Override
	public Table table(EntityTable<?> table) {
		return this.store.table(table.name());
	}

	@Override
	public Table open(TableQuery query) {
		return table(query.table());
	}

	@Override
	public TableSource open(Collection<EntityTable<?>> tables) {
		if (tables.size() == 1) {
			Table table = table(tables.iterator().next());
			return (entity) -> table;
		}
		Snapshot snapshot = this.store.snapshot();
		return (entity) -> snapshot.table(entity.getTableName());
	}

	@Override
	public @Nullable Object row(EntityTable<?> table, Object id) {
		return this.store.table(table.name()).get(id);
	}

	@Override
	public <T> T instance(EntityTable<T> table, Object row) {
		T instance = table.load(row);
		LoadedElsewhere.note(this.store, table, instance, row);
		return instance;
	}

	@Override
	public <T> T instance(EntityTable<T> table, Object row, long moment) {
		return instance(table, row);
	}

	@Override
	public <T> List<T> instances(EntityTable<T> table, List<Object> rows) {
		List<T> instances = table.load(rows);
		if (LoadedElsewhere.isAsked(this.store, table)) {
			for (int i = 0; i < instances.size(); i++) {
				LoadedElsewhere.note(this.store, table, instances.get(i), rows.get(i));
			}
		}
		return instances;
	}

	@Override
	public <R> R run(Function<Transaction, R> statement) {
		return runAtomically(statement);
	}

	@Override
	public <R> R runAtomically(Function<Transaction, R> statement) {
		ForeignTransaction.writing(this.store);
		try {
			while (true) {
				Transaction transaction = this.store.begin();
				R result = execute(transaction, statement);
				if (commit(transaction)) {
					return result;
				}
			}
		}
		catch (StoreException ex) {
			throw StoreExceptionTranslator.translate(ex);
		}
	}

	private static <R> R execute(Transaction transaction, Function<Transaction, R> statement) {
		try {
			return statement.apply(transaction);
		}
		catch (RuntimeException | Error ex) {
			transaction.rollback();
			throw ex;
		}
	}

	private static boolean commit(Transaction transaction) {
		try {
			transaction.commit();
			return true;
		}
		catch (StoreException ex) {
			return false;
		}
	}

}
