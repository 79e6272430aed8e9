package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.springdata.memory.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@link PersistentHashMap} with {@link HashMap} in random sequences of
 * operations.
 */
class PersistentHashMapRandomUnitTests {

	private static final int SEQUENCES = 800;

	@ParameterizedTest
	@EnumSource
	void behavesAsAHashMapInRandomSequences(Keys keys) {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + SEQUENCES; seed++) {
			new Sequence(keys, seed).run();
		}
	}

	enum Keys {

		DENSE_LONGS {
			@Override
			Object key(int id) {
				return (long) id;
			}
		},

		DOUBLES {
			@Override
			Object key(int id) {
				return (double) id;
			}
		},

		STRINGS {
			@Override
			Object key(int id) {
				return "key-" + id;
			}
		},

		FEW_HASH_CODES {
			@Override
			Object key(int id) {
				return new HostileKey(id, id % 7);
			}
		},

		CLUSTERED_HASH_CODES {
			@Override
			Object key(int id) {
				return new HostileKey(id, (id % 50) << 27);
			}
		};

		abstract Object key(int id);

	}

	/**
	 * A random sequence of operations on a map, a transient and {@link HashMap}.
	 */
	private static final class Sequence {

		private final Keys keys;

		private final long seed;

		private final Random random;

		private final int range;

		private final List<PersistentHashMap<Object, Integer>> versions = new ArrayList<>();

		private final List<Map<Object, Integer>> expectedVersions = new ArrayList<>();

		private final Map<Object, Integer> expected = new HashMap<>();

		private PersistentHashMap<Object, Integer> map = PersistentHashMap.empty();

		private Sequence(Keys keys, long seed) {
			this.keys = keys;
			this.seed = seed;
			this.random = Seeds.random(seed);
			this.range = 1 << this.random.nextInt(1, 11);
		}

		void run() {
			int rounds = this.random.nextInt(1, 9);
			for (int i = 0; i < rounds; i++) {
				int bias = this.random.nextInt(1, 10);
				int operations = this.random.nextInt(60);
				this.map = this.random.nextBoolean() ? change(operations, bias) : edit(operations, bias);
				this.versions.add(this.map);
				this.expectedVersions.add(new HashMap<>(this.expected));
			}
			for (int i = 0; i < this.versions.size(); i++) {
				HashNodeInvariants.check(this.versions.get(i), this.expectedVersions.get(i), "-Dseed=" + this.seed);
			}
		}

		private PersistentHashMap<Object, Integer> change(int operations, int bias) {
			PersistentHashMap<Object, Integer> map = this.map;
			for (int i = 0; i < operations; i++) {
				Object key = this.keys.key(this.random.nextInt(this.range));
				if (this.random.nextInt(10) < bias) {
					map = map.put(key, i);
					this.expected.put(key, i);
				}
				else {
					map = Edits.remove(map, key);
					this.expected.remove(key);
				}
				assertThat(map.get(key) != null).as("-Dseed=%d", this.seed).isEqualTo(this.expected.containsKey(key));
			}
			return map;
		}

		private PersistentHashMap<Object, Integer> edit(int operations, int bias) {
			PersistentHashMap.Transient<Object, Integer> editor = this.map.asTransient();
			for (int i = 0; i < operations; i++) {
				Object key = this.keys.key(this.random.nextInt(this.range));
				boolean adds = this.random.nextInt(10) < bias;
				Integer previous = adds ? editor.put(key, i) : editor.remove(key);
				Integer expected = adds ? this.expected.put(key, i) : this.expected.remove(key);
				assertThat(previous).as("-Dseed=%d", this.seed).isEqualTo(expected);
				assertThat(editor.get(key)).as("-Dseed=%d", this.seed).isEqualTo(this.expected.get(key));
				assertThat(editor.size()).as("-Dseed=%d", this.seed).isEqualTo(this.expected.size());
				if (this.random.nextInt(20) == 0) {
					this.versions.add(editor.persistent());
					this.expectedVersions.add(new HashMap<>(this.expected));
				}
			}
			return editor.persistent();
		}

	}

}
