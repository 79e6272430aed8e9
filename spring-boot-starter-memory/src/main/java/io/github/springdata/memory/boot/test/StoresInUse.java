package io.github.springdata.memory.boot.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;

/**
 * The stores that tests in progress use. A test whose stores are restored after it has
 * them for itself; others may share a store.
 */
final class StoresInUse {

	private final Map<MemoryStore, List<Use>> uses = new IdentityHashMap<>();

	/**
	 * Notes that a test uses stores.
	 * @throws IllegalStateException if another test that is in progress uses one of them,
	 * and one of the two restores it
	 */
	synchronized Use begin(Collection<MemoryStore> stores, String test, boolean restoring) {
		Use use = new Use(test, restoring, List.copyOf(stores));
		for (MemoryStore store : stores) {
			Use other = conflicting(store, use);
			if (other != null) {
				throw new IllegalStateException(overlap(use, other));
			}
		}
		stores.forEach((store) -> this.uses.computeIfAbsent(store, (added) -> new ArrayList<>()).add(use));
		return use;
	}

	synchronized void end(Use use) {
		for (MemoryStore store : use.stores) {
			this.uses.computeIfPresent(store, (key, running) -> {
				running.remove(use);
				return running.isEmpty() ? null : running;
			});
		}
	}

	private @Nullable Use conflicting(MemoryStore store, Use use) {
		return this.uses.getOrDefault(store, List.of())
			.stream()
			.filter((other) -> other.restoring || use.restoring)
			.findFirst()
			.orElse(null);
	}

	private static String overlap(Use use, Use other) {
		Use restoring = use.restoring ? use : other;
		return ("Test %s cannot run while test %s does: they share a MemoryStore, which @RestoreMemoryStore, as part of"
				+ " @DataMemoryTest too, puts back after %s with all that the other one has written. Run them one after the other:"
				+ " by @Execution(SAME_THREAD) if they are of one class, by @ResourceLock(\"memoryStore\") on both classes"
				+ " or by junit.jupiter.execution.parallel.mode.classes.default=same_thread if they are not")
			.formatted(use.test, other.test, restoring.test);
	}

	/**
	 * A test in progress. Two runs of one test are not the same.
	 */
	static final class Use {

		private final String test;

		private final boolean restoring;

		private final List<MemoryStore> stores;

		private Use(String test, boolean restoring, List<MemoryStore> stores) {
			this.test = test;
			this.restoring = restoring;
			this.stores = stores;
		}

	}

}
