package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.Set;
import java.util.IdentityHashMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import io.github.springdata.memory.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Unit tests for {@link BPlusTree}.
 */
class BPlusTreeUnitTests {

	private static final Comparator<Integer> ORDER = Comparator.naturalOrder();

	@Test
	void emptyTreeHasNoPairs() {
		BPlusTree<Integer> tree = BPlusTree.empty(ORDER);
		assertThat(tree.size()).isZero();
		assertThat(Edits.contains(tree, 1, 1)).isFalse();
		assertThat(tree.rank(1, true)).isZero();
		assertThat(Edits.remove(tree, 1, 1)).isSameAs(tree);
		assertThat(tree.cursor(0, 0, true).advance()).isFalse();
		assertThat(tree.cursor(0, 0, false).advance()).isFalse();
	}

	@Test
	void addLeavesTheOldVersionAsItWas() {
		BPlusTree<Integer> empty = BPlusTree.empty(ORDER);
		BPlusTree<Integer> one = Edits.add(empty, 1, 7);
		BPlusTree<Integer> two = Edits.add(one, 1, 6);
		assertThat(Pair.list(empty)).isEmpty();
		assertThat(Pair.list(one)).containsExactly(new Pair(1, 7));
		assertThat(Pair.list(two)).containsExactly(new Pair(1, 6), new Pair(1, 7));
		assertThat(Edits.add(two, 1, 7)).isSameAs(two);
		assertThat(Edits.remove(two, 1, 8)).isSameAs(two);
	}

	@Test
	void refusesNull() {
		BPlusTree<Integer> tree = BPlusTree.empty(ORDER);
		assertThatNullPointerException().isThrownBy(() -> Edits.add(tree, null, 1)).withMessage("key must not be null");
		assertThatNullPointerException().isThrownBy(() -> Edits.remove(tree, null, 1))
			.withMessage("key must not be null");
		assertThatNullPointerException().isThrownBy(() -> tree.rank(null, true)).withMessage("probe must not be null");
		assertThatNullPointerException().isThrownBy(() -> tree.contains(null)).withMessage("probe must not be null");
		assertThatNullPointerException().isThrownBy(() -> tree.asTransient().add(null, 1));
		assertThatNullPointerException().isThrownBy(() -> BPlusTree.empty(null)).withMessage("order must not be null");
		assertThatNullPointerException()
			.isThrownBy(() -> BPlusTree.fromSorted(ORDER, new Object[] { null }, new int[1]))
			.withMessage("keys must not contain null");
	}

	@Test
	void cursorRefusesRanksOutsideTheTree() {
		BPlusTree<Integer> tree = Edits.add(BPlusTree.empty(ORDER), 1, 1);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.cursor(0, 2, true));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.cursor(-1, 1, true));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.cursor(1, 0, false));
	}

	@Test
	void cursorRefusesToReadBeforeItsFirstAndAfterItsLastPair() {
		BPlusTree.Cursor<Integer> cursor = Edits.add(BPlusTree.empty(ORDER), 1, 2).cursor(0, 1, true);
		assertThatIllegalStateException().isThrownBy(cursor::key).withMessageContaining("call advance()");
		assertThat(cursor.advance()).isTrue();
		assertThat(cursor.key()).isEqualTo(1);
		assertThat(cursor.slot()).isEqualTo(2);
		assertThat(cursor.advance()).isFalse();
		assertThat(cursor.advance()).isFalse();
		assertThatIllegalStateException().isThrownBy(cursor::slot).withMessageContaining("call advance()");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 63, 64, 65, 127, 128, 129, 4095, 4096, 4097, 4160, 4161, 20_000, 262_145 })
	void buildsFromSortedPairs(int size) {
		Object[] keys = IntStream.range(0, size).mapToObj((i) -> i / 3).toArray();
		int[] slots = IntStream.range(0, size).map((i) -> i % 3).toArray();
		BPlusTree<Integer> tree = BPlusTree.fromSorted(ORDER, keys, slots);
		TreeNodeInvariants.checkInvariants(tree, ORDER);
		assertThat(tree.size()).isEqualTo(size);
		for (int i = 0; i < size; i++) {
			assertThat(Edits.contains(tree, i / 3, i % 3)).isTrue();
			assertThat(tree.rank(i / 3, false)).isEqualTo(i / 3 * 3);
			assertThat(tree.rank(i / 3, true)).isEqualTo(Math.min(size, i / 3 * 3 + 3));
		}
		BPlusTree.Transient<Integer> editor = tree.asTransient();
		for (int i = 0; i < size; i += 2) {
			assertThat(editor.remove(i / 3, i % 3)).isTrue();
		}
		TreeNodeInvariants.checkInvariants(editor.persistent(), ORDER);
		TreeNodeInvariants.checkInvariants(tree, ORDER);
	}

	@Test
	void refusesToBuildFromUnsortedPairs() {
		Object[] keys = { 1, 2, 2 };
		assertThatIllegalArgumentException().isThrownBy(() -> BPlusTree.fromSorted(ORDER, keys, new int[] { 1, 3, 2 }))
			.withMessage("Pair 2 is not after pair 1; sort the pairs by key and then by slot, without duplicates");
		assertThatIllegalArgumentException().isThrownBy(() -> BPlusTree.fromSorted(ORDER, keys, new int[] { 1, 2, 2 }));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> BPlusTree.fromSorted(ORDER, new Object[] { 2, 1 }, new int[] { 1, 2 }));
		assertThatIllegalArgumentException().isThrownBy(() -> BPlusTree.fromSorted(ORDER, keys, new int[] { 1, 2 }))
			.withMessage("There are 3 keys but 2 slots; pass one slot for each key");
	}

	@Test
	void keepsNoReferenceToTheArraysItWasBuiltFrom() {
		Integer[] keys = { 1, 2, 3 };
		int[] slots = { 1, 2, 3 };
		BPlusTree<Integer> tree = BPlusTree.fromSorted(ORDER, keys, slots);
		keys[0] = 5;
		slots[0] = 5;
		assertThat(Pair.list(Edits.add(tree, 9, 9))).startsWith(new Pair(1, 1));
	}

	@Test
	void appendedPairsFillTheLeaves() {
		BPlusTree<Integer> tree = grown(100_000, (i) -> i);
		int leaves = TreeNodeInvariants.checkInvariants(tree, ORDER);
		assertThat(leaves).isEqualTo((100_000 + TreeNode.MAX - 1) / TreeNode.MAX);
		BPlusTree<Integer> single = BPlusTree.empty(ORDER);
		for (int i = 0; i < 5000; i++) {
			single = Edits.add(single, i, i);
		}
		assertThat(TreeNodeInvariants.checkInvariants(single, ORDER))
			.isEqualTo((5000 + TreeNode.MAX - 1) / TreeNode.MAX);
	}

	@Test
	void pairsAppendedToRunsOfEqualKeysFillTheLeavesToThreeQuarters() {
		BPlusTree<Integer> tree = grown(100_000, (i) -> i * 31 % 10);
		int leaves = TreeNodeInvariants.checkInvariants(tree, ORDER);
		assertThat(100_000 / (double) leaves).isGreaterThan(TreeNode.MAX * 0.72);
	}

	@Test
	void pairsAddedInDescendingOrderFillTheLeavesToThreeQuarters() {
		BPlusTree<Integer> tree = grown(100_000, (i) -> -i);
		int leaves = TreeNodeInvariants.checkInvariants(tree, ORDER);
		assertThat(100_000 / (double) leaves).isGreaterThan(TreeNode.MAX * 0.72);
	}

	@ParameterizedTest
	@EnumSource
	void shrinksWhenPairsAreRemoved(Removal removal) {
		for (int seed = 0; seed < 3; seed++) {
			int size = 10_000;
			Random keys = Seeds.random(seed);
			BPlusTree<Integer> tree = grown(size, (seed > 0) ? (i) -> keys.nextInt(size) : (i) -> i);
			List<Pair> pairs = removal.order(Pair.list(tree), Seeds.random(seed));
			BPlusTree.Transient<Integer> editor = tree.asTransient();
			for (int i = 0; i < size; i++) {
				assertThat(editor.remove(pairs.get(i).key(), pairs.get(i).slot())).isTrue();
				if (i % 500 == 0 || i > size - 70) {
					int leaves = TreeNodeInvariants.checkInvariants(editor.persistent(), ORDER);
					assertThat(leaves).isLessThanOrEqualTo(1 + editor.size() / TreeNode.MIN);
				}
			}
			assertThat(editor.persistent().root()).isInstanceOf(LeafNode.class);
			assertThat(Pair.list(tree)).hasSize(size);
		}
	}

	@Test
	void worksAsAQueue() {
		BPlusTree<Integer> tree = grown(1000, (i) -> i);
		for (int i = 1000; i < 20_000; i++) {
			tree = Edits.remove(Edits.add(tree, i, i), i - 1000, i - 1000);
		}
		int leaves = TreeNodeInvariants.checkInvariants(tree, ORDER);
		assertThat(leaves).isLessThanOrEqualTo(1000 / TreeNode.MAX + 2);
		assertThat(tree.root()).isInstanceOf(InnerNode.class);
	}

	@Test
	void transientNeverChangesAVersionItCameFromOrGaveAway() {
		BPlusTree<Integer> origin = grown(1000, (i) -> i);
		BPlusTree.Transient<Integer> editor = origin.asTransient();
		IntStream.range(0, 1000).forEach((i) -> editor.add(i, i + 1));
		BPlusTree<Integer> given = editor.persistent();
		IntStream.range(0, 1000).forEach((i) -> assertThat(editor.remove(i, i)).isTrue());
		IntStream.range(0, 1000).forEach((i) -> assertThat(editor.remove(i, i + 1)).isTrue());
		assertThat(editor.size()).isZero();
		assertThat(Pair.list(origin)).isEqualTo(IntStream.range(0, 1000).mapToObj((i) -> new Pair(i, i)).toList());
		assertThat(given.size()).isEqualTo(2000);
		TreeNodeInvariants.checkInvariants(given, ORDER);
	}

	@Test
	void untouchedTransientGivesItsOriginBack() {
		BPlusTree<Integer> origin = grown(100, (i) -> i);
		BPlusTree.Transient<Integer> editor = origin.asTransient();
		assertThat(editor.remove(101, 101)).isFalse();
		assertThat(editor.add(7, 7)).isFalse();
		assertThat(editor.persistent()).isSameAs(origin);
		editor.add(101, 101);
		assertThat(editor.persistent()).isSameAs(editor.persistent());
	}

	@Test
	void probeMayBeAPrefixThatEqualsARunOfKeys() {
		Comparator<String> prefixes = (left, right) -> {
			int length = left.endsWith("*") ? left.length() - 1 : Integer.MAX_VALUE;
			String head = left.endsWith("*") ? left.substring(0, length) : left;
			return head.compareTo(right.substring(0, Math.min(right.length(), length)));
		};
		BPlusTree.Transient<String> editor = BPlusTree.empty(prefixes).asTransient();
		for (int i = 0; i < 3000; i++) {
			editor.add("%s-%d".formatted((char) ('a' + i % 3), i / 3 % 100), i);
		}
		BPlusTree<String> tree = editor.persistent();
		assertThat(tree.rank("b*", false)).isEqualTo(1000);
		assertThat(tree.rank("b*", true)).isEqualTo(2000);
		assertThat(tree.rank("c-7*", true) - tree.rank("c-7*", false)).isEqualTo(110);
		assertThat(tree.rank("A*", true)).isZero();
		assertThat(tree.rank("d*", false)).isEqualTo(3000);
	}

	@Test
	void keysAreNeverAskedForEquality() {
		BPlusTree.Transient<Unequal> editor = BPlusTree.empty(Comparator.comparingInt(Unequal::value)).asTransient();
		for (int i = 0; i < 1000; i++) {
			assertThat(editor.add(new Unequal(i % 10), i)).isTrue();
		}
		for (int i = 0; i < 1000; i++) {
			assertThat(Edits.contains(editor.persistent(), new Unequal(i % 10), i)).isTrue();
			assertThat(editor.remove(new Unequal(i % 10), i)).isTrue();
		}
	}

	@Test
	void extremeSlotsAreOrdered() {
		BPlusTree<Integer> tree = Edits.add(Edits.add(
				Edits.add(Edits.add(BPlusTree.empty(ORDER), 1, Integer.MAX_VALUE), 1, Integer.MIN_VALUE), 1, 0), 1, -1);
		assertThat(Pair.list(tree)).extracting(Pair::slot).containsExactly(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE);
	}

	@Test
	void throwingComparatorLeavesTreeAndTransientAsTheyWere() {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 200; seed++) {
			Random random = Seeds.random(seed);
			HostileOrder order = new HostileOrder();
			BPlusTree.Transient<Integer> editor = BPlusTree.empty(order).asTransient();
			TreeSet<Pair> expected = new TreeSet<>(Pair.order(ORDER));
			for (int i = 0; i < 1500; i++) {
				Pair pair = new Pair(random.nextInt(500), random.nextInt(3));
				editor.add(pair.key(), pair.slot());
				expected.add(pair);
			}
			BPlusTree<Integer> tree = editor.persistent();
			List<Pair> before = new ArrayList<>(expected);
			for (int i = 0; i < 500; i++) {
				attempt(random, order, editor, expected);
			}
			assertThat(Pair.list(editor.persistent())).as("-Dseed=%d", seed).isEqualTo(new ArrayList<>(expected));
			TreeNodeInvariants.checkInvariants(editor.persistent(), ORDER);
			assertThat(Pair.list(tree)).as("-Dseed=%d", seed).isEqualTo(before);
		}
	}

	@Test
	void pairsAreAddedAllOrNoneWhenTheComparatorThrows() {
		HostileOrder order = new HostileOrder();
		BPlusTree.Transient<Integer> editor = BPlusTree.<Integer>empty(order).asTransient();
		for (int i = 0; i < 3_000; i++) {
			editor.add(3 * i, 0);
		}
		Object[] keys = Seeds.random(1).ints(200, 0, 9_000).distinct().boxed().toArray();
		List<Pair> before = Pair.list(editor.persistent());
		order.callsLeft = 1;
		for (int calls = 51; !isAdded(keys, editor, order); calls += 50) {
			order.callsLeft = Integer.MAX_VALUE;
			assertThat(Pair.list(editor.persistent())).as("call %d", calls).isEqualTo(before);
			TreeNodeInvariants.checkInvariants(editor.persistent(), ORDER);
			order.callsLeft = calls;
		}
		order.callsLeft = Integer.MAX_VALUE;
		TreeNodeInvariants.checkInvariants(editor.persistent(), ORDER);
		assertThat(editor.size()).isEqualTo((int) IntStream.range(0, 9_000)
			.filter((key) -> key % 3 == 0 || Arrays.asList(keys).contains(key))
			.count());
	}

	private static boolean isAdded(Object[] keys, BPlusTree.Transient<Integer> editor, HostileOrder order) {
		try {
			editor.addAll(keys, new int[keys.length]);
			return true;
		}
		catch (IllegalStateException ex) {
			assertThat(order.callsLeft).isNegative();
			return false;
		}
	}

	@Test
	void equalNumbersAreOneObject() {
		BPlusTree.Transient<Double> editor = BPlusTree.<Double>empty(Comparator.naturalOrder()).asTransient();
		editor.addAll(IntStream.range(0, 60).mapToObj((i) -> Double.valueOf(i % 3)).toArray(),
				IntStream.range(0, 60).toArray());
		editor.add(Double.valueOf(1), 100);
		editor.addAll(new Object[] { Double.valueOf(2), Double.valueOf(1) }, new int[] { 101, 102 });
		Set<Double> keys = Collections.newSetFromMap(new IdentityHashMap<>());
		BPlusTree.Cursor<Double> cursor = editor.persistent().cursor(0, editor.size(), true);
		while (cursor.advance()) {
			keys.add(cursor.key());
		}
		assertThat(keys).hasSize(3);
	}

	private static void attempt(Random random, HostileOrder order, BPlusTree.Transient<Integer> editor,
			TreeSet<Pair> expected) {
		Pair pair = new Pair(random.nextInt(500), random.nextInt(3));
		boolean removal = random.nextBoolean();
		order.callsLeft = random.nextInt(20);
		try {
			boolean changed = removal ? editor.remove(pair.key(), pair.slot()) : editor.add(pair.key(), pair.slot());
			assertThat(changed).isEqualTo(removal ? expected.remove(pair) : expected.add(pair));
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasMessage("hostile");
		}
		finally {
			order.callsLeft = Integer.MAX_VALUE;
		}
	}

	@Test
	void inconsistentComparatorLeavesTheStructureIntact() {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 100; seed++) {
			Random random = Seeds.random(seed);
			Comparator<Integer> order = (left, right) -> random.nextInt(5) - 2;
			BPlusTree.Transient<Integer> editor = BPlusTree.empty(order).asTransient();
			BPlusTree<Integer> tree = BPlusTree.empty(order);
			int added = 0;
			for (int i = 0; i < 5000; i++) {
				int key = random.nextInt(10);
				if (i < 3000 || random.nextInt(4) == 0) {
					added += editor.add(key, key) ? 1 : 0;
					tree = Edits.add(tree, key, i);
				}
				else {
					added -= editor.remove(key, key) ? 1 : 0;
					tree = Edits.remove(tree, key, key);
				}
			}
			assertThat(editor.size()).as("-Dseed=%d", seed).isEqualTo(added);
			TreeNodeInvariants.checkShape(editor.persistent());
			TreeNodeInvariants.checkShape(tree);
			assertThat(tree.rank(5, true)).isBetween(0, tree.size());
		}
	}

	@Test
	void refusesAComparatorThatChangesTheTransientThatCallsIt() {
		List<BPlusTree.Transient<Integer>> editors = new ArrayList<>();
		BPlusTree.Transient<Integer> editor = BPlusTree.<Integer>empty((left, right) -> {
			if (left < 0) {
				editors.get(0).add(1, 1);
			}
			return left.compareTo(right);
		}).asTransient();
		editors.add(editor);
		editor.add(5, 5);
		assertThatExceptionOfType(ConcurrentModificationException.class).isThrownBy(() -> editor.add(-1, 1));
		editor.add(4, 4);
		assertThat(Pair.list(editor.persistent())).containsExactly(new Pair(4, 4), new Pair(5, 5));
	}

	private static BPlusTree<Integer> grown(int size, IntUnaryOperator keys) {
		BPlusTree.Transient<Integer> editor = BPlusTree.empty(ORDER).asTransient();
		for (int i = 0; i < size; i++) {
			editor.add(keys.applyAsInt(i), i);
		}
		return editor.persistent();
	}

	/**
	 * Key that equals nothing, not even itself.
	 */
	private record Unequal(int value) {

		@Override
		public boolean equals(Object other) {
			throw new IllegalStateException("equals was called");
		}

		@Override
		public int hashCode() {
			throw new IllegalStateException("hashCode was called");
		}

	}

	private static final class HostileOrder implements Comparator<Integer> {

		private int callsLeft = Integer.MAX_VALUE;

		@Override
		public int compare(Integer left, Integer right) {
			if (this.callsLeft-- <= 0) {
				throw new IllegalStateException("hostile");
			}
			return left.compareTo(right);
		}

	}

	enum Removal {

		ASCENDING {
			@Override
			List<Pair> order(List<Pair> pairs, Random random) {
				return pairs;
			}
		},

		DESCENDING {
			@Override
			List<Pair> order(List<Pair> pairs, Random random) {
				Collections.reverse(pairs);
				return pairs;
			}
		},

		RANDOM {
			@Override
			List<Pair> order(List<Pair> pairs, Random random) {
				Collections.shuffle(pairs, random);
				return pairs;
			}
		},

		FROM_THE_MIDDLE {
			@Override
			List<Pair> order(List<Pair> pairs, Random random) {
				Collections.rotate(pairs, pairs.size() / 2);
				return pairs;
			}
		};

		abstract List<Pair> order(List<Pair> pairs, Random random);

	}

}
