package io.github.springdata.memory.workload;

import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.UnitOfWorkMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * All contenders agree on every answer and on what is left at the end.
 */
class WorkloadTests {

	private static final Workload WORKLOAD = Workload.draw(2000, 60, Workload.SEED);

	private static final Round EXPECTED = round(new ListScan());

	static Stream<Arguments> contenders() {
		return Stream.of(contender("expert's maps", ExpertMaps::new),
				contender("records, criteria", MemoryRecords::new),
				contender("records, derived methods", MemoryDerived::new),
				contender("managed", () -> new MemoryObjects(UnitOfWorkMode.MANAGED)),
				contender("explicit", () -> new MemoryObjects(UnitOfWorkMode.EXPLICIT)));
	}

	private static Arguments contender(String name, Supplier<Contender<?>> contender) {
		return argumentSet(name, contender);
	}

	private static <E extends Row> Round round(Contender<E> contender) {
		try (contender) {
			return Round.run(contender, WORKLOAD, true, Long.MAX_VALUE);
		}
	}

	@ParameterizedTest
	@MethodSource("contenders")
	void contendersAgree(Supplier<Contender<?>> contender) {
		Round round = round(contender.get());
		assertThat(round.counts()).as("-Dseed=%d", Workload.SEED).isEqualTo(EXPECTED.counts());
		assertThat(round.checksums()).isEqualTo(EXPECTED.checksums());
		assertThat(round.remaining()).isEqualTo(EXPECTED.remaining());
	}

	@Test
	void questionsGetAboutAQuarterOfTheRows() {
		Workload workload = Workload.draw(2000, 500, Workload.SEED);
		Round round = Round.run(new ListScan(), workload, false, Long.MAX_VALUE);
		assertThat(round.rows() / (500.0 * 2000)).isCloseTo(0.268, within(0.02));
	}

}
