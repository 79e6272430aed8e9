package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.github.springdata.memory.Seeds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@link SlotSet} with a tree set over random operation sequences.
 */
class SlotSetRandomUnitTests {

	private static final int[] BOUNDS = { 10, 200, 4096, 5000, 131_072, 140_000, 1_000_000, 5_000_000,
			Integer.MAX_VALUE };

	@Test
	void agreesWithATreeSetAndNeverChangesAnOldVersion() {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 2000; seed++) {
			new Sequence(seed, 20, 300).run();
		}
	}

	@Test
	void agreesWithATreeSetWhenLarge() {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 12; seed++) {
			new Sequence(seed, 30, 10_000).run();
		}
	}

	/**
	 * One sequence over a family of sets, each with the tree set that it must equal.
	 */
	private static final class Sequence {

		private final long seed;

		private final int steps;

		private final int bulk;

		private final Random random;

		private final int bound;

		private final List<Version> versions = new ArrayList<>();

		Sequence(long seed, int steps, int bulk) {
			this.seed = seed;
			this.steps = steps;
			this.bulk = bulk;
			this.random = Seeds.random(seed);
			this.bound = BOUNDS[this.random.nextInt(BOUNDS.length)];
		}

		void run() {
			this.versions.add(new Version(SlotSet.empty(), new TreeSet<>()));
			for (int step = 0; step < this.steps; step++) {
				this.versions.add(step(anyVersion()));
			}
			this.versions.forEach(this::verify);
		}

		private Version anyVersion() {
			int recent = Math.min(this.versions.size(), 8);
			return this.versions.get(this.versions.size() - 1 - this.random.nextInt(recent));
		}

		private Version step(Version from) {
			return switch (this.random.nextInt(9)) {
				case 0 -> single(from);
				case 1 -> build(from);
				case 2, 3 -> edit(from, false);
				case 4 -> edit(from, true);
				case 5 -> union(from, anyVersion());
				case 6 -> intersect(from, anyVersion());
				case 7 -> subtract(from, anyVersion());
				default -> subtract(from, part(from));
			};
		}

		private Version single(Version from) {
			int slot = this.random.nextInt(this.bound);
			TreeSet<Integer> added = new TreeSet<>(from.expected);
			added.add(slot);
			this.versions.add(new Version(Edits.add(from.set, slot), added));
			TreeSet<Integer> removed = new TreeSet<>(from.expected);
			Integer present = removed.ceiling(slot);
			int gone = (present != null) ? present : slot;
			removed.remove(gone);
			return new Version(Edits.remove(from.set, gone), removed);
		}

		private Version build(Version from) {
			SlotSet.Builder builder = SlotSet.builder();
			TreeSet<Integer> expected = new TreeSet<>();
			for (int slot : someSlots()) {
				builder.add(slot);
				expected.add(slot);
			}
			if (this.random.nextBoolean()) {
				builder.addAll(from.set);
				expected.addAll(from.expected);
			}
			return new Version(builder.build(), expected);
		}

		private Version edit(Version from, boolean removing) {
			SlotSetEdit edit = new SlotSetEdit(from.set);
			TreeSet<Integer> expected = new TreeSet<>(from.expected);
			int[] slots = removing ? from.expected.stream().mapToInt(Integer::intValue).toArray() : someSlots();
			int keepOneIn = 1 + this.random.nextInt(8);
			for (int slot : slots) {
				boolean remove = (removing) ? this.random.nextInt(keepOneIn) > 0 : this.random.nextInt(8) == 0;
				boolean actual = remove ? edit.remove(slot) : edit.add(slot);
				boolean changed = remove ? expected.remove(slot) : expected.add(slot);
				assertThat(actual).as("-Dseed=%d, slot %d", this.seed, slot).isEqualTo(changed);
				if (this.random.nextInt(1000) == 0) {
					this.versions.add(new Version(edit.persistent(), new TreeSet<>(expected)));
				}
			}
			assertThat(edit.size()).as("-Dseed=%d", this.seed).isEqualTo(expected.size());
			return new Version(edit.persistent(), expected);
		}

		private Version union(Version left, Version right) {
			TreeSet<Integer> expected = new TreeSet<>(left.expected);
			expected.addAll(right.expected);
			return new Version(left.set.union(right.set), expected);
		}

		private Version intersect(Version left, Version right) {
			TreeSet<Integer> expected = new TreeSet<>(left.expected);
			expected.retainAll(right.expected);
			return new Version(left.set.intersection(right.set), expected);
		}

		private Version subtract(Version left, Version right) {
			TreeSet<Integer> expected = new TreeSet<>(left.expected);
			expected.removeAll(right.expected);
			return new Version(left.set.difference(right.set), expected);
		}

		private Version part(Version whole) {
			int[] slots = whole.expected.stream()
				.filter((slot) -> this.random.nextInt(10) > 0)
				.mapToInt(Integer::intValue)
				.toArray();
			TreeSet<Integer> expected = new TreeSet<>();
			IntStream.of(slots).forEach(expected::add);
			return new Version(Edits.slots(slots), expected);
		}

		private int[] someSlots() {
			int count = this.random.nextInt(this.bulk);
			int start = this.random.nextInt(this.bound);
			return switch (this.random.nextInt(3)) {
				case 0 -> IntStream.range(start, (int) Math.min(start + (long) count, this.bound)).toArray();
				case 1 -> this.random.ints(count, 0, this.bound).toArray();
				default -> this.random.ints(count, start, (int) Math.min(start + 2L * count + 1, this.bound)).toArray();
			};
		}

		private void verify(Version version) {
			int[] slots = version.expected.stream().mapToInt(Integer::intValue).toArray();
			SlotSet set = version.set;
			assertThat(set.toArray()).as("-Dseed=%d", this.seed).isEqualTo(slots);
			assertThat(set.size()).as("-Dseed=%d", this.seed).isEqualTo(slots.length);
			verifyOrder(set.iterator(), version.expected.iterator());
			IntStream.Builder visited = IntStream.builder();
			set.forEach(visited::add);
			assertThat(visited.build().toArray()).as("-Dseed=%d", this.seed).isEqualTo(slots);
			for (int i = 0; i < 20; i++) {
				int slot = this.random.nextInt(this.bound);
				assertThat(set.contains(slot)).as("-Dseed=%d", this.seed).isEqualTo(version.expected.contains(slot));
			}
			if (!set.isEmpty()) {
				assertThat(set.first()).as("-Dseed=%d", this.seed).isEqualTo(slots[0]);
				assertThat(set.last()).as("-Dseed=%d", this.seed).isEqualTo(slots[slots.length - 1]);
				assertThat(set).as("-Dseed=%d", this.seed).isEqualTo(Edits.slots(slots));
			}
		}

		private void verifyOrder(PrimitiveIterator.OfInt actual, Iterator<Integer> expected) {
			while (expected.hasNext()) {
				int slot = expected.next();
				if (!actual.hasNext() || actual.nextInt() != slot) {
					throw new AssertionError("-Dseed=" + this.seed + ": slot " + slot + " is missing or out of order");
				}
			}
			assertThat(actual.hasNext()).as("-Dseed=%d", this.seed).isFalse();
		}

	}

	private record Version(SlotSet set, TreeSet<Integer> expected) {

	}

}
