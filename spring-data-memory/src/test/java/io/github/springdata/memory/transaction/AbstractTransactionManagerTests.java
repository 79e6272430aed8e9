package io.github.springdata.memory.transaction;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One table with a unique index in one store, and transactions on it.
 */
@ExtendWith(NothingLeftBound.class)
abstract class AbstractTransactionManagerTests {

	static final String TABLE = "rows";

	final TestTicker clock = new TestTicker();

	final MemoryStore store = new MemoryStore();

	final MemoryTransactionManager manager = new MemoryTransactionManager(this.store, this.clock);

	AbstractTransactionManagerTests() {
		define(this.store);
	}

	static void define(MemoryStore store) {
		IndexedProperty text = new IndexedProperty("text", false, String.class, (row) -> ((Row) row).text());
		store.define(TableDefinition.of(TABLE, Row.class, (row) -> ((Row) row).id(),
				List.of(IndexDefinition.of("text", IndexKind.HASH, true, List.of(text)))));
	}

	final void insert(long id) {
		insert(id, "row " + id);
	}

	final void insert(long id, String text) {
		write(() -> transaction().insert(TABLE, new Row(id, text)));
	}

	final void update(long id, String text) {
		write(() -> transaction().update(TABLE, new Row(id, text)));
	}

	private static void write(Runnable statement) {
		try {
			statement.run();
		}
		catch (StoreException ex) {
			throw StoreExceptionTranslator.translate(ex);
		}
	}

	final boolean sees(long id) {
		return transaction().get(TABLE, id) != null;
	}

	final Transaction transaction() {
		MemoryResourceHolder holder = MemoryResourceHolder.current(this.store);
		assertThat(holder).as("transaction in progress").isNotNull();
		return holder.getTransaction();
	}

	final boolean committed(long id) {
		return this.store.table(TABLE).contains(id);
	}

	final List<Object> rows() {
		List<Object> rows = new ArrayList<>();
		this.store.table(TABLE).rows().forEach((slot, row) -> rows.add(row));
		return rows;
	}

	/**
	 * Writes a row and commits, in a transaction of its own.
	 */
	final void elsewhere(Runnable work) {
		inTransaction(requiresNew(), work);
	}

	final void inTransaction(Runnable work) {
		inTransaction(required(), work);
	}

	final void inTransaction(TransactionDefinition definition, Runnable work) {
		new TransactionTemplate(this.manager, definition).executeWithoutResult((status) -> work.run());
	}

	static DefaultTransactionDefinition required() {
		return propagation(TransactionDefinition.PROPAGATION_REQUIRED);
	}

	static DefaultTransactionDefinition requiresNew() {
		return propagation(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	static DefaultTransactionDefinition nested() {
		return propagation(TransactionDefinition.PROPAGATION_NESTED);
	}

	static DefaultTransactionDefinition readOnly() {
		DefaultTransactionDefinition definition = required();
		definition.setReadOnly(true);
		return definition;
	}

	static DefaultTransactionDefinition isolation(int level) {
		DefaultTransactionDefinition definition = required();
		definition.setIsolationLevel(level);
		return definition;
	}

	static DefaultTransactionDefinition timeout(int seconds) {
		DefaultTransactionDefinition definition = required();
		definition.setTimeout(seconds);
		return definition;
	}

	static DefaultTransactionDefinition propagation(int propagation) {
		return new DefaultTransactionDefinition(propagation);
	}

	/**
	 * Notes how the transaction in progress goes on.
	 */
	static List<String> recordSynchronization() {
		List<String> events = new ArrayList<>();
		TransactionSynchronizationManager.registerSynchronization(new Recorder("", events));
		return events;
	}

	record Row(Long id, String text) {
	}

	/**
	 * Writes down what it is told.
	 */
	static class Recorder implements TransactionSynchronization {

		private static final List<String> OUTCOMES = List.of("committed", "rolled back", "unknown");

		private final String name;

		final List<String> events;

		Recorder(String name, List<String> events) {
			this.name = name;
			this.events = events;
		}

		private void add(String event) {
			this.events.add(this.name + event);
		}

		@Override
		public void suspend() {
			add("suspend");
		}

		@Override
		public void resume() {
			add("resume");
		}

		@Override
		public void flush() {
			add("flush");
		}

		@Override
		public void savepoint(Object savepoint) {
			add("savepoint");
		}

		@Override
		public void savepointRollback(Object savepoint) {
			add("savepoint rollback");
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			add("before commit");
		}

		@Override
		public void beforeCompletion() {
			add("before completion");
		}

		@Override
		public void afterCommit() {
			add("after commit");
		}

		@Override
		public void afterCompletion(int status) {
			add(OUTCOMES.get(status));
		}

	}

}
