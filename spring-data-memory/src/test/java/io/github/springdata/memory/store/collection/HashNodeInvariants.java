package io.github.springdata.memory.store.collection;

import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the shape of the trie behind a {@link PersistentHashMap}.
 */
final class HashNodeInvariants {

	private final boolean consistentKeys;

	private HashNodeInvariants(boolean consistentKeys) {
		this.consistentKeys = consistentKeys;
	}

	/**
	 * Check shape, size and the place of each key.
	 */
	static void checkInvariants(PersistentHashMap<?, ?> map) {
		check(map, true);
	}

	/**
	 * Check shape and size only, for keys whose hash code changes or throws.
	 */
	static void checkShape(PersistentHashMap<?, ?> map) {
		check(map, false);
	}

	/**
	 * Check all that, and that the map has the given entries, however it is read.
	 */
	static <K, V> void check(PersistentHashMap<K, V> map, Map<K, V> expected, String description) {
		checkInvariants(map);
		assertThat(map.size()).as(description).isEqualTo(expected.size());
		Map<K, V> visited = new HashMap<>();
		map.forEach(visited::put);
		assertThat(visited).as(description).isEqualTo(expected);
		expected.forEach((key, value) -> assertThat(map.get(key)).as(description).isEqualTo(value));
	}

	private static void check(PersistentHashMap<?, ?> map, boolean consistentKeys) {
		int entries = new HashNodeInvariants(consistentKeys).check(map.root(), 0, 0);
		assertThat(entries).as("entries of the trie").isEqualTo(map.size());
		int[] visited = new int[1];
		map.forEach((key, value) -> visited[0]++);
		assertThat(visited[0]).as("entries of a walk").isEqualTo(map.size());
	}

	private int check(HashNode node, int prefix, int depth) {
		assertThat(depth).as("depth").isLessThanOrEqualTo(BitmapNode.LEVELS);
		int entries = (node instanceof BitmapNode bitmap) ? checkBitmap(bitmap, prefix, depth)
				: checkCollision((CollisionNode) node, prefix, depth);
		if (depth > 0) {
			assertThat(entries).as("entries below a node that is not the root").isGreaterThan(1);
		}
		return entries;
	}

	private int checkBitmap(BitmapNode node, int prefix, int depth) {
		assertThat(depth).as("depth of a bitmap node").isLessThan(BitmapNode.LEVELS);
		assertThat(node.entryMap() & node.childMap()).as("branches that are entry and child").isZero();
		checkFilled(node);
		int entries = 0;
		for (int i = 0; i < BitmapNode.BRANCHES; i++) {
			long branch = 1L << i;
			int shift = 26 - 6 * depth;
			int branchPrefix = prefix | ((shift >= 0) ? i << shift : i >>> -shift);
			if ((node.entryMap() & branch) != 0) {
				checkHash(node.content[node.entryIndex(branch)], branchPrefix, depth + 1);
				entries++;
			}
			if ((node.childMap() & branch) != 0) {
				entries += check((HashNode) node.content[node.childIndex(branch)], branchPrefix, depth + 1);
			}
		}
		return entries;
	}

	private int checkCollision(CollisionNode node, int prefix, int depth) {
		assertThat(depth).as("depth of a collision node").isEqualTo(BitmapNode.LEVELS);
		checkFilled(node);
		for (int i = 0; i < node.content.length; i += 2) {
			checkHash(node.content[i], prefix, depth);
		}
		return node.entryCount();
	}

	/**
	 * Check that there is no {@code null} among children and entries, and nothing else
	 * after them.
	 */
	private static void checkFilled(HashNode node) {
		int used = node.childCount() + 2 * node.entryCount();
		assertThat(node.content.length).as("length of the content").isGreaterThanOrEqualTo(used);
		for (int i = 0; i < node.content.length; i++) {
			assertThat(node.content[i] != null).as("element %d is used", i).isEqualTo(i < used);
		}
	}

	private void checkHash(Object key, int prefix, int levels) {
		if (this.consistentKeys) {
			int unused = Math.max(0, 32 - 6 * levels);
			assertThat(PersistentHashMap.hash(key) >>> unused).as("hash of %s", key).isEqualTo(prefix >>> unused);
		}
	}

}
