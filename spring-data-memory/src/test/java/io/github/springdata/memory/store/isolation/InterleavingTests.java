package io.github.springdata.memory.store.isolation;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.store.IsolationLevel;

import static org.assertj.core.api.Assertions.assertThat;

class InterleavingTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource("specs")
	void runsEveryInterleavingWithoutAnomalyWhenSerializable(Spec spec, int interleavings, int aborts) {
		Spec.Tally tally = spec.runAll(IsolationLevel.SERIALIZABLE);
		assertThat(tally.anomalies()).isEmpty();
		assertThat(tally.runs()).isEqualTo(interleavings);
		assertThat(tally.aborts()).as("interleavings with a refused transaction").isEqualTo(aborts);
	}

	static Stream<Arguments> specs() {
		return Stream.of(Arguments.of(Specs.simpleWriteSkew(), 6, 4), Arguments.of(Specs.totalCash(), 20, 18),
				Arguments.of(Specs.classroomScheduling(), 20, 18), Arguments.of(Specs.partialIndex(), 20, 18),
				Arguments.of(Specs.projectManager(), 20, 18), Arguments.of(Specs.maximumPlusOne(), 20, 18),
				Arguments.of(Specs.referentialIntegrity(), 35, 33), Arguments.of(Specs.receiptReport(), 210, 70),
				Arguments.of(Specs.readOnlyAnomaly(), 1260, 684));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("specs")
	void showsTheAnomalyAtRepeatableRead(Spec spec) {
		assertThat(spec.runAll(IsolationLevel.REPEATABLE_READ).anomalies()).isNotEmpty();
	}

}
