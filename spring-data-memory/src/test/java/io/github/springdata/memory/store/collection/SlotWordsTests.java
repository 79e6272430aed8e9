package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.github.springdata.memory.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The words of a set hold its slots, those of a vector's leaf its elements.
 */
class SlotWordsTests {

	private static final long SEED = Seeds.seed();

	private final Random random = Seeds.random(SEED);

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 100", "40, 100", "300, 100000", "3000, 4000", "3000, 10000000", "60000, 70000" })
	void wordsHoldTheSlotsInOrder(int count, int bound) {
		TreeSet<Integer> slots = new TreeSet<>();
		IntStream.range(0, count).forEach((i) -> slots.add(this.random.nextInt(bound)));
		SlotWords words = Edits.slots(slots.stream().mapToInt(Integer::intValue).toArray()).words();
		List<Integer> found = new ArrayList<>();
		while (words.advance()) {
			assertThat(words.bits()).isNotZero();
			decode(words.start(), words.bits(), found);
		}
		assertThat(words.advance()).isFalse();
		assertThat(found).as("-Dseed=%d", SEED).containsExactlyElementsOf(slots);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "5, 2", "32, 0", "33, 33", "3000, 100", "40000, 39000" })
	void leavesHoldTheElementsInOrder(int length, int removed) {
		PersistentVector.Transient<Integer> edit = PersistentVector.<Integer>empty().asTransient();
		IntStream.range(0, length).forEach(edit::append);
		IntStream.range(0, removed).forEach((i) -> edit.remove(this.random.nextInt(length)));
		PersistentVector<Integer> vector = edit.persistent();
		List<Integer> expected = new ArrayList<>();
		vector.forEach((slot, element) -> expected.add(slot));
		List<Integer> found = new ArrayList<>();
		VectorLeaves leaves = vector.leaves();
		while (leaves.next()) {
			decode(leaves.start(), leaves.present(), found);
		}
		assertThat(found).as("-Dseed=%d", SEED).isEqualTo(expected);
		expected.forEach((slot) -> {
			leaves.moveTo(slot);
			assertThat(leaves.leaf()[slot % 32]).isEqualTo(slot);
		});
	}

	@ParameterizedTest
	@CsvSource({ "0", "40", "2000" })
	void notesStayOnLeavesThatDoNotChange(int changed) {
		PersistentVector.Transient<Integer> edit = PersistentVector.<Integer>empty().asTransient();
		IntStream.range(0, 2010).forEach(edit::append);
		PersistentVector<Integer> before = edit.persistent();
		VectorLeaves leaves = before.leaves();
		while (leaves.next()) {
			VectorLeaves.note(leaves.leaf(), "note " + leaves.start());
		}
		edit.set(changed, -1);
		PersistentVector<Integer> after = Edits.append(edit.persistent(), 7);
		VectorLeaves read = after.leaves();
		while (read.next()) {
			boolean kept = read.start() != (changed & -32) && read.start() != (2010 & -32);
			assertThat(VectorLeaves.note(read.leaf())).isEqualTo(kept ? "note " + read.start() : null);
		}
	}

	private static void decode(int start, int bits, List<Integer> target) {
		IntStream.range(0, Integer.SIZE).filter((i) -> (bits & (1 << i)) != 0).forEach((i) -> target.add(start + i));
	}

}
