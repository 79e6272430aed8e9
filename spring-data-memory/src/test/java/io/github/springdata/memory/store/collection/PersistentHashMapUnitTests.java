package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.springdata.memory.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Unit tests for {@link PersistentHashMap}.
 */
class PersistentHashMapUnitTests {

	@Test
	void emptyMapHasNoEntries() {
		PersistentHashMap<String, String> map = PersistentHashMap.empty();
		assertThat(map.size()).isZero();
		assertThat(map.get("a")).isNull();
		assertThat(Edits.remove(map, "a")).isSameAs(map);
		assertThat(entries(map)).isEmpty();
	}

	@Test
	void putLeavesTheOldVersionAsItWas() {
		PersistentHashMap<String, Integer> empty = PersistentHashMap.empty();
		PersistentHashMap<String, Integer> one = empty.put("a", 1);
		PersistentHashMap<String, Integer> replaced = one.put("a", 2);
		assertThat(empty.get("a")).isNull();
		assertThat(one.get("a")).isEqualTo(1);
		assertThat(replaced.get("a")).isEqualTo(2);
		assertThat(replaced.size()).isEqualTo(1);
	}

	@Test
	void putOfTheSameValueReturnsTheSameMap() {
		String value = "value";
		PersistentHashMap<HostileKey, String> map = PersistentHashMap.empty();
		for (int i = 0; i < 100; i++) {
			map = map.put(new HostileKey(i, i % 10), value);
		}
		for (int i = 0; i < 100; i++) {
			assertThat(map.put(new HostileKey(i, i % 10), value)).isSameAs(map);
		}
	}

	@Test
	void replacingAValueKeepsTheFirstKey() {
		HostileKey first = new HostileKey(1, 1);
		PersistentHashMap<HostileKey, String> map = PersistentHashMap.<HostileKey, String>empty()
			.put(first, "a")
			.put(new HostileKey(1, 1), "b");
		assertThat(entries(map)).singleElement().satisfies((entry) -> assertThat(entry.getKey()).isSameAs(first));
		assertThat(map.get(first)).isEqualTo("b");
	}

	@Test
	void refusesNull() {
		PersistentHashMap<String, String> map = PersistentHashMap.empty();
		assertThatNullPointerException().isThrownBy(() -> map.put(null, "a")).withMessage("key must not be null");
		assertThatNullPointerException().isThrownBy(() -> map.put("a", null)).withMessage("value must not be null");
		assertThatNullPointerException().isThrownBy(() -> map.get(null)).withMessage("key must not be null");
		assertThatNullPointerException().isThrownBy(() -> Edits.remove(map, null)).withMessage("key must not be null");
		assertThatNullPointerException().isThrownBy(() -> map.asTransient().put(null, "a"));
		assertThatNullPointerException().isThrownBy(() -> map.asTransient().put("a", null));
	}

	@Test
	void shapeDependsOnTheEntriesOnly() {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 300; seed++) {
			Random random = Seeds.random(seed);
			PersistentHashMap<Object, Integer> grown = PersistentHashMap.empty();
			for (int i = 0; i < 50; i++) {
				grown = grown.put(i, i);
			}
			PersistentHashMap<Object, Integer> shrunk = grown;
			for (int i = 0; i < 500; i++) {
				shrunk = shrunk.put(new HostileKey(i, random.nextInt()), i);
			}
			for (Map.Entry<Object, Integer> entry : entries(shrunk)) {
				shrunk = (entry.getKey() instanceof HostileKey) ? Edits.remove(shrunk, entry.getKey()) : shrunk;
			}
			HashNodeInvariants.checkInvariants(shrunk);
			assertThat(entries(shrunk)).as("-Dseed=%d", seed).containsExactlyElementsOf(entries(grown));
		}
	}

	@Test
	void transientNeverChangesAVersionItCameFromOrGaveAway() {
		PersistentHashMap<Integer, Integer> origin = numbers(0, 1000);
		PersistentHashMap.Transient<Integer, Integer> editor = origin.asTransient();
		IntStream.range(0, 1000).forEach((i) -> editor.put(i, -1));
		PersistentHashMap<Integer, Integer> given = editor.persistent();
		IntStream.range(0, 1000).forEach((i) -> assertThat(editor.remove(i)).isEqualTo(-1));
		assertThat(editor.size()).isZero();
		assertThat(given.size()).isEqualTo(1000);
		IntStream.range(0, 1000).forEach((i) -> assertThat(origin.get(i)).isEqualTo(i));
		IntStream.range(0, 1000).forEach((i) -> assertThat(given.get(i)).isEqualTo(-1));
	}

	@Test
	void untouchedTransientGivesItsOriginBack() {
		PersistentHashMap<Integer, Integer> origin = numbers(0, 10);
		PersistentHashMap.Transient<Integer, Integer> editor = origin.asTransient();
		editor.remove(11);
		assertThat(editor.persistent()).isSameAs(origin);
		editor.put(11, 11);
		assertThat(editor.persistent()).isSameAs(editor.persistent());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, -1, 0x80000000, 31, 0x7fffffff })
	void keysOfOneHashCodeShareACollisionNode(int hashCode) {
		PersistentHashMap.Transient<HostileKey, Integer> editor = PersistentHashMap.<HostileKey, Integer>empty()
			.asTransient();
		for (int i = 0; i < 2000; i++) {
			editor.put(new HostileKey(i, hashCode), i);
		}
		PersistentHashMap<HostileKey, Integer> map = editor.persistent();
		HashNodeInvariants.checkInvariants(map);
		for (int i = 0; i < 2000; i++) {
			assertThat(map.get(new HostileKey(i, hashCode))).isEqualTo(i);
			assertThat(editor.remove(new HostileKey(i, hashCode))).isEqualTo(i);
		}
		assertThat(map.get(new HostileKey(2000, hashCode))).isNull();
		assertThat(editor.size()).isZero();
		assertThat(entries(editor.persistent())).isEmpty();
		HashNodeInvariants.checkInvariants(editor.persistent());
	}

	@Test
	void keysThatDifferInTheLastBitsOnlyAreTold() {
		PersistentHashMap<Integer, Integer> map = PersistentHashMap.empty();
		List<Integer> keys = hashesEqualInAllButTheLastTwoBits();
		for (int key : keys) {
			map = map.put(key, key);
			HashNodeInvariants.checkInvariants(map);
		}
		for (int key : keys) {
			assertThat(map.get(key)).isEqualTo(key);
			map = Edits.remove(map, key);
			HashNodeInvariants.checkInvariants(map);
		}
		assertThat(map.size()).isZero();
	}

	@Test
	void mixedHashesTellAsMuchAsHashes() {
		Random random = Seeds.random(1);
		for (int i = 0; i < 10_000; i++) {
			int key = random.nextInt();
			int mixed = PersistentHashMap.hash(key);
			int folded = (mixed >>> 8) | ((mixed & 0xFC) << 22) | (mixed << 30);
			assertThat(folded ^ (folded >>> 16)).isEqualTo(key);
		}
	}

	@Test
	void sequenceOfIdsAndRegularDoublesStayShallow() {
		PersistentHashMap.Transient<Object, Boolean> ids = PersistentHashMap.<Object, Boolean>empty().asTransient();
		LongStream.rangeClosed(1, 100_000).forEach((id) -> ids.put(id, true));
		assertThat(depth(ids.persistent().root())).isLessThanOrEqualTo(5);
		PersistentHashMap.Transient<Object, Boolean> doubles = PersistentHashMap.<Object, Boolean>empty().asTransient();
		LongStream.rangeClosed(1, 100_000).forEach((id) -> doubles.put((double) id, true));
		assertThat(depth(doubles.persistent().root())).isLessThanOrEqualTo(6);
	}

	@Test
	void throwingKeyLeavesMapAndTransientAsTheyWere() {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 300; seed++) {
			Random random = Seeds.random(seed);
			PersistentHashMap.Transient<HostileKey, Integer> editor = PersistentHashMap.<HostileKey, Integer>empty()
				.asTransient();
			Map<HostileKey, Integer> expected = new HashMap<>();
			List<HostileKey> keys = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				HostileKey key = new HostileKey(i, random.nextInt(4) << (random.nextInt(2) * 30));
				keys.add(key);
				editor.put(key, i);
				expected.put(key, i);
			}
			PersistentHashMap<HostileKey, Integer> map = editor.persistent();
			HostileKey.throwAfter(random.nextInt(300));
			int failures = 0;
			for (int i = 0; i < 50; i++) {
				failures += attempt(random, editor, map, expected, i);
			}
			HostileKey.behave();
			assertThat(failures).as("-Dseed=%d", seed).isLessThanOrEqualTo(50);
			HashNodeInvariants.check(editor.persistent(), expected, "-Dseed=" + seed);
			HashNodeInvariants.checkInvariants(map);
			keys.forEach((key) -> assertThat(map.get(key)).isEqualTo(key.id()));
		}
	}

	private static int attempt(Random random, PersistentHashMap.Transient<HostileKey, Integer> editor,
			PersistentHashMap<HostileKey, Integer> map, Map<HostileKey, Integer> expected, int i) {
		HostileKey key = new HostileKey(random.nextInt(120), random.nextInt(4) << (random.nextInt(2) * 30));
		boolean removal = random.nextBoolean();
		try {
			if (removal) {
				Edits.remove(map, key);
				editor.remove(key);
			}
			else {
				map.put(key, -i);
				editor.put(key, -i);
			}
		}
		catch (IllegalStateException ex) {
			return 1;
		}
		HostileKey.pause(() -> {
			if (removal) {
				expected.remove(key);
			}
			else {
				expected.put(key, -i);
			}
		});
		return 0;
	}

	@Test
	void inconsistentKeysLeaveTheStructureIntact() {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 300; seed++) {
			Random random = Seeds.random(seed);
			PersistentHashMap.Transient<Object, Integer> editor = PersistentHashMap.<Object, Integer>empty()
				.asTransient();
			PersistentHashMap<Object, Integer> map = PersistentHashMap.empty();
			List<Object> keys = new ArrayList<>();
			for (int i = 0; i < 300; i++) {
				Object key = (keys.isEmpty() || random.nextInt(3) == 0) ? new RandomKey(random)
						: keys.get(random.nextInt(keys.size()));
				keys.add(key);
				map = (random.nextInt(3) > 0) ? map.put(key, i) : Edits.remove(map, key);
				if (random.nextInt(3) > 0) {
					editor.put(key, i);
				}
				else {
					editor.remove(key);
				}
			}
			HashNodeInvariants.checkShape(map);
			HashNodeInvariants.checkShape(editor.persistent());
		}
	}

	@Test
	void refusesAKeyThatChangesTheTransientThatCallsIt() {
		PersistentHashMap.Transient<Object, Integer> editor = PersistentHashMap.<Object, Integer>empty().asTransient();
		Object meddler = new Object() {

			@Override
			public int hashCode() {
				editor.put("other", 2);
				return 1;
			}

		};
		assertThatExceptionOfType(ConcurrentModificationException.class).isThrownBy(() -> editor.put(meddler, 1));
		editor.put("key", 1);
		assertThat(editor.persistent().size()).isEqualTo(1);
	}

	@Test
	void throwingActionEndsTheWalk() {
		PersistentHashMap<Integer, Integer> map = numbers(0, 100);
		assertThatIllegalStateException().isThrownBy(() -> map.forEach((key, value) -> {
			throw new IllegalStateException();
		}));
	}

	private static PersistentHashMap<Integer, Integer> numbers(int from, int to) {
		PersistentHashMap<Integer, Integer> map = PersistentHashMap.empty();
		for (int i = from; i < to; i++) {
			map = map.put(i, i);
		}
		return map;
	}

	private static List<Integer> hashesEqualInAllButTheLastTwoBits() {
		List<Integer> keys = new ArrayList<>();
		for (int last = 0; last < 4; last++) {
			int folded = (last << 30) | 0x2BCDEF01;
			keys.add(folded ^ (folded >>> 16));
		}
		assertThat(keys).extracting((key) -> PersistentHashMap.hash(key) >>> 2)
			.containsOnly(PersistentHashMap.hash(keys.get(0)) >>> 2);
		assertThat(keys).extracting(PersistentHashMap::hash).doesNotHaveDuplicates();
		return keys;
	}

	private static int depth(HashNode node) {
		int deepest = 0;
		for (int i = 0; i < node.childCount(); i++) {
			deepest = Math.max(deepest, depth(node.child(i)));
		}
		return deepest + 1;
	}

	private static <K, V> List<Map.Entry<K, V>> entries(PersistentHashMap<K, V> map) {
		List<Map.Entry<K, V>> entries = new ArrayList<>();
		map.forEach((key, value) -> entries.add(Map.entry(key, value)));
		return entries;
	}

	/**
	 * Key whose hash code and equality change from call to call.
	 */
	private static final class RandomKey {

		private final Random random;

		RandomKey(Random random) {
			this.random = random;
		}

		@Override
		public boolean equals(Object other) {
			return this.random.nextInt(4) == 0;
		}

		@Override
		public int hashCode() {
			return this.random.nextInt(3) << 29;
		}

	}

}
