package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.springdata.memory.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link PersistentSlotMap} and {@link PersistentIntMap}.
 */
class PersistentSlotMapUnitTests {

	private static final int SEQUENCES = 300;

	@ParameterizedTest
	@EnumSource
	void behavesAsAHashMapInRandomSequences(Ids ids) {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + SEQUENCES; seed++) {
			new Sequence(ids, seed).run();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 31, 32, 1023, 1024, 32_767, 32_768, 1 << 20, 1 << 25, 1 << 30, Integer.MAX_VALUE })
	void numbersOfAnyMagnitudeAreFound(int key) {
		PersistentIntMap.Transient edit = PersistentIntMap.empty().asTransient();
		assertThat(edit.put(key, 7)).isEqualTo(PersistentIntMap.ABSENT);
		assertThat(edit.put(key / 2 + 1, 8)).isEqualTo((key / 2 + 1 == key) ? 7 : PersistentIntMap.ABSENT);
		assertThat(edit.put(key, 9)).isNotNegative();
		PersistentIntMap map = edit.persistent();
		assertThat(map.get(key)).isEqualTo(9);
		assertThat(map.get(key ^ 1)).isEqualTo((key == 3) ? 8 : (key / 2 + 1 == (key ^ 1)) ? 8 : -1);
		assertThat(PersistentIntMap.empty().get(key)).isEqualTo(PersistentIntMap.ABSENT);
		assertThat(edit.remove(key)).isEqualTo(9);
		assertThat(edit.remove(key)).isEqualTo(PersistentIntMap.ABSENT);
		assertThat(map.get(key)).isEqualTo(9);
	}

	@Test
	void entriesComeInAscendingOrder() {
		PersistentIntMap.Transient edit = PersistentIntMap.empty().asTransient();
		Map<Integer, Integer> expected = new TreeMap<>();
		Random random = Seeds.random(5);
		for (int i = 0; i < 5000; i++) {
			int key = random.nextInt() >>> random.nextInt(1, 32);
			edit.put(key, i);
			expected.put(key, i);
		}
		List<Integer> keys = new ArrayList<>();
		Map<Integer, Integer> found = new TreeMap<>();
		edit.persistent().forEach((key, value) -> {
			keys.add(key);
			found.put(key, value);
		});
		assertThat(found).isEqualTo(expected);
		assertThat(keys).isSorted();
	}

	@Test
	void leavesAreCountedAndGoWithTheirLastEntry() {
		PersistentIntMap.Transient edit = PersistentIntMap.empty().asTransient();
		IntStream.range(0, 3200).forEach((key) -> edit.put(key, key));
		assertThat(edit.leaves()).isEqualTo(100);
		IntStream.range(0, 3199).forEach(edit::remove);
		assertThat(edit.leaves()).isOne();
		assertThat(edit.size()).isOne();
		edit.remove(3199);
		assertThat(edit.leaves()).isZero();
		assertThat(edit.persistent().get(3199)).isEqualTo(PersistentIntMap.ABSENT);
	}

	@Test
	void sparseNumbersAreFoundAfterTheyMoved() {
		PersistentSlotMap.Transient edit = PersistentSlotMap.empty().asTransient();
		List<PersistentSlotMap> versions = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			edit.put(i * 1000L, i);
			versions.add(edit.persistent());
		}
		for (int i = 0; i < 1000; i++) {
			PersistentSlotMap version = versions.get(i);
			assertThat(version.size()).isEqualTo(i + 1);
			assertThat(version.get(i * 1000L)).isEqualTo(i);
			assertThat(version.get((i + 1) * 1000L)).isEqualTo(PersistentSlotMap.ABSENT);
		}
	}

	@Test
	void numbersOfAnotherTypeAreOtherIds() {
		PersistentSlotMap.Transient edit = PersistentSlotMap.empty().asTransient();
		List<Object> ids = List.of(1L, 1, (short) 1, "1", -1L, -1, Long.MAX_VALUE, 1L << 32 | 1, Integer.MIN_VALUE);
		for (int i = 0; i < ids.size(); i++) {
			assertThat(edit.put(ids.get(i), i)).isEqualTo(PersistentSlotMap.ABSENT);
		}
		PersistentSlotMap map = edit.persistent();
		assertThat(map.size()).isEqualTo(ids.size());
		assertThat(ids).extracting(map::get).isEqualTo(IntStream.range(0, ids.size()).boxed().toList());
	}

	@Test
	void idsMustNotBeNull() {
		assertThatNullPointerException().isThrownBy(() -> PersistentSlotMap.empty().get(nothing()))
			.withMessage("key must not be null");
		assertThatNullPointerException().isThrownBy(() -> PersistentSlotMap.empty().asTransient().put(nothing(), 1))
			.withMessage("key must not be null");
	}

	@SuppressWarnings({ "NullAway", "DataFlowIssue" })
	private static Object nothing() {
		return null;
	}

	enum Ids {

		DENSE_LONGS((number) -> number), DENSE_INTEGERS((number) -> (int) number),
		LATE_LONGS((number) -> 5_000_000 + number), SPARSE_LONGS((number) -> number * number * 977),
		NEGATIVE_LONGS((number) -> number - 300), STRINGS((number) -> "id " + number),
		MIXED((number) -> (number % 3 == 0) ? (Object) number
				: (number % 3 == 1) ? (Object) (int) number : "" + number);

		private final LongFunction<Object> id;

		Ids(LongFunction<Object> id) {
			this.id = id;
		}

	}

	/**
	 * A random sequence of operations on a transient and {@link HashMap}.
	 */
	private static final class Sequence {

		private final Ids ids;

		private final long seed;

		private final Random random;

		private final int range;

		private final List<PersistentSlotMap> versions = new ArrayList<>();

		private final List<Map<Object, Integer>> expectedVersions = new ArrayList<>();

		private final Map<Object, Integer> expected = new HashMap<>();

		private Sequence(Ids ids, long seed) {
			this.ids = ids;
			this.seed = seed;
			this.random = Seeds.random(seed);
			this.range = 1 << this.random.nextInt(1, 13);
		}

		void run() {
			PersistentSlotMap.Transient edit = PersistentSlotMap.empty().asTransient();
			int rounds = this.random.nextInt(1, 9);
			for (int i = 0; i < rounds; i++) {
				edit = this.random.nextBoolean() ? edit : edit.persistent().asTransient();
				change(edit, this.random.nextInt(1, 10), this.random.nextInt(200));
				this.versions.add(edit.persistent());
				this.expectedVersions.add(new HashMap<>(this.expected));
			}
			for (int i = 0; i < this.versions.size(); i++) {
				verify(this.versions.get(i), this.expectedVersions.get(i));
			}
		}

		private void change(PersistentSlotMap.Transient edit, int bias, int operations) {
			for (int i = 0; i < operations; i++) {
				Object id = this.ids.id.apply(this.random.nextInt(this.range));
				boolean adds = this.random.nextInt(10) < bias;
				int previous = adds ? edit.put(id, i) : edit.remove(id);
				Integer expected = adds ? this.expected.put(id, i) : this.expected.remove(id);
				assertThat(previous).as("-Dseed=%d", this.seed).isEqualTo((expected != null) ? expected : -1);
				assertThat(edit.get(id)).as("-Dseed=%d", this.seed).isEqualTo(adds ? i : -1);
			}
		}

		private void verify(PersistentSlotMap map, Map<Object, Integer> expected) {
			assertThat(map.size()).as("-Dseed=%d", this.seed).isEqualTo(expected.size());
			LongStream.range(0, this.range)
				.mapToObj(this.ids.id)
				.forEach((id) -> assertThat(map.get(id)).as("-Dseed=%d, id %s", this.seed, id)
					.isEqualTo(expected.getOrDefault(id, -1)));
		}

	}

}
