package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.core.PendingWrite.Kind;
import io.github.springdata.memory.store.Savepoint;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.UniqueKeyViolationException;
import io.github.springdata.memory.store.collection.Portions;

/**
 * The writes of one statement. They are executed one after the other; if one needs a
 * unique key that a later one may free they are executed again, all at once, so that what
 * counts is what is left in the end.
 *
 * @param writes the writes, in order
 */
record WriteSet(List<? extends PendingWrite<?>> writes) {

	/**
	 * Whether part of it may have happened when it fails.
	 */
	boolean isComposite() {
		return this.writes.size() > 1 || (!this.writes.isEmpty() && this.writes.get(0).table().refers());
	}

	void execute(Transaction transaction) {
		try {
			write(transaction);
		}
		catch (UniqueKeyViolationException ex) {
			throw explained(ex);
		}
		Portions.forEach(this.writes.size(), (from, to) -> checkReferences(transaction, from, to));
	}

	private void checkReferences(Transaction transaction, int from, int to) {
		for (int i = from; i < to; i++) {
			PendingWrite<?> write = this.writes.get(i);
			if (write.table().refers()) {
				transaction.checkReferences(write.table().name(), write.state());
			}
		}
	}

	/**
	 * Says so if the row that has the key is itself to be written here.
	 */
	private UniqueKeyViolationException explained(UniqueKeyViolationException ex) {
		List<Object> rows = new ArrayList<>();
		TableDefinition definition = null;
		for (PendingWrite<?> write : this.writes) {
			if (write.table().name().equals(ex.getTable())) {
				definition = write.table().entity().getTableDefinition();
				rows.add(write.state());
			}
		}
		return (definition != null) ? ex.among(definition, rows) : ex;
	}

	private void write(Transaction transaction) {
		if (this.writes.size() == 1) {
			this.writes.get(0).execute(transaction);
			return;
		}
		if (isInsertion()) {
			insert(transaction);
			return;
		}
		Savepoint savepoint = transaction.savepoint();
		try {
			this.writes.forEach((write) -> write.execute(transaction));
		}
		catch (UniqueKeyViolationException ex) {
			if (ex.getIndex().equals(TableDefinition.PRIMARY_KEY)) {
				throw ex;
			}
			transaction.rollbackTo(savepoint);
			executeAtOnce(transaction, ex);
		}
		finally {
			transaction.release(savepoint);
		}
	}

	/**
	 * Whether all rows are new and of one table, so that none of them frees a key for
	 * another.
	 */
	private boolean isInsertion() {
		String table = this.writes.isEmpty() ? "" : this.writes.get(0).table().name();
		return !this.writes.isEmpty()
				&& Portions.allMatch(this.writes.size(), (from, to) -> isInsertion(table, from, to));
	}

	private boolean isInsertion(String table, int from, int to) {
		for (int i = from; i < to; i++) {
			PendingWrite<?> write = this.writes.get(i);
			if (write.kind() == Kind.UPDATE || !write.table().name().equals(table)) {
				return false;
			}
		}
		return true;
	}

	private void insert(Transaction transaction) {
		List<Object> rows = new ArrayList<>(this.writes.size());
		Portions.forEach(this.writes.size(), (from, to) -> addStates(from, to, rows));
		transaction.insertAll(this.writes.get(0).table().name(), rows);
		Portions.forEach(this.writes.size(), this::inserted);
	}

	private void addStates(int from, int to, List<Object> rows) {
		for (int i = from; i < to; i++) {
			rows.add(this.writes.get(i).state());
		}
	}

	private void inserted(int from, int to) {
		for (int i = from; i < to; i++) {
			this.writes.get(i).inserted();
		}
	}

	private void executeAtOnce(Transaction transaction, UniqueKeyViolationException refusal) {
		Map<String, Map<Object, Object>> rows = new LinkedHashMap<>();
		for (PendingWrite<?> write : this.writes) {
			Map<Object, Object> table = rows.computeIfAbsent(write.table().name(), (name) -> new LinkedHashMap<>());
			add(write, current(transaction, write, table), table, refusal);
		}
		rows.forEach((table, states) -> transaction.writeAll(table, states.values()));
	}

	private static @Nullable Object current(Transaction transaction, PendingWrite<?> write, Map<Object, Object> table) {
		Object written = table.get(write.id());
		return (written != null) ? written : transaction.get(write.table().name(), write.id());
	}

	private static void add(PendingWrite<?> write, @Nullable Object current, Map<Object, Object> table,
			UniqueKeyViolationException refusal) {
		if (write.kind() == Kind.UPDATE) {
			write.check(current);
		}
		else if (current != null) {
			throw refusal;
		}
		table.put(write.id(), write.state());
		if (current == null) {
			write.inserted();
		}
	}

}
