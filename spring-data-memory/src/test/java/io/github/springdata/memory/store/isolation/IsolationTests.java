package io.github.springdata.memory.store.isolation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.store.IsolationLevel;

import static org.assertj.core.api.Assertions.assertThat;

class IsolationTests {

	@ParameterizedTest(name = "{0} at {1}")
	@MethodSource("cases")
	void givesTheOutcomeOfTheConformanceTable(Scenario scenario, IsolationLevel level) {
		try (Database database = new MemoryDatabase(scenario.rows(), false)) {
			assertThat(scenario.run(database, level)).isEqualTo(scenario.expected(level));
		}
	}

	static Stream<Arguments> cases() {
		return Scenarios.all()
			.stream()
			.flatMap((scenario) -> Stream.of(IsolationLevel.values()).map((level) -> Arguments.of(scenario, level)));
	}

	@Test
	void losesNoUpdateOfVersionedRowsAtReadCommitted() {
		Scenario lostUpdate = Scenarios.all()
			.stream()
			.filter((scenario) -> scenario.name().equals("P4"))
			.findAny()
			.orElseThrow();
		try (Database database = new MemoryDatabase(Map.of(1, 10, 2, 20), true)) {
			assertThat(lostUpdate.run(database, IsolationLevel.READ_COMMITTED))
				.isEqualTo("[10, 10] ok X ok {1=11, 2=20}");
		}
	}

	@Test
	void neverRefusesAReadOnlyTransaction() {
		MemoryDatabase database = new MemoryDatabase(Map.of(1, 10), false);
		var readOnly = database.store().begin(IsolationLevel.SERIALIZABLE, true);
		assertThat(readOnly.get("rows", 1)).isNotNull();
		Session writer = database.open(IsolationLevel.SERIALIZABLE);
		writer.write(1, 11);
		writer.commit();
		assertThat(readOnly.table("rows").size()).isEqualTo(1);
		readOnly.commit();
		assertThat(List.of(writer.outcome(), database.committed())).isEqualTo(List.of("ok", Map.of(1, 11)));
	}

}
