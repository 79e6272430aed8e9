package io.github.springdata.memory.store.isolation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.springdata.memory.store.IsolationLevel;

/**
 * A named interleaving of a few transactions, after Hermitage and the isolation specs of
 * PostgreSQL, and what has to come out of it.
 *
 * @param name the usual name of the anomaly
 * @param rows the rows at the start
 * @param steps the steps; gives what was read, in order
 * @param readCommitted the outcome at read committed
 * @param repeatableRead the outcome at repeatable read
 * @param serializable the outcome when serializable
 */
record Scenario(String name, Map<Integer, Integer> rows, Steps steps, String readCommitted, String repeatableRead,
		String serializable) {

	String expected(IsolationLevel level) {
		return switch (level) {
			case READ_COMMITTED -> this.readCommitted;
			case REPEATABLE_READ -> this.repeatableRead;
			case SERIALIZABLE -> this.serializable;
		};
	}

	/**
	 * Runs the scenario.
	 * @return what was read, what became of each transaction, and the rows at the end
	 */
	String run(Database database, IsolationLevel level) {
		Session t1 = database.open(level);
		Session t2 = database.open(level);
		Session t3 = database.open(level);
		List<?> reads = this.steps.run(t1, t2, t3);
		String outcomes = Stream.of(t1, t2, t3).map(Session::outcome).collect(Collectors.joining(" "));
		Stream.of(t1, t2, t3).forEach(Session::rollback);
		return "%s %s %s".formatted(reads, outcomes, database.committed());
	}

	@Override
	public String toString() {
		return this.name;
	}

	interface Steps {

		List<?> run(Session t1, Session t2, Session t3);

	}

}
