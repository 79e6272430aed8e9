package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
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

	private static final int ROUNDS = 300;

	@ParameterizedTest(name = "without {0}: {1}")
	@MethodSource("mutants")
	void isFoundOut(Mutant mutant, Probe probe) {
		MutantClassLoader store = MutantClassLoader.with(mutant);
		List<String> findings = new ArrayList<>();
		for (int round = 0; round < ROUNDS && findings.isEmpty(); round++) {
			store.run(probe).stream().filter((it) -> !it.startsWith(Probe.BREAKDOWN)).forEach(findings::add);
		}
		assertThat(findings).as("what %s finds without %s", probe, mutant).isNotEmpty();
	}

	static Stream<Arguments> mutants() {
		return Stream
			.of(caught(Mutant.without("validation of reads", "Transaction", "validateReads", "validate/2"),
					Probe.SCENARIOS, Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES, Probe.THREADS_SERIALIZABLE),
					caught(Mutant.without("first committer wins", "Workspace", "resolve", "readCommitted"),
							Probe.SCENARIOS, Probe.THREADS_REPEATABLE_READ),
					caught(Mutant.without("old state of rows", "ReadSet", "validate", "validate/2").onlyAt(1),
							Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES),
					caught(Mutant.without("new state of rows", "ReadSet", "validate", "validate/2").onlyAt(2),
							Probe.SCENARIOS, Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES),
					caught(Mutant.without("atomic swap", "MemoryStore", "publish", "lock/0", "unlock/0"),
							Probe.THREADS_SERIALIZABLE, Probe.THREADS_REPEATABLE_READ),
					caught(Mutant.without("swap of the validated version", "MemoryStore", "publish", "test/1"),
							Probe.THREADS_SERIALIZABLE),
					caught(Mutant.without("second check of unique keys", "TableEditor", "addUnique", "checkUnique/3"),
							Probe.UNIQUE_KEYS),
					caught(Mutant.without("removal of old keys", "TableEditor", "apply", "detach/1"),
							Probe.RANDOM_HISTORIES))
			.flatMap((arguments) -> arguments);
	}

	private static Stream<Arguments> caught(Mutant mutant, Probe... probes) {
		return Stream.of(probes).map((probe) -> Arguments.of(mutant, probe));
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
