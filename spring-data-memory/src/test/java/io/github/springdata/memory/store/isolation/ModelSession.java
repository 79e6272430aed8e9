package io.github.springdata.memory.store.isolation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.isolation.Session.Refusal;

/**
 * A session that works directly on a map, for the execution of transactions one by one.
 */
final class ModelSession extends Session {

	private final Map<Integer, Integer> rows;

	private final Deque<Map<Integer, Integer>> marks = new ArrayDeque<>();

	ModelSession(Map<Integer, Integer> rows) {
		this.rows = rows;
	}

	@Override
	protected @Nullable Integer doRead(int id) {
		return this.rows.get(id);
	}

	@Override
	protected Map<Integer, Integer> doQuery(Condition condition) {
		Map<Integer, Integer> found = new TreeMap<>(this.rows);
		found.values().removeIf((value) -> !condition.test().test(value));
		return found;
	}

	@Override
	protected void doWrite(int id, int value) throws Refusal {
		if (this.rows.replace(id, value) == null) {
			throw new Refusal(new IllegalStateException("No row " + id), false);
		}
	}

	@Override
	protected void doInsert(int id, int value) throws Refusal {
		if (this.rows.putIfAbsent(id, value) != null) {
			throw new Refusal(new IllegalStateException("Duplicate row " + id), true);
		}
	}

	@Override
	protected int doDelete(Condition condition) {
		Map<Integer, Integer> found = doQuery(condition);
		this.rows.keySet().removeAll(found.keySet());
		return found.size();
	}

	@Override
	protected boolean doInsertIfFree(int id, int value) {
		boolean free = !this.rows.containsKey(id) && isFree(id, value);
		if (free) {
			this.rows.put(id, value);
		}
		return free;
	}

	@Override
	protected boolean doWriteIfThere(int id, int value) {
		boolean possible = this.rows.containsKey(id) && isFree(id, value);
		if (possible) {
			this.rows.put(id, value);
		}
		return possible;
	}

	private boolean isFree(int id, int value) {
		return value < MemoryDatabase.FIRST_UNIQUE
				|| this.rows.entrySet().stream().noneMatch((row) -> row.getKey() != id && row.getValue() == value);
	}

	@Override
	protected boolean doConfirm(int id) {
		return this.rows.containsKey(id);
	}

	@Override
	protected void doMark() {
		this.marks.push(new TreeMap<>(this.rows));
	}

	@Override
	protected void doGoBack() {
		Map<Integer, Integer> mark = this.marks.peek();
		if (mark != null) {
			this.rows.clear();
			this.rows.putAll(mark);
		}
	}

	@Override
	protected void doCommit() {
	}

	@Override
	protected void doRollback() {
	}

}
