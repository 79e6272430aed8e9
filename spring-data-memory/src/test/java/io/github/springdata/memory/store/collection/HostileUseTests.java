package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

import io.github.springdata.memory.Seeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * All four collections with keys and callers that mean no good, and on a small stack.
 */
class HostileUseTests {

	private static final int MANY = 300_000;

	private static final long SMALL_STACK = 160 * 1024;

	@AfterEach
	void behave() {
		HostileKey.behave();
	}

	@Test
	void mapServesThousandsOfKeysOfOneHashCode() {
		int keys = 2_000;
		Map<HostileKey, Integer> expected = new HashMap<>();
		PersistentHashMap.Transient<HostileKey, Integer> editor = PersistentHashMap.<HostileKey, Integer>empty()
			.asTransient();
		for (int i = 0; i < keys; i++) {
			HostileKey key = new HostileKey(i, 42);
			editor.put(key, i);
			expected.put(key, i);
		}
		HashNodeInvariants.check(editor.persistent(), expected, "one hash code");
		for (int i = 0; i < keys; i += 2) {
			assertThat(editor.remove(new HostileKey(i, 42))).isEqualTo(i);
			expected.remove(new HostileKey(i, 42));
		}
		HashNodeInvariants.check(editor.persistent(), expected, "one hash code, every other one");
	}

	@Test
	void mapAsksNoKeyOnAWalk() {
		PersistentHashMap<HostileKey, Integer> map = PersistentHashMap.empty();
		for (int i = 0; i < 200; i++) {
			map = map.put(new HostileKey(i, i % 5), i);
		}
		HostileKey.throwAfter(0);
		List<Integer> walked = new ArrayList<>();
		map.forEach((key, value) -> walked.add(value));
		assertThat(walked).hasSize(200).doesNotHaveDuplicates();
	}

	/**
	 * The pair of keys of one hash code is what a key that throws finds in its way.
	 */
	@Test
	void mapStaysAsItIsWhereverAKeyThrows() {
		PersistentHashMap<HostileKey, Integer> map = PersistentHashMap.empty();
		Map<HostileKey, Integer> expected = new HashMap<>();
		for (int i = 0; i < 40; i++) {
			map = map.put(new HostileKey(i, i % 3), i);
			expected.put(new HostileKey(i, i % 3), i);
		}
		for (int call = 0; call < 60; call++) {
			PersistentHashMap.Transient<HostileKey, Integer> editor = map.asTransient();
			PersistentHashMap<HostileKey, Integer> untouched = map;
			List<Runnable> edits = List.of(() -> untouched.put(new HostileKey(50, 1), 50),
					() -> Edits.remove(untouched, new HostileKey(13, 1)), () -> untouched.get(new HostileKey(13, 1)),
					() -> editor.get(new HostileKey(37, 1)));
			for (Runnable edit : edits) {
				HostileKey.throwAfter(call);
				runAnyway(edit);
				HostileKey.behave();
			}
			HashNodeInvariants.check(map, expected, "call " + call);
			HashNodeInvariants.check(editor.persistent(), expected, "call " + call);
		}
	}

	@Test
	void treeIsBuiltFromSortedPairsOrNotAtAll() {
		Object[] keys = new Object[200];
		int[] slots = new int[keys.length];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = i / 3;
			slots[i] = i;
		}
		for (int limit = 0; limit < keys.length - 1; limit++) {
			int[] calls = { limit };
			Comparator<Integer> order = (left, right) -> {
				if (calls[0]-- == 0) {
					throw new IllegalStateException("hostile");
				}
				return left.compareTo(right);
			};
			assertThatIllegalStateException().isThrownBy(() -> BPlusTree.fromSorted(order, keys, slots));
		}
	}

	@Test
	void treeBuiltInAnInconsistentOrderIsRefusedOrIntact() {
		int built = 0;
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 500; seed++) {
			Random random = Seeds.random(seed);
			Object[] keys = random.ints(2 + random.nextInt(200), 0, 9).boxed().toArray();
			int[] slots = new int[keys.length];
			Comparator<Integer> order = (left, right) -> (random.nextInt(400) == 0) ? 1 : -1;
			try {
				TreeNodeInvariants.checkShape(BPlusTree.fromSorted(order, keys, slots));
				built++;
			}
			catch (IllegalArgumentException ex) {
				assertThat(ex).hasMessageContaining("sort the pairs");
			}
		}
		assertThat(built).isBetween(1, 499);
	}

	@Test
	void treeTakesManyPairsInAnInconsistentOrder() {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 500; seed++) {
			Random random = Seeds.random(seed);
			BPlusTree.Transient<Integer> editor = BPlusTree.empty((Integer left,
					Integer right) -> (random.nextInt(5) == 0) ? 1 - random.nextInt(3) : left.compareTo(right))
				.asTransient();
			for (int i = 0; i < 3; i++) {
				Object[] keys = random.ints(random.nextInt(300), 0, 1000).boxed().toArray();
				editor.addAll(keys, new int[keys.length]);
				TreeNodeInvariants.checkShape(editor.persistent());
			}
		}
	}

	@Test
	void treeThatManyPairsAreAddedToIsNotChangedByTheComparator() {
		for (int calls = 1; calls < 500; calls += 20) {
			int[] left = { calls };
			List<BPlusTree.Transient<Integer>> editors = new ArrayList<>();
			editors.add(BPlusTree.empty((Integer a, Integer b) -> {
				if (--left[0] == 0) {
					editors.get(0).add(5, 5);
				}
				return a.compareTo(b);
			}).asTransient());
			Object[] keys = Seeds.random(1).ints(100, 0, 1000).boxed().toArray();
			assertThatExceptionOfType(ConcurrentModificationException.class).as("call %d", calls)
				.isThrownBy(() -> editors.get(0).addAll(keys, new int[keys.length]));
		}
	}

	@Test
	void treeAsksNoKeyOnAWalk() {
		int[] calls = { Integer.MAX_VALUE };
		Comparator<Integer> order = (left, right) -> {
			if (calls[0]-- <= 0) {
				throw new IllegalStateException("hostile");
			}
			return left.compareTo(right);
		};
		BPlusTree.Transient<Integer> editor = BPlusTree.empty(order).asTransient();
		for (int i = 0; i < 1000; i++) {
			editor.add(i / 4, i);
		}
		BPlusTree<Integer> tree = editor.persistent();
		calls[0] = 0;
		assertThat(Pair.list(tree)).hasSize(1000);
	}

	@Test
	void vectorAndSlotSetOutliveCallersThatThrow() {
		PersistentVector.Transient<Integer> editor = PersistentVector.<Integer>empty().asTransient();
		SlotSet.Builder builder = SlotSet.builder();
		for (int i = 0; i < 5000; i++) {
			editor.append(i);
			builder.add(2 * i);
		}
		PersistentVector<Integer> vector = editor.persistent();
		SlotSet slots = builder.build();
		for (int limit : new int[] { 0, 1, 31, 32, 33, 1024, 4999 }) {
			assertThatIllegalStateException()
				.isThrownBy(() -> vector.forEach((slot, element) -> throwAt(element, limit)));
			assertThatIllegalStateException().isThrownBy(() -> PersistentVector.diff(PersistentVector.<Integer>empty(),
					vector, (slot, before, after) -> throwAt(slot, limit)));
			assertThatIllegalStateException().isThrownBy(() -> slots.forEach((slot) -> throwAt(slot, 2 * limit)));
			assertThatIllegalStateException().isThrownBy(() -> slots.allMatch((slot) -> {
				throwAt(slot, 2 * limit);
				return true;
			}));
		}
		assertThat(vector.size()).isEqualTo(5000);
		assertThat(editor.append(5000)).isEqualTo(5000);
		assertThat(slots.size()).isEqualTo(5000);
	}

	private static void throwAt(int value, int limit) {
		if (value == limit) {
			throw new IllegalStateException("hostile");
		}
	}

	@Test
	void neverNeedsADeepStack() throws InterruptedException {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		Thread thread = new Thread(null, HostileUseTests::useAll, "small stack", SMALL_STACK);
		thread.setUncaughtExceptionHandler((source, ex) -> failure.set(ex));
		thread.start();
		thread.join();
		assertThat(failure.get()).isNull();
	}

	private static void useAll() {
		PersistentVector.Transient<Integer> vector = PersistentVector.<Integer>empty().asTransient();
		PersistentHashMap.Transient<Integer, Integer> map = PersistentHashMap.<Integer, Integer>empty().asTransient();
		BPlusTree.Transient<Integer> tree = BPlusTree.empty(Comparator.<Integer>naturalOrder()).asTransient();
		SlotSetEdit slots = new SlotSetEdit(SlotSet.empty());
		for (int i = 0; i < MANY; i++) {
			vector.append(i);
			map.put(i, i);
			tree.add(i & 1023, i);
			slots.add(i);
		}
		useAll(vector.persistent(), map.persistent(), tree.persistent(), slots.persistent());
		for (int i = 0; i < MANY; i++) {
			vector.remove(i);
			map.remove(i);
			tree.remove(i & 1023, i);
			slots.remove(i);
		}
		assertThat(vector.size() + map.size() + tree.size() + slots.size()).isZero();
	}

	private static void useAll(PersistentVector<Integer> vector, PersistentHashMap<Integer, Integer> map,
			BPlusTree<Integer> tree, SlotSet slots) {
		int[] visits = new int[3];
		vector.forEach((slot, element) -> visits[0]++);
		PersistentVector.diff(PersistentVector.<Integer>empty(), vector, (slot, before, after) -> visits[0]++);
		map.forEach((key, value) -> visits[1]++);
		slots.union(slots.difference(SlotSet.of(7))).intersection(slots).forEach((slot) -> visits[2]++);
		assertThat(visits).containsExactly(2 * MANY, MANY, MANY);
		assertThat(tree.rank(1023, true)).isEqualTo(MANY);
		assertThat(Pair.list(tree)).hasSize(MANY);
	}

	private static void runAnyway(Runnable edit) {
		try {
			edit.run();
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasMessage("hostile");
		}
	}

}
