package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.springdata.memory.store.IsolationLevel;

/**
 * A few transactions whose interleavings are all run. As no step ever waits for another
 * transaction, every interleaving can be run, on one thread.
 *
 * @param name the name of the spec
 * @param rows the rows at the start
 * @param programs the transactions
 */
record Spec(String name, Map<Integer, Integer> rows, List<Program> programs) {

	Tally runAll(IsolationLevel level) {
		Tally tally = new Tally();
		interleave(new int[this.programs.size()], new ArrayList<>(), (order) -> run(order, level, tally));
		return tally;
	}

	private void interleave(int[] positions, List<Integer> order, Consumer<List<Integer>> action) {
		boolean complete = true;
		for (int i = 0; i < positions.length; i++) {
			if (positions[i] < this.programs.get(i).steps().size()) {
				complete = false;
				positions[i]++;
				order.add(i);
				interleave(positions, order, action);
				order.remove(order.size() - 1);
				positions[i]--;
			}
		}
		if (complete) {
			action.accept(order);
		}
	}

	private void run(List<Integer> order, IsolationLevel level, Tally tally) {
		try (MemoryDatabase database = new MemoryDatabase(this.rows, false)) {
			List<Session> sessions = this.programs.stream().map((program) -> database.open(level)).toList();
			int[] positions = new int[sessions.size()];
			for (int i : order) {
				this.programs.get(i).steps().get(positions[i]++).accept(sessions.get(i));
			}
			judge(order, sessions, database.committed(), tally);
		}
	}

	private void judge(List<Integer> order, List<Session> sessions, Map<Integer, Integer> end, Tally tally) {
		SerializabilityOracle oracle = new SerializabilityOracle(this.rows, end);
		boolean aborted = false;
		for (int i = 0; i < sessions.size(); i++) {
			if (sessions.get(i).isCommitted()) {
				oracle.committed(this.programs.get(i), sessions.get(i).log());
			}
			aborted |= sessions.get(i).isAborted();
		}
		tally.add(order, aborted, oracle.isSerializable());
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What came out of the interleavings of a spec.
	 */
	static final class Tally {

		private int runs;

		private int aborts;

		private final List<List<Integer>> anomalies = new ArrayList<>();

		private void add(List<Integer> order, boolean aborted, boolean serializable) {
			this.runs++;
			if (aborted) {
				this.aborts++;
			}
			if (!serializable) {
				this.anomalies.add(List.copyOf(order));
			}
		}

		int runs() {
			return this.runs;
		}

		/**
		 * The interleavings in which a transaction was refused.
		 */
		int aborts() {
			return this.aborts;
		}

		/**
		 * The interleavings that are not serializable.
		 */
		List<List<Integer>> anomalies() {
			return this.anomalies;
		}

	}

}
