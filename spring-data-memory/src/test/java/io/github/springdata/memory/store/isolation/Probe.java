package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;
import io.github.springdata.memory.store.isolation.Anomaly.Kind;

/**
 * A short run of each checker, for stores that may be broken. Gives what is wrong.
 */
enum Probe implements Supplier<List<String>> {

	SCENARIOS {
		@Override
		public List<String> get() {
			List<String> findings = new ArrayList<>();
			for (Scenario scenario : Scenarios.all()) {
				for (IsolationLevel level : IsolationLevel.values()) {
					findings.addAll(guarded(() -> run(scenario, level)));
				}
			}
			return findings;
		}

		private List<String> run(Scenario scenario, IsolationLevel level) {
			String outcome = scenario.run(new MemoryDatabase(scenario.rows(), false), level);
			return outcome.equals(scenario.expected(level)) ? List.of()
					: List.of("%s at %s: %s".formatted(scenario, level, outcome));
		}
	},

	READS {
		@Override
		public List<String> get() {
			return safeguards(ReadSafeguards.all());
		}
	},

	WRITES {
		@Override
		public List<String> get() {
			return safeguards(WriteSafeguards.all());
		}
	},

	STORE {
		@Override
		public List<String> get() {
			return safeguards(StoreSafeguards.all());
		}
	},

	COMPACTION {
		@Override
		public List<String> get() {
			return safeguards(StoreSafeguards.compaction());
		}
	},

	INTERLEAVINGS {
		@Override
		public List<String> get() {
			List<Spec> specs = List.of(Specs.simpleWriteSkew(), Specs.totalCash(), Specs.partialIndex(),
					Specs.projectManager(), Specs.referentialIntegrity(), Specs.receiptReport());
			return specs.stream().flatMap((spec) -> guarded(() -> run(spec)).stream()).toList();
		}

		private List<String> run(Spec spec) {
			return spec.runAll(IsolationLevel.SERIALIZABLE)
				.anomalies()
				.stream()
				.map((order) -> "%s in order %s".formatted(spec, order))
				.toList();
		}
	},

	RANDOM_HISTORIES {
		@Override
		public List<String> get() {
			List<String> findings = new ArrayList<>();
			for (long seed = 0; seed < 1000 && findings.isEmpty(); seed++) {
				long current = seed;
				findings.addAll(guarded(() -> run(current)));
			}
			return findings;
		}

		private List<String> run(long seed) {
			RandomHistory history = RandomHistory.run(seed);
			Stream<String> order = history.serializable() ? Stream.of()
					: Stream.of("not serializable: -Dseed=%d".formatted(seed));
			return Stream.concat(order, history.violations().stream()).toList();
		}
	},

	UNIQUE_KEYS {
		@Override
		public List<String> get() {
			MemoryStore store = new MemoryStore();
			IndexDefinition index = IndexDefinition.of("key", IndexKind.HASH, true,
					List.of(new IndexedProperty("key", false, Integer.class, (row) -> (Integer) row / 100)));
			store.define(TableDefinition.of("numbers", Integer.class, (row) -> row, List.of(index)));
			List<Transaction> transactions = Stream.generate(store::begin).limit(2).toList();
			transactions.get(0).insert("numbers", 101);
			transactions.get(1).insert("numbers", 102);
			return guarded(() -> {
				transactions.forEach(Probe::tryToCommit);
				return TableChecks.violations(store);
			});
		}
	},

	FAULTS {
		@Override
		public List<String> get() {
			return guarded(FaultProbe::run);
		}
	},

	THREADS_SERIALIZABLE {
		@Override
		public List<String> get() {
			return guarded(() -> run(IsolationLevel.SERIALIZABLE, EnumSet.noneOf(Kind.class)));
		}
	},

	THREADS_REPEATABLE_READ {
		@Override
		public List<String> get() {
			return guarded(() -> run(IsolationLevel.REPEATABLE_READ, EnumSet.of(Kind.G2)));
		}
	};

	/**
	 * What a finding begins with if the store threw what it should not.
	 */
	static final String BREAKDOWN = "breakdown: ";

	/**
	 * How often to try: threads do not meet each time.
	 */
	int rounds() {
		return (this == THREADS_SERIALIZABLE || this == THREADS_REPEATABLE_READ) ? 300 : 1;
	}

	/**
	 * What the first safeguard finds that finds anything but a breakdown.
	 */
	private static List<String> safeguards(List<Safeguard> safeguards) {
		List<String> findings = new ArrayList<>();
		for (Safeguard safeguard : safeguards) {
			List<String> found = guarded(() -> run(safeguard));
			findings.addAll(found);
			if (found.stream().anyMatch((it) -> !it.startsWith(BREAKDOWN))) {
				return findings;
			}
		}
		return findings;
	}

	private static List<String> run(Safeguard safeguard) {
		String outcome = safeguard.run();
		return outcome.equals(safeguard.expected()) ? List.of() : List.of("%s: %s".formatted(safeguard, outcome));
	}

	private static List<String> run(IsolationLevel level, Set<Kind> allowed) {
		long seed = Seeds.seed();
		return ListWorkload.run(level, 1000, seed)
			.anomalies()
			.stream()
			.filter((anomaly) -> !allowed.contains(anomaly.kind()))
			.map((anomaly) -> "%s, -Dseed=%d".formatted(anomaly, seed))
			.toList();
	}

	private static void tryToCommit(Transaction transaction) {
		try {
			transaction.commit();
		}
		catch (StoreException ex) {
			transaction.rollback();
		}
	}

	private static List<String> guarded(Supplier<List<String>> run) {
		try {
			return run.get();
		}
		catch (RuntimeException ex) {
			return List.of(BREAKDOWN + ex);
		}
	}

}
