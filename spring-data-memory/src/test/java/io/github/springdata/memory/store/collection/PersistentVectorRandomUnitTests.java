package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@link PersistentVector} with a list over random operation sequences.
 */
class PersistentVectorRandomUnitTests {

	private static final int[] LENGTHS = { 0, 1, 20, 31, 32, 33, 64, 100, 1000, 1024, 1050, 1056, 1057 };

	@Test
	void agreesWithAListAndNeverChangesAnOldVersion() {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 2000; seed++) {
			new Sequence(seed, 60).run();
		}
	}

	@Test
	void agreesWithAListOverLongSequences() {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 6; seed++) {
			new Sequence(seed, 4000).run();
		}
	}

	/**
	 * One sequence: a list and a vector, edited alike, by single edits or by a transient.
	 */
	private static final class Sequence {

		private final long seed;

		private final int steps;

		private final Random random;

		private final List<@Nullable Integer> expected = new ArrayList<>();

		private final List<Version> versions = new ArrayList<>();

		private PersistentVector<Integer> vector = PersistentVector.empty();

		private PersistentVector.Transient<Integer> edit = this.vector.asTransient();

		private int next;

		Sequence(long seed, int steps) {
			this.seed = seed;
			this.steps = steps;
			this.random = Seeds.random(seed);
		}

		void run() {
			bulkAppend(LENGTHS[this.random.nextInt(LENGTHS.length)]);
			for (int step = 0; step < this.steps; step++) {
				if (this.random.nextBoolean()) {
					single();
				}
				else {
					bulk(this.random.nextInt(12));
				}
				if (this.random.nextInt(this.steps) < 8) {
					this.versions.add(new Version(this.vector, new ArrayList<>(this.expected)));
				}
			}
			this.versions.add(new Version(this.vector, new ArrayList<>(this.expected)));
			this.versions.forEach(this::verify);
			for (int i = 0; i < 10; i++) {
				verifyDifference(anyVersion(), anyVersion());
			}
		}

		private Version anyVersion() {
			return this.versions.get(this.random.nextInt(this.versions.size()));
		}

		private void bulkAppend(int count) {
			for (int i = 0; i < count; i++) {
				this.edit.append(this.next);
				this.expected.add(this.next++);
			}
			this.vector = this.edit.persistent();
		}

		private void single() {
			int slot = this.random.nextInt(this.expected.size() + 1);
			int kind = this.random.nextInt(3);
			if (kind == 0 || slot == this.expected.size()) {
				this.vector = Edits.append(this.vector, this.next);
				this.expected.add(this.next++);
			}
			else if (kind == 1) {
				this.vector = Edits.set(this.vector, slot, this.next);
				this.expected.set(slot, this.next++);
			}
			else {
				this.vector = Edits.remove(this.vector, slot);
				this.expected.set(slot, null);
			}
			this.edit = this.vector.asTransient();
		}

		private void bulk(int count) {
			int from = this.random.nextInt(this.expected.size() + 1);
			int kind = this.random.nextInt(4);
			for (int i = 0; i < count; i++) {
				int slot = from + i;
				if (kind == 0 || slot >= this.expected.size()) {
					assertThat(this.edit.append(this.next)).as("-Dseed=%d", this.seed).isEqualTo(this.expected.size());
					this.expected.add(this.next++);
				}
				else if (kind == 1) {
					this.edit.set(slot, this.next);
					this.expected.set(slot, this.next++);
				}
				else {
					removeRun(slot, (kind == 2) ? 1 : 40);
				}
			}
			verifyTransient();
			this.vector = this.edit.persistent();
		}

		private void removeRun(int from, int count) {
			for (int slot = from; slot < Math.min(from + count, this.expected.size()); slot++) {
				this.edit.remove(slot);
				this.expected.set(slot, null);
			}
		}

		private void verifyTransient() {
			assertThat(this.edit.length()).as("-Dseed=%d", this.seed).isEqualTo(this.expected.size());
			if (this.edit.length() > 0) {
				int slot = this.random.nextInt(this.edit.length());
				assertThat(this.edit.get(slot)).as("-Dseed=%d", this.seed).isEqualTo(this.expected.get(slot));
			}
		}

		private void verify(Version version) {
			List<@Nullable Integer> actual = new ArrayList<>();
			for (int slot = 0; slot < version.vector.length(); slot++) {
				actual.add(version.vector.get(slot));
			}
			assertThat(actual).as("-Dseed=%d", this.seed).isEqualTo(version.expected);
			verifyMoves(version);
			List<Integer> live = version.expected.stream().filter(Objects::nonNull).toList();
			assertThat(version.vector.size()).as("-Dseed=%d", this.seed).isEqualTo(live.size());
			List<Integer> visited = new ArrayList<>();
			List<Integer> visitedSlots = new ArrayList<>();
			version.vector.forEach((slot, element) -> {
				visited.add(element);
				visitedSlots.add(slot);
			});
			assertThat(visited).as("-Dseed=%d", this.seed).isEqualTo(live);
			assertThat(visitedSlots).as("-Dseed=%d", this.seed).isEqualTo(version.slots());
			assertThat(read(version.vector.leaves())).as("-Dseed=%d", this.seed).isEqualTo(live);
		}

		private void verifyMoves(Version version) {
			VectorLeaves ascending = version.vector.leaves();
			VectorLeaves random = version.vector.leaves();
			for (int slot = 0; slot < version.vector.length(); slot += 1 + this.random.nextInt(60)) {
				assertThat(element(ascending, slot)).as("-Dseed=%d", this.seed).isEqualTo(version.expected.get(slot));
				int any = this.random.nextInt(version.vector.length());
				assertThat(element(random, any)).as("-Dseed=%d", this.seed).isEqualTo(version.expected.get(any));
			}
		}

		private void verifyDifference(Version before, Version after) {
			List<String> actual = new ArrayList<>();
			PersistentVector.diff(before.vector, after.vector,
					(slot, left, right) -> actual.add(slot + ": " + left + " -> " + right));
			List<String> differences = new ArrayList<>();
			for (int slot = 0; slot < Math.max(before.expected.size(), after.expected.size()); slot++) {
				Integer left = before.get(slot);
				Integer right = after.get(slot);
				if (!Objects.equals(left, right)) {
					differences.add(slot + ": " + left + " -> " + right);
				}
			}
			assertThat(actual).as("-Dseed=%d", this.seed).isEqualTo(differences);
		}

		private static @Nullable Object element(VectorLeaves leaves, int slot) {
			leaves.moveTo(slot);
			return leaves.leaf()[slot & PersistentVector.MASK];
		}

		private static List<Object> read(VectorLeaves leaves) {
			List<Object> found = new ArrayList<>();
			while (leaves.next()) {
				Stream.of(leaves.leaf()).limit(PersistentVector.WIDTH).filter(Objects::nonNull).forEach(found::add);
			}
			return found;
		}

	}

	private record Version(PersistentVector<Integer> vector, List<@Nullable Integer> expected) {

		List<Integer> slots() {
			return IntStream.range(0, this.expected.size())
				.filter((slot) -> this.expected.get(slot) != null)
				.boxed()
				.toList();
		}

		@Nullable Integer get(int slot) {
			return (slot < this.expected.size()) ? this.expected.get(slot) : null;
		}

	}

}
