package io.github.springdata.memory.store.isolation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows the oracle executions with planted anomalies.
 */
class SerializabilityOracleTests {

	private static final Program INCREMENT = Program.of((session) -> {
		Integer value = session.read(1);
		session.write(1, (value != null) ? value + 1 : 0);
	}, Session::commit);

	private static final Program COPY = Program.of((session) -> {
		Integer value = session.read(1);
		session.write(2, (value != null) ? value : 0);
	}, Session::commit);

	private static final Program COPY_BACK = Program.of((session) -> {
		Integer value = session.read(2);
		session.write(1, (value != null) ? value : 0);
	}, Session::commit);

	private final Map<Integer, Integer> start = Map.of(1, 10, 2, 20);

	@Test
	void acceptsASerialExecution() {
		assertThat(judge(Map.of(1, 12, 2, 12), "12", "10", "11")).isTrue();
		assertThat(judge(Map.of(1, 12, 2, 11), "11", "11", "10")).isTrue();
	}

	@Test
	void findsALostUpdate() {
		assertThat(judge(Map.of(1, 11, 2, 11), "11", "10", "10")).isFalse();
	}

	@Test
	void findsAReadOfAStateThatNeverWas() {
		assertThat(judge(Map.of(1, 12, 2, 15), "15", "10", "11")).isFalse();
	}

	@Test
	void findsALostWrite() {
		assertThat(judge(Map.of(1, 12, 2, 20), "12", "10", "11")).isFalse();
	}

	@Test
	void findsWriteSkew() {
		SerializabilityOracle oracle = new SerializabilityOracle(this.start, Map.of(1, 20, 2, 10));
		oracle.committed(COPY, List.of("10"));
		oracle.committed(COPY_BACK, List.of("20"));
		assertThat(oracle.isSerializable()).isFalse();
	}

	/**
	 * One copy and two increments.
	 */
	private boolean judge(Map<Integer, Integer> end, String copied, String first, String second) {
		SerializabilityOracle oracle = new SerializabilityOracle(this.start, new TreeMap<>(end));
		oracle.committed(COPY, List.of(copied));
		oracle.committed(INCREMENT, List.of(first));
		oracle.committed(INCREMENT, List.of(second));
		return oracle.isSerializable();
	}

}
