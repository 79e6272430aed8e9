package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * One client of a database that holds a table of integers by id, working in one
 * transaction. Once the database has refused something the session is aborted and does
 * nothing more.
 */
abstract class Session {

	private final List<Object> log = new ArrayList<>();

	private boolean aborted;

	private boolean duplicate;

	private boolean over;

	private boolean committed;

	/**
	 * The value of a row, or {@code null} if it is not there.
	 */
	@Nullable Integer read(int id) {
		return logged(attempt(() -> doRead(id), null));
	}

	/**
	 * The rows that meet a condition, by id.
	 */
	Map<Integer, Integer> query(Condition condition) {
		return logged(attempt(() -> new TreeMap<>(doQuery(condition)), Map.of()));
	}

	/**
	 * Loads a row and saves it with another value.
	 */
	void write(int id, int value) {
		attempt(() -> {
			doWrite(id, value);
			return 0;
		}, 0);
	}

	void insert(int id, int value) {
		attempt(() -> {
			doInsert(id, value);
			return 0;
		}, 0);
	}

	/**
	 * Deletes the rows that meet a condition.
	 * @return how many there were
	 */
	int delete(Condition condition) {
		return logged(attempt(() -> doDelete(condition), -1));
	}

	/**
	 * Inserts a row unless its id or a unique value is taken, and goes on in either case.
	 */
	void insertIfFree(int id, int value) {
		logged(attempt(() -> doInsertIfFree(id, value), false));
	}

	/**
	 * Saves a row without loading it, unless it is not there or a unique value is taken,
	 * and goes on in either case.
	 */
	void writeIfThere(int id, int value) {
		logged(attempt(() -> doWriteIfThere(id, value), false));
	}

	/**
	 * Saves a row with the state that it has.
	 */
	void confirm(int id) {
		logged(attempt(() -> doConfirm(id), false));
	}

	/**
	 * Sets a savepoint.
	 */
	void mark() {
		attempt(() -> {
			doMark();
			return 0;
		}, 0);
	}

	/**
	 * Goes back to the last savepoint, if there is one.
	 */
	void goBack() {
		attempt(() -> {
			doGoBack();
			return 0;
		}, 0);
	}

	void commit() {
		this.committed = attempt(() -> {
			doCommit();
			return true;
		}, false);
		this.over = true;
	}

	void rollback() {
		if (!this.over) {
			doRollback();
		}
		this.over = true;
	}

	boolean isAborted() {
		return this.aborted;
	}

	/**
	 * Whether the transaction has committed.
	 */
	boolean isCommitted() {
		return this.committed;
	}

	/**
	 * All that was read, in order.
	 */
	List<Object> log() {
		return this.log;
	}

	private <T extends @Nullable Object> T logged(T result) {
		this.log.add(String.valueOf(result));
		return result;
	}

	/**
	 * What became of the transaction.
	 */
	String outcome() {
		if (this.duplicate) {
			return "duplicate";
		}
		return this.aborted ? "X" : "ok";
	}

	private <T extends @Nullable Object> T attempt(Step<T> step, T otherwise) {
		if (this.over) {
			return otherwise;
		}
		try {
			return step.run();
		}
		catch (Refusal ex) {
			this.aborted = true;
			this.duplicate = ex.isDuplicate();
			this.over = true;
			doRollback();
			return otherwise;
		}
	}

	protected abstract @Nullable Integer doRead(int id) throws Refusal;

	protected abstract Map<Integer, Integer> doQuery(Condition condition) throws Refusal;

	protected abstract void doWrite(int id, int value) throws Refusal;

	protected abstract void doInsert(int id, int value) throws Refusal;

	protected abstract int doDelete(Condition condition) throws Refusal;

	protected boolean doInsertIfFree(int id, int value) throws Refusal {
		throw new UnsupportedOperationException();
	}

	protected boolean doWriteIfThere(int id, int value) throws Refusal {
		throw new UnsupportedOperationException();
	}

	protected boolean doConfirm(int id) throws Refusal {
		throw new UnsupportedOperationException();
	}

	protected void doMark() throws Refusal {
		throw new UnsupportedOperationException();
	}

	protected void doGoBack() throws Refusal {
		throw new UnsupportedOperationException();
	}

	protected abstract void doCommit() throws Refusal;

	protected abstract void doRollback();

	private interface Step<T extends @Nullable Object> {

		T run() throws Refusal;

	}

	/**
	 * The database refused something.
	 */
	static final class Refusal extends Exception {

		private final boolean duplicate;

		Refusal(Throwable cause, boolean duplicate) {
			super(cause);
			this.duplicate = duplicate;
		}

		boolean isDuplicate() {
			return this.duplicate;
		}

	}

}
