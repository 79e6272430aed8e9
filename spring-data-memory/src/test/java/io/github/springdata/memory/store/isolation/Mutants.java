package io.github.springdata.memory.store.isolation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.github.springdata.memory.store.isolation.Mutant.never;
import static io.github.springdata.memory.store.isolation.Mutant.without;

/**
 * The store without each of its safeguards in turn, with the probes that find out.
 */
final class Mutants {

	private final Map<Mutant, List<Probe>> probes = new LinkedHashMap<>();

	private Mutants() {
	}

	static Map<Mutant, List<Probe>> all() {
		Mutants mutants = new Mutants();
		mutants.addReads();
		mutants.addWrites();
		return mutants.probes;
	}

	private void caught(Mutant mutant, Probe... probes) {
		this.probes.put(mutant, List.of(probes));
	}

	private void addReads() {
		caught(without("validation of reads", "Transaction", "validateReads", "validate/2"), Probe.SCENARIOS,
				Probe.READS, Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES, Probe.THREADS_SERIALIZABLE);
		caught(never("reads of serializable transactions", "Transaction", "get", "tracksReads/0"), Probe.SCENARIOS,
				Probe.READS, Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES, Probe.THREADS_SERIALIZABLE);
		caught(without("ids", "Transaction", "get", "addId/1"), Probe.SCENARIOS, Probe.READS, Probe.INTERLEAVINGS,
				Probe.RANDOM_HISTORIES);
		caught(never("comparison of ids", "ReadSet", "validate", "contains/1").onlyAt(1), Probe.SCENARIOS, Probe.READS);
		caught(without("precision of ids", "ReadSet", "validate", "contains/1").onlyAt(1), Probe.READS);
		caught(without("predicates", "Transaction", "table", "addPredicate/1"), Probe.SCENARIOS, Probe.READS,
				Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES);
		caught(never("comparison with predicates", "ReadSet", "covers", "test/1"), Probe.SCENARIOS, Probe.READS,
				Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES);
		caught(without("precision of predicates", "ReadSet", "covers", "test/1"), Probe.READS);
		caught(without("reads of a whole table", "Transaction", "table", "addEverything/0"), Probe.READS);
		caught(without("old state of rows", "ReadSet", "validate", "validate/2").onlyAt(1), Probe.READS,
				Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES);
		caught(without("new state of rows", "ReadSet", "validate", "validate/2").onlyAt(2), Probe.SCENARIOS,
				Probe.READS, Probe.INTERLEAVINGS, Probe.RANDOM_HISTORIES);
		caught(without("lineage of slots", "ReadSet", "validate", "hasLineageOf/1"), Probe.WRITES);
	}

	private void addWrites() {
		caught(without("first committer wins", "Workspace", "resolve", "readCommitted"), Probe.SCENARIOS,
				Probe.THREADS_REPEATABLE_READ);
		caught(without("atomic swap", "CommitSection", "alone", "lock/0", "unlock/0"), Probe.THREADS_SERIALIZABLE,
				Probe.THREADS_REPEATABLE_READ);
		caught(without("atomic swap of single writes", "CommitSection", "pass", "tryLock/0", "serveAndLeave/0"),
				Probe.THREADS_SERIALIZABLE, Probe.THREADS_REPEATABLE_READ);
		caught(without("swap of the validated version", "MemoryStore", "replace", "test/1"),
				Probe.THREADS_SERIALIZABLE);
		caught(without("second check of unique keys", "TableEditor", "addUnique", "checkUnique/3"), Probe.UNIQUE_KEYS);
		caught(without("removal of old keys", "TableEditor", "apply", "detach/1"), Probe.RANDOM_HISTORIES);
	}

}
