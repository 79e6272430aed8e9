package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link PersistentVector}.
 */
class PersistentVectorUnitTests {

	@Test
	void emptyVectorHasNoSlots() {
		PersistentVector<String> empty = PersistentVector.empty();
		assertThat(empty.length()).isZero();
		assertThat(empty.size()).isZero();
		assertThat(empty.leaves().next()).isFalse();
		assertThat(elements(empty)).isEmpty();
	}

	@Test
	void appendTakesTheNextSlotAndLeavesTheOldVersionAlone() {
		PersistentVector<String> one = Edits.append(PersistentVector.<String>empty(), "a");
		PersistentVector<String> two = Edits.append(one, "b");
		assertThat(one.length()).isEqualTo(1);
		assertThat(two.length()).isEqualTo(2);
		assertThat(two.get(0)).isEqualTo("a");
		assertThat(two.get(1)).isEqualTo("b");
	}

	@Test
	void removeLeavesAHoleThatSetFillsAgain() {
		PersistentVector<String> vector = Edits.append(Edits.append(PersistentVector.<String>empty(), "a"), "b");
		PersistentVector<String> removed = Edits.remove(vector, 0);
		assertThat(removed.get(0)).isNull();
		assertThat(removed.length()).isEqualTo(2);
		assertThat(removed.size()).isEqualTo(1);
		assertThat(Edits.set(removed, 0, "c").get(0)).isEqualTo("c");
		assertThat(Edits.set(removed, 0, "c").size()).isEqualTo(2);
		assertThat(vector.get(0)).isEqualTo("a");
	}

	@Test
	void removingAHoleReturnsTheSameVector() {
		PersistentVector<Integer> vector = Edits.remove(Edits.remove(sequence(100), 7), 99);
		assertThat(Edits.remove(vector, 7)).isSameAs(vector);
		assertThat(Edits.remove(vector, 99)).isSameAs(vector);
	}

	@Test
	void settingTheElementThatIsThereReturnsTheSameVector() {
		PersistentVector<Integer> vector = sequence(100);
		Integer element = vector.get(40);
		assertThat(element).isNotNull();
		assertThat(Edits.set(vector, 40, element)).isSameAs(vector);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 31, 32, 33, 63, 64, 65, 1023, 1024, 1025, 1055, 1056, 1057, 32_767, 32_768, 32_769, 32_799,
			32_800, 32_801, 1_048_576, 1_048_608, 1_048_609 })
	void holdsEachElementAroundLevelBoundaries(int length) {
		PersistentVector<Integer> vector = sequence(length);
		assertThat(vector.length()).isEqualTo(length);
		for (int slot = 0; slot < length; slot++) {
			if (vector.get(slot) == null || vector.get(slot) != slot) {
				throw new AssertionError("slot " + slot + " holds " + vector.get(slot));
			}
		}
		assertThat(walked(vector)).hasSize(length).isEqualTo(elements(vector));
	}

	@ParameterizedTest
	@ValueSource(ints = { 31, 32, 33, 1024, 1025, 1056, 1057, 32_768, 32_800, 32_801 })
	void appendsOneByOneAcrossLevelBoundaries(int length) {
		PersistentVector<Integer> before = sequence(length);
		PersistentVector<Integer> after = Edits.append(Edits.append(before, -1), -2);
		assertThat(before.length()).isEqualTo(length);
		assertThat(after.get(length - 1)).isEqualTo(length - 1);
		assertThat(after.get(length)).isEqualTo(-1);
		assertThat(after.get(length + 1)).isEqualTo(-2);
		assertThat(differences(before, after)).containsExactly(length + ": null -> -1", (length + 1) + ": null -> -2");
	}

	@Test
	void dropsSubtreesWithoutElements() {
		PersistentVector.Transient<Integer> edit = sequence(100_000).asTransient();
		for (int slot = 0; slot < 100_000; slot++) {
			edit.remove(slot);
		}
		PersistentVector<Integer> vector = edit.persistent();
		assertThat(vector.size()).isZero();
		assertThat(vector.length()).isEqualTo(100_000);
		assertThat(elements(vector)).isEmpty();
		assertThat(differences(vector, PersistentVector.holes(100_000))).isEmpty();
		assertThat(Edits.set(Edits.set(vector, 77_777, 1), 3, 2).get(77_777)).isEqualTo(1);
	}

	@Test
	void walksSkipLargeHoles() {
		PersistentVector<String> vector = Edits
			.set(Edits.set(Edits.set(Edits.set(PersistentVector.<String>holes(2_000_000_000), 0, "a"), 31, "b"),
					1_000_000_000, "c"), 1_999_999_999, "d");
		assertThat(elements(vector)).containsExactly("0=a", "31=b", "1000000000=c", "1999999999=d");
		assertThat(walked(vector)).containsExactly("0=a", "31=b", "1000000000=c", "1999999999=d");
	}

	@Test
	void walkStaysAtTheEnd() {
		for (PersistentVector<Integer> vector : List.of(sequence(3), Edits.remove(sequence(40), 39),
				Edits.remove(sequence(40), 0))) {
			VectorLeaves leaves = vector.leaves();
			int count = 0;
			while (leaves.next()) {
				count += Integer.bitCount(leaves.present());
			}
			assertThat(count).isEqualTo(vector.size());
			assertThat(leaves.next()).isFalse();
			assertThat(leaves.next()).isFalse();
		}
	}

	@Test
	void reachesTheLastSlotThatAnIntCanNumber() {
		int last = Integer.MAX_VALUE - 1;
		PersistentVector<String> vector = Edits.set(PersistentVector.<String>holes(last - 40), 5, "first");
		for (int slot = last - 40; slot <= last; slot++) {
			vector = Edits.append(vector, "s" + slot);
		}
		assertThat(vector.length()).isEqualTo(Integer.MAX_VALUE);
		assertThat(vector.get(last)).isEqualTo("s" + last);
		assertThat(walked(vector)).hasSize(42).startsWith("5=first").endsWith(last + "=s" + last);
		assertThat(elements(vector)).hasSize(42);
		assertThat(differences(Edits.remove(vector, last), vector)).containsExactly(last + ": null -> s" + last);
		PersistentVector<String> full = vector;
		assertThatIllegalStateException().isThrownBy(() -> Edits.append(full, "one more"))
			.withMessageContaining("2147483647 slots");
	}

	@Test
	void refusesSlotsThatWereNotHandedOut() {
		PersistentVector<Integer> vector = sequence(5);
		PersistentVector.Transient<Integer> edit = vector.asTransient();
		for (int slot : new int[] { -1, 5, Integer.MIN_VALUE, Integer.MAX_VALUE }) {
			assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> vector.get(slot));
			assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Edits.set(vector, slot, 1));
			assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Edits.remove(vector, slot));
			assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> edit.get(slot));
			assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> edit.set(slot, 1));
			assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> edit.remove(slot));
		}
	}

	@Test
	@SuppressWarnings("NullAway")
	void refusesNullElements() {
		PersistentVector<Integer> vector = sequence(5);
		assertThatNullPointerException().isThrownBy(() -> Edits.append(vector, null))
			.withMessage("element must not be null");
		assertThatNullPointerException().isThrownBy(() -> Edits.set(vector, 1, null))
			.withMessage("element must not be null");
		assertThatNullPointerException().isThrownBy(() -> vector.forEach(null));
	}

	@Test
	void transientStaysUsableAfterItsHandOver() {
		PersistentVector.Transient<Integer> edit = sequence(1000).asTransient();
		edit.set(500, -1);
		PersistentVector<Integer> first = edit.persistent();
		edit.set(500, -2);
		edit.remove(999);
		edit.append(-3);
		PersistentVector<Integer> second = edit.persistent();
		assertThat(first.get(500)).isEqualTo(-1);
		assertThat(first.get(999)).isEqualTo(999);
		assertThat(first.length()).isEqualTo(1000);
		assertThat(second.get(500)).isEqualTo(-2);
		assertThat(second.get(999)).isNull();
		assertThat(second.get(1000)).isEqualTo(-3);
	}

	@Test
	void transientWithoutEditsReturnsItsOrigin() {
		PersistentVector<Integer> vector = sequence(1000);
		PersistentVector.Transient<Integer> edit = vector.asTransient();
		assertThat(edit.persistent()).isSameAs(vector);
		edit.append(1);
		assertThat(edit.persistent()).isSameAs(edit.persistent()).isNotSameAs(vector);
	}

	@Test
	void twoTransientsOfOneVectorDoNotMeet() {
		PersistentVector<Integer> vector = sequence(100);
		PersistentVector.Transient<Integer> left = vector.asTransient();
		PersistentVector.Transient<Integer> right = vector.asTransient();
		left.set(1, -1);
		right.set(1, -2);
		left.append(-3);
		right.append(-4);
		assertThat(left.get(1)).isEqualTo(-1);
		assertThat(right.get(1)).isEqualTo(-2);
		assertThat(left.persistent().get(100)).isEqualTo(-3);
		assertThat(right.persistent().get(100)).isEqualTo(-4);
		assertThat(vector.get(1)).isEqualTo(1);
	}

	@Test
	void diffReportsChangedAddedAndRemovedSlotsInOrder() {
		PersistentVector<Integer> before = sequence(5000);
		PersistentVector<Integer> after = Edits.set(Edits.set(Edits.remove(Edits.append(before, -1), 17), 4990, -2),
				2048, -3);
		assertThat(differences(before, after)).containsExactly("17: 17 -> null", "2048: 2048 -> -3", "4990: 4990 -> -2",
				"5000: null -> -1");
		assertThat(differences(after, before)).containsExactly("17: null -> 17", "2048: -3 -> 2048", "4990: -2 -> 4990",
				"5000: -1 -> null");
		assertThat(differences(before, before)).isEmpty();
	}

	@Test
	void diffComparesVectorsOfDifferentDepth() {
		PersistentVector<Integer> small = sequence(10);
		PersistentVector.Transient<Integer> edit = small.asTransient();
		while (edit.length() < 40_000) {
			edit.append(edit.length());
		}
		PersistentVector<Integer> large = edit.persistent();
		assertThat(differences(small, large)).hasSize(39_990).startsWith("10: null -> 10");
		assertThat(differences(PersistentVector.empty(), small)).hasSize(10);
		assertThat(differences(large, PersistentVector.empty())).hasSize(40_000);
	}

	@Test
	void toStringNamesLengthAndSize() {
		assertThat(Edits.remove(sequence(3), 1)).hasToString("PersistentVector[length=3, size=2]");
	}

	private static PersistentVector<Integer> sequence(int length) {
		PersistentVector.Transient<Integer> edit = PersistentVector.<Integer>empty().asTransient();
		for (int i = 0; i < length; i++) {
			edit.append(i);
		}
		return edit.persistent();
	}

	private static <E> List<String> elements(PersistentVector<E> vector) {
		List<String> found = new ArrayList<>();
		vector.forEach((slot, element) -> found.add(slot + "=" + element));
		return found;
	}

	private static <E> List<String> walked(PersistentVector<E> vector) {
		List<String> found = new ArrayList<>();
		VectorLeaves leaves = vector.leaves();
		while (leaves.next()) {
			for (int rows = leaves.present(); rows != 0; rows &= rows - 1) {
				int index = Integer.numberOfTrailingZeros(rows);
				found.add((leaves.start() + index) + "=" + leaves.leaf()[index]);
			}
		}
		return found;
	}

	private static <E> List<String> differences(PersistentVector<E> before, PersistentVector<E> after) {
		List<String> found = new ArrayList<>();
		PersistentVector.diff(before, after, (slot, left, right) -> found.add(slot + ": " + left + " -> " + right));
		return found;
	}

}
