package io.github.springdata.memory.store.isolation;

import io.github.springdata.memory.store.MemoryStoreLinearizabilityTests;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Proves {@link MemoryStoreLinearizabilityTests}: Lincheck finds out about a store that
 * replaces its root without the lock, and about one that does not check that the root is
 * still the one whose reads were validated.
 *
 * <pre>mvn -Plincheck -pl spring-data-memory test -Dtest='*LinearizabilityTests'</pre>
 */
class BrokenSwapLinearizabilityTests {

	@Test
	void findsASwapThatIsNotAtomic() throws ClassNotFoundException {
		assertIsFoundOut(Mutant.without("atomic swap", "CommitSection", "pass", "tryLock/0",
				"serveAndLeave/0"));
	}

	@Test
	void findsASwapOfAnotherRootThanTheValidatedOne() throws ClassNotFoundException {
		assertIsFoundOut(Mutant.without("swap of the validated version", "MemoryStore", "replace", "test/1"));
	}

	private static void assertIsFoundOut(Mutant mutant) throws ClassNotFoundException {
		Class<?> test = MutantClassLoader.with(mutant).loadClass(MemoryStoreLinearizabilityTests.class.getName());
		StressOptions options = new StressOptions().iterations(200)
			.invocationsPerIteration(10_000)
			.threads(3)
			.actorsPerThread(3)
			.minimizeFailedScenario(false)
			.sequentialSpecification(MemoryStoreLinearizabilityTests.Counters.class);
		assertThatThrownBy(() -> options.check(test)).as("what Lincheck says without %s", mutant)
			.hasMessageContaining("Invalid execution results");
	}

}
