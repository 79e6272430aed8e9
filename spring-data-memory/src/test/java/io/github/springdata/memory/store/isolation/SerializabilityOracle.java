package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides by brute force whether an execution was serializable: whether some order of the
 * committed transactions, run one by one, reads the same and ends with the same rows.
 */
final class SerializabilityOracle {

	private final Map<Integer, Integer> start;

	private final Map<Integer, Integer> end;

	private final List<Program> programs = new ArrayList<>();

	private final List<List<Object>> logs = new ArrayList<>();

	SerializabilityOracle(Map<Integer, Integer> start, Map<Integer, Integer> end) {
		this.start = start;
		this.end = end;
	}

	void committed(Program program, List<Object> log) {
		this.programs.add(program);
		this.logs.add(log);
	}

	boolean isSerializable() {
		return search(new TreeMap<>(this.start), 0);
	}

	private boolean search(Map<Integer, Integer> rows, int done) {
		if (Integer.bitCount(done) == this.programs.size()) {
			return rows.equals(this.end);
		}
		for (int next = 0; next < this.programs.size(); next++) {
			if ((done & 1 << next) == 0 && continues(rows, done, next)) {
				return true;
			}
		}
		return false;
	}

	private boolean continues(Map<Integer, Integer> rows, int done, int next) {
		Map<Integer, Integer> copy = new TreeMap<>(rows);
		ModelSession session = new ModelSession(copy);
		this.programs.get(next).run(session);
		return session.isCommitted() && session.log().equals(this.logs.get(next)) && search(copy, done | 1 << next);
	}

}
