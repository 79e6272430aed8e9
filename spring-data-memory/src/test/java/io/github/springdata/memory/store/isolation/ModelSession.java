package io.github.springdata.memory.store.isolation;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.isolation.Session.Refusal;

/**
 * A session that works directly on a map, for the execution of transactions one by one.
 */
final class ModelSession extends Session {

	private final Map<Integer, Integer> rows;

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
	protected void doCommit() {
	}

	@Override
	protected void doRollback() {
	}

}
