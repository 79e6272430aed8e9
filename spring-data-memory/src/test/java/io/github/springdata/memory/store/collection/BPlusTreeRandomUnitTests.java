package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import io.github.springdata.memory.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@link BPlusTree} with a {@link TreeSet} of pairs in random sequences of
 * operations.
 */
class BPlusTreeRandomUnitTests {

	private static final Comparator<Integer> ORDER = Comparator.naturalOrder();

	@ParameterizedTest
	@EnumSource
	void behavesAsATreeSetOfPairsInRandomSequences(Keys keys) {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 500; seed++) {
			new Sequence(keys, seed, 200).run();
		}
	}

	@ParameterizedTest
	@EnumSource
	void behavesAsATreeSetOfPairsInLongRandomSequences(Keys keys) {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 6; seed++) {
			new Sequence(keys, seed, 20_000).run();
		}
	}

	enum Keys {

		MANY(100_000, ORDER), FEW(7, ORDER), ONE(1, ORDER), DESCENDING(300, ORDER.reversed());

		private final int range;

		private final Comparator<Integer> order;

		Keys(int range, Comparator<Integer> order) {
			this.range = range;
			this.order = order;
		}

	}

	/**
	 * A random sequence of operations on a tree, a transient and a {@link TreeSet} of
	 * pairs.
	 */
	private static final class Sequence {

		private final Keys keys;

		private final long seed;

		private final Random random;

		private final int operations;

		private final int slots;

		private final TreeSet<Pair> expected;

		private final List<BPlusTree<Integer>> versions = new ArrayList<>();

		private final List<List<Pair>> expectedVersions = new ArrayList<>();

		private BPlusTree<Integer> tree;

		private Sequence(Keys keys, long seed, int operations) {
			this.keys = keys;
			this.seed = seed;
			this.random = Seeds.random(seed);
			this.operations = operations;
			this.slots = 1 << this.random.nextInt(1, 15);
			this.expected = new TreeSet<>(Pair.order(keys.order));
			this.tree = BPlusTree.empty(keys.order);
		}

		void run() {
			int rounds = this.random.nextInt(2, 9);
			for (int i = 0; i < rounds; i++) {
				int bias = this.random.nextInt(1, 10);
				int operations = this.random.nextInt(this.operations);
				this.tree = this.random.nextBoolean() ? change(operations, bias) : edit(operations, bias);
				keep(this.tree);
				checkRanks();
			}
			for (int i = 0; i < this.versions.size(); i++) {
				TreeNodeInvariants.checkInvariants(this.versions.get(i), this.keys.order);
				assertThat(Pair.list(this.versions.get(i)).equals(this.expectedVersions.get(i)))
					.as("version %d of -Dseed=%d is as it was", i, this.seed)
					.isTrue();
			}
		}

		private void keep(BPlusTree<Integer> tree) {
			this.versions.add(tree);
			this.expectedVersions.add(new ArrayList<>(this.expected));
		}

		private BPlusTree<Integer> change(int operations, int bias) {
			BPlusTree<Integer> tree = this.tree;
			for (int i = 0; i < operations; i++) {
				Pair pair = pair(this.random.nextInt(10) >= bias);
				boolean present = this.expected.contains(pair);
				that(Edits.contains(tree, pair.key(), pair.slot()) == present);
				boolean adds = this.random.nextInt(10) < bias;
				BPlusTree<Integer> changed = adds ? Edits.add(tree, pair.key(), pair.slot())
						: Edits.remove(tree, pair.key(), pair.slot());
				that((changed == tree) == (adds == present));
				expect(adds, pair);
				tree = changed;
			}
			return tree;
		}

		private BPlusTree<Integer> edit(int operations, int bias) {
			BPlusTree.Transient<Integer> editor = this.tree.asTransient();
			for (int i = 0; i < operations; i++) {
				boolean adds = this.random.nextInt(10) < bias;
				Pair pair = pair(!adds);
				boolean changed = adds ? editor.add(pair.key(), pair.slot()) : editor.remove(pair.key(), pair.slot());
				that(changed == expect(adds, pair));
				that(editor.size() == this.expected.size());
				if (this.random.nextInt(this.operations / 2) == 0) {
					addMany(editor);
				}
				if (this.random.nextInt(this.operations / 2) == 0) {
					keep(editor.persistent());
				}
			}
			return editor.persistent();
		}

		/**
		 * Adds pairs, some of which are present or named twice.
		 */
		private void addMany(BPlusTree.Transient<Integer> editor) {
			Integer[] keys = new Integer[this.random.nextInt(1 + this.expected.size() / 2)];
			int[] slots = new int[keys.length];
			for (int i = 0; i < keys.length; i++) {
				Pair pair = pair(this.random.nextInt(10) == 0);
				keys[i] = (Integer) pair.key();
				slots[i] = pair.slot();
				expect(true, pair);
			}
			editor.addAll(keys, slots);
			that(editor.size() == this.expected.size());
		}

		private boolean expect(boolean adds, Pair pair) {
			return adds ? this.expected.add(pair) : this.expected.remove(pair);
		}

		private Pair pair(boolean present) {
			Pair pair = new Pair(this.random.nextInt(this.keys.range), this.random.nextInt(this.slots));
			Pair near = present ? this.expected.ceiling(pair) : null;
			return (near != null) ? near : pair;
		}

		private void checkRanks() {
			List<Pair> pairs = new ArrayList<>(this.expected);
			for (int i = 0; i < 20; i++) {
				Pair probe = pair(this.random.nextBoolean());
				BPlusTree.Transient<Integer> editor = this.tree.asTransient();
				int before = this.expected.headSet(new Pair(probe.key(), Integer.MIN_VALUE)).size();
				int through = this.expected.headSet(new Pair(probe.key(), Integer.MAX_VALUE), true).size();
				int strictly = this.expected.headSet(probe).size();
				that(this.tree.rank((Integer) probe.key(), false) == before);
				that(this.tree.rank((Integer) probe.key(), true) == through);
				that(Edits.contains(this.tree, (Integer) probe.key(), probe.slot()) == this.expected.contains(probe));
				that(editor.rank((Integer) probe.key(), true) == through);
				that(this.tree.contains((Integer) probe.key()) == (through > before));
				that(editor.contains((Integer) probe.key()) == (through > before));
				checkCursors(pairs, Math.min(before, strictly), through);
			}
		}

		private void checkCursors(List<Pair> pairs, int from, int to) {
			List<Pair> range = new ArrayList<>(pairs.subList(from, to));
			that(Pair.list(this.tree, from, to, true).equals(range));
			Collections.reverse(range);
			that(Pair.list(this.tree, from, to, false).equals(range));
		}

		private void that(boolean holds) {
			assertThat(holds).as("agrees with the set of pairs, -Dseed=%d", this.seed).isTrue();
		}

	}

}
