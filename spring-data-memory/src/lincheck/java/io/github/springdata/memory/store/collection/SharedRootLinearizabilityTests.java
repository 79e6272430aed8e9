package io.github.springdata.memory.store.collection;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * A map, a tree and a set of slots that hang on one root are safely published by swapping
 * it, also when edited through transients.
 *
 * <pre>mvn -Plincheck -pl spring-data-memory test -Dtest='*LinearizabilityTests'</pre>
 */
@Param(name = "key", gen = IntGen.class, conf = "0:4")
public class SharedRootLinearizabilityTests {

	private final AtomicReference<Root> root = new AtomicReference<>(
			new Root(PersistentHashMap.empty(), BPlusTree.empty(Comparator.<Integer>naturalOrder()), SlotSet.empty()));

	@Operation
	public @Nullable Integer put(@Param(name = "key") int key, @Param(name = "key") int value) {
		while (true) {
			Root before = this.root.get();
			if (this.root.compareAndSet(before, before.with(key, value))) {
				return before.map().get(key);
			}
		}
	}

	@Operation
	public @Nullable Integer remove(@Param(name = "key") int key) {
		while (true) {
			Root before = this.root.get();
			if (this.root.compareAndSet(before, before.without(key))) {
				return before.map().get(key);
			}
		}
	}

	@Operation
	public @Nullable Integer get(@Param(name = "key") int key) {
		return this.root.get().map().get(key);
	}

	@Operation
	public String entries() {
		Root current = this.root.get();
		Map<Integer, Integer> sorted = new TreeMap<>();
		BPlusTree.Cursor<Integer> cursor = current.tree().cursor(0, current.tree().size(), true);
		while (cursor.advance()) {
			sorted.put(cursor.slot(), cursor.key());
		}
		return sorted + " " + current.slots().size();
	}

	@Test
	void isLinearizable() {
		StressOptions options = new StressOptions().iterations(30)
			.invocationsPerIteration(2000)
			.threads(3)
			.actorsPerThread(3)
			.sequentialSpecification(Entries.class);
		assertThatCode(() -> options.check(SharedRootLinearizabilityTests.class)).doesNotThrowAnyException();
	}

	private record Root(PersistentHashMap<Integer, Integer> map, BPlusTree<Integer> tree, SlotSet slots) {

		Root with(int key, int value) {
			Root without = without(key);
			BPlusTree.Transient<Integer> tree = without.tree.asTransient();
			tree.add(value, key);
			return new Root(without.map.put(key, value), tree.persistent(), without.slots.add(key));
		}

		Root without(int key) {
			Integer value = this.map.get(key);
			return (value != null)
					? new Root(this.map.remove(key), this.tree.remove(value, key), this.slots.remove(key)) : this;
		}

	}

	/**
	 * The same, for one thread.
	 */
	public static class Entries {

		private final Map<Integer, Integer> values = new HashMap<>();

		public @Nullable Integer put(int key, int value) {
			return this.values.put(key, value);
		}

		public @Nullable Integer remove(int key) {
			return this.values.remove(key);
		}

		public @Nullable Integer get(int key) {
			return this.values.get(key);
		}

		public String entries() {
			return new TreeMap<>(this.values) + " " + this.values.size();
		}

	}

}
