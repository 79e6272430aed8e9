package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link SlotSet}.
 */
class SlotSetUnitTests {

	@Test
	void emptySetHasNoSlots() {
		SlotSet empty = SlotSet.empty();
		assertThat(empty.isEmpty()).isTrue();
		assertThat(empty.contains(0)).isFalse();
		assertThat(empty.toArray()).isEmpty();
		assertThat(empty.iterator().hasNext()).isFalse();
		assertThat(Edits.remove(empty, 3)).isSameAs(empty);
		assertThat(Edits.add(empty, 3)).isEqualTo(SlotSet.of(3));
		assertThat(Edits.slots()).isSameAs(empty);
		assertThat(Edits.remove(SlotSet.of(3), 3)).isSameAs(empty);
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(empty::first)
			.withMessageContaining("isEmpty()");
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(empty::last);
	}

	@Test
	void ofTakesSlotsInAnyOrder() {
		assertThat(Edits.slots(5, 1, 3, 1, 5).toArray()).containsExactly(1, 3, 5);
		int[] given = { 2, 1 };
		SlotSet set = Edits.slots(given);
		given[0] = 9;
		assertThat(set.toArray()).containsExactly(1, 2);
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void readsWhatWasAdded(int[] slots) {
		SlotSet set = Edits.slots(slots);
		assertThat(set.size()).isEqualTo(slots.length);
		assertThat(set.toArray()).isEqualTo(slots);
		assertThat(set.first()).isEqualTo(slots[0]);
		assertThat(set.last()).isEqualTo(slots[slots.length - 1]);
		assertThat(drain(set.iterator())).isEqualTo(slots);
		IntStream.Builder visited = IntStream.builder();
		set.forEach(visited::add);
		assertThat(visited.build().toArray()).isEqualTo(slots);
		for (int slot : slots) {
			if (!set.contains(slot)) {
				throw new AssertionError("slot " + slot + " is missing");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void addsAndRemovesOneByOne(int[] slots) {
		SlotSet set = SlotSet.empty();
		for (int slot : slots) {
			set = Edits.add(set, slot);
			if (Edits.add(set, slot) != set) {
				throw new AssertionError("adding slot " + slot + " twice makes a new set");
			}
		}
		assertThat(set).isEqualTo(Edits.slots(slots));
		SlotSet full = set;
		for (int i = slots.length - 1; i >= 0; i--) {
			set = Edits.remove(set, slots[i]);
			assertThat(set.size()).isEqualTo(i);
		}
		assertThat(set).isSameAs(SlotSet.empty());
		assertThat(full.toArray()).isEqualTo(slots);
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void combinesWithItself(int[] slots) {
		SlotSet set = Edits.slots(slots);
		SlotSet copy = Edits.slots(slots);
		assertThat(set.union(copy)).isEqualTo(set);
		assertThat(set.intersection(copy)).isEqualTo(set);
		assertThat(set.difference(copy)).isSameAs(SlotSet.empty());
		assertThat(set.union(SlotSet.empty())).isSameAs(set);
		assertThat(SlotSet.empty().union(set)).isSameAs(set);
		assertThat(set.intersection(SlotSet.empty())).isSameAs(SlotSet.empty());
		assertThat(set.difference(SlotSet.empty())).isSameAs(set);
	}

	static List<int[]> shapes() {
		List<int[]> shapes = new ArrayList<>();
		for (int count : new int[] { 1, 2, 63, 64, 65, 127, 128, 129, 130, 4095, 4096, 4097, 131_072, 131_073 }) {
			shapes.add(IntStream.range(0, count).toArray());
			shapes.add(IntStream.range(0, count).map((i) -> 4000 + i).toArray());
			shapes.add(IntStream.range(0, count).map((i) -> Integer.MAX_VALUE - count + 1 + i).toArray());
		}
		shapes.add(IntStream.range(0, 1000).map((i) -> i * 2_000_003).toArray());
		shapes.add(IntStream.range(0, 600).map((i) -> (i / 200) * 1_000_000_000 + i).toArray());
		shapes.add(IntStream.concat(IntStream.range(0, 200), IntStream.of(Integer.MAX_VALUE)).toArray());
		return shapes;
	}

	@ParameterizedTest
	@ValueSource(ints = { 63, 64, 65, 127, 128, 129, 4095, 4096, 4097, 131_071, 131_072 })
	void oldVersionsStayWhenASetGrowsAndShrinksAroundALimit(int count) {
		SlotSet set = Edits.slots(IntStream.range(0, count).toArray());
		SlotSet larger = Edits.add(set, count);
		SlotSet largest = Edits.add(larger, 10_000_000);
		SlotSet smaller = Edits.remove(set, 0);
		assertThat(set.size()).isEqualTo(count);
		assertThat(set.contains(count)).isFalse();
		assertThat(set.contains(0)).isTrue();
		assertThat(larger.size()).isEqualTo(count + 1);
		assertThat(largest.last()).isEqualTo(10_000_000);
		assertThat(Edits.remove(largest, 10_000_000)).isEqualTo(larger);
		assertThat(smaller.first()).isEqualTo(1);
	}

	@Test
	void operationsShareAnOperandThatIsTheResult() {
		SlotSet large = Edits.slots(IntStream.range(0, 100_000).toArray());
		SlotSet part = Edits.slots(IntStream.range(500, 9000).toArray());
		SlotSet few = Edits.slots(3, 99_000);
		assertThat(large.union(part)).isSameAs(large);
		assertThat(part.union(large)).isSameAs(large);
		assertThat(large.union(few)).isSameAs(large);
		assertThat(few.union(SlotSet.of(3))).isSameAs(few);
		assertThat(few.intersection(large)).isSameAs(few);
		assertThat(large.intersection(few)).isSameAs(few);
		assertThat(part.intersection(large)).isEqualTo(part);
		assertThat(large.difference(Edits.slots(100_001))).isSameAs(large);
		assertThat(large.difference(Edits.slots(IntStream.range(200_000, 300_000).toArray()))).isSameAs(large);
	}

	@Test
	void disjointBlocksMeetOnlyInTheUnion() {
		SlotSet low = Edits.slots(IntStream.range(0, 1000).toArray());
		SlotSet high = Edits.slots(IntStream.range(1_000_000_000, 1_000_001_000).toArray());
		SlotSet both = low.union(high);
		assertThat(both.size()).isEqualTo(2000);
		assertThat(low.intersection(high)).isSameAs(SlotSet.empty());
		assertThat(low.difference(high)).isSameAs(low);
		assertThat(both.difference(high)).isEqualTo(low);
		assertThat(high.difference(both)).isSameAs(SlotSet.empty());
		assertThat(both.intersection(high)).isEqualTo(high);
	}

	@Test
	void allMatchStopsAtTheFirstThatDoesNot() {
		SlotSet set = Edits.slots(IntStream.range(0, 10_000).toArray());
		List<Integer> asked = new ArrayList<>();
		assertThat(set.allMatch((slot) -> asked.add(slot) && slot < 4100)).isFalse();
		assertThat(asked).hasSize(4101);
		assertThat(set.allMatch((slot) -> slot < 10_000)).isTrue();
		assertThat(Edits.slots(1, 2, 3).allMatch((slot) -> slot < 3)).isFalse();
		assertThat(SlotSet.of(1).allMatch((slot) -> slot == 1)).isTrue();
		assertThat(SlotSet.empty().allMatch((slot) -> false)).isTrue();
	}

	@Test
	void iteratorEndsWithAnException() {
		PrimitiveIterator.OfInt iterator = SlotSet.of(7).iterator();
		assertThat(iterator.nextInt()).isEqualTo(7);
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::nextInt)
			.withMessageContaining("hasNext()");
	}

	@Test
	void refusesNegativeSlots() {
		for (int slot : new int[] { -1, Integer.MIN_VALUE }) {
			assertThatIllegalArgumentException().isThrownBy(() -> SlotSet.of(slot)).withMessageContaining("" + slot);
			assertThatIllegalArgumentException().isThrownBy(() -> Edits.slots(1, slot));
			assertThatIllegalArgumentException().isThrownBy(() -> Edits.add(SlotSet.empty(), slot));
			assertThatIllegalArgumentException().isThrownBy(() -> SlotSet.builder().add(slot));
			assertThatIllegalArgumentException().isThrownBy(() -> SlotSet.editor().add(SlotSet.empty(), slot));
		}
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void containsNoNegativeSlots(int[] slots) {
		SlotSet set = Edits.slots(slots);
		for (int slot : new int[] { -1, -4096, Integer.MIN_VALUE, Integer.MIN_VALUE + slots[0] }) {
			assertThat(set.contains(slot)).isFalse();
			assertThat(Edits.remove(set, slot)).isSameAs(set);
		}
	}

	@Test
	@SuppressWarnings("NullAway")
	void refusesNullOperands() {
		assertThatNullPointerException().isThrownBy(() -> SlotSet.empty().union(null))
			.withMessage("other must not be null");
		assertThatNullPointerException().isThrownBy(() -> SlotSet.of(1).intersection(null));
		assertThatNullPointerException().isThrownBy(() -> SlotSet.of(1).difference(null));
		assertThatNullPointerException().isThrownBy(() -> Edits.slots((int[]) null));
	}

	@Test
	void builderStaysUsable() {
		SlotSet.Builder builder = SlotSet.builder();
		builder.add(5);
		builder.add(2);
		SlotSet first = builder.build();
		builder.add(9);
		builder.addAll(Edits.slots(IntStream.range(100, 400).toArray()));
		builder.addAll(Edits.slots(1, 2));
		assertThat(first.toArray()).containsExactly(2, 5);
		assertThat(builder.build().size()).isEqualTo(304);
		assertThat(builder.build().contains(9)).isTrue();
	}

	@Test
	void transientStaysUsableAfterItsHandOver() {
		SlotSet origin = Edits.slots(IntStream.range(0, 10_000).toArray());
		SlotSetEdit edit = new SlotSetEdit(origin);
		assertThat(edit.persistent()).isSameAs(origin);
		assertThat(edit.add(20_000)).isTrue();
		assertThat(edit.add(20_000)).isFalse();
		assertThat(edit.remove(77)).isTrue();
		assertThat(edit.remove(77)).isFalse();
		SlotSet first = edit.persistent();
		assertThat(edit.remove(78)).isTrue();
		assertThat(edit.add(77)).isTrue();
		assertThat(edit.contains(78)).isFalse();
		assertThat(edit.size()).isEqualTo(10_000);
		assertThat(first.contains(78)).isTrue();
		assertThat(first.contains(77)).isFalse();
		assertThat(origin.contains(77)).isTrue();
		assertThat(origin.contains(20_000)).isFalse();
		assertThat(origin.size()).isEqualTo(10_000);
	}

	@Test
	void editorEditsManySetsUntilItHandsThemOver() {
		SlotSet origin = Edits.slots(IntStream.range(0, 10_000).toArray());
		SlotSet.Editor editor = SlotSet.editor();
		SlotSet left = editor.remove(origin, 5);
		SlotSet right = editor.add(origin, 20_000);
		assertThat(editor.add(left, 30_000)).isSameAs(left);
		editor.handOver();
		SlotSet later = editor.remove(left, 6);
		assertThat(origin.size()).isEqualTo(10_000);
		assertThat(left.contains(5)).isFalse();
		assertThat(left.contains(6)).isTrue();
		assertThat(left.contains(30_000)).isTrue();
		assertThat(right.size()).isEqualTo(10_001);
		assertThat(later.size()).isEqualTo(9999);
	}

	@Test
	void equalSetsAreEqualWhateverTheirHistory() {
		SlotSet grown = Edits.slots(IntStream.range(0, 100).toArray());
		SlotSet shrunk = Edits.slots(IntStream.range(0, 300).toArray());
		for (int slot = 299; slot >= 100; slot--) {
			shrunk = Edits.remove(shrunk, slot);
		}
		assertThat(shrunk).isEqualTo(grown).hasSameHashCodeAs(grown).isNotEqualTo(Edits.add(grown, 100));
		assertThat(SlotSet.of(1)).isNotEqualTo(SlotSet.of(2));
	}

	@Test
	void toStringNamesTheSizeAndTheFirstSlots() {
		assertThat(Edits.slots(1, 2)).hasToString("SlotSet(2)[1, 2]");
		assertThat(Edits.slots(IntStream.range(0, 500).toArray()).toString()).startsWith("SlotSet(500)[0, 1, ")
			.endsWith("15, ...]");
	}

	private static int[] drain(PrimitiveIterator.OfInt iterator) {
		IntStream.Builder slots = IntStream.builder();
		while (iterator.hasNext()) {
			slots.add(iterator.nextInt());
		}
		return slots.build().toArray();
	}

}
