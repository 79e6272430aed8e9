package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Proves the checkers: each safeguard of the store is switched off in turn, and they must
 * find out by what is then wrong; that the store breaks down does not count.
 */
class MutantTests {

	@ParameterizedTest(name = "without {0}: {1}")
	@MethodSource("mutants")
	void isFoundOut(Mutant mutant, Probe probe) {
		MutantClassLoader store = MutantClassLoader.with(mutant);
		List<String> findings = new ArrayList<>();
		for (int round = 0; round < probe.rounds() && !isFound(findings); round++) {
			findings.addAll(store.run(probe));
		}
		assertThat(isFound(findings)).as("%s finds, without %s: %s", probe, mutant, findings).isTrue();
	}

	private static boolean isFound(List<String> findings) {
		return findings.stream().anyMatch((it) -> !it.startsWith(Probe.BREAKDOWN));
	}

	static Stream<Arguments> mutants() {
		return Mutants.all().entrySet().stream().flatMap(MutantTests::pairs);
	}

	private static Stream<Arguments> pairs(Map.Entry<Mutant, List<Probe>> entry) {
		return entry.getValue().stream().map((probe) -> Arguments.of(entry.getKey(), probe));
	}

	@ParameterizedTest
	@EnumSource
	void findsNothingWithAllSafeguards(Probe probe) {
		assertThat(MutantClassLoader.unchanged().run(probe)).isEmpty();
	}

	@Test
	void refusesToSwitchOffWhatIsNotThere() {
		Mutant mutant = Mutant.without("nothing", "ReadSet", "validate", "check/7");
		assertThatIllegalStateException().isThrownBy(() -> MutantClassLoader.with(mutant))
			.withMessageContaining("adapt the mutant");
	}

}
