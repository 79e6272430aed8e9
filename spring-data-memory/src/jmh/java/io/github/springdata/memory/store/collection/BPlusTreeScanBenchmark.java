package io.github.springdata.memory.store.collection;

import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does a {@link BPlusTree} of a million random keys take to visit, or only to
 * count, a range of about 10,000 keys, compared with {@link TreeMap#subMap}?
 *
 * <pre>
 * mvn -Pjmh -pl spring-data-memory test -Djmh=BPlusTreeScanBenchmark
 * </pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BPlusTreeScanBenchmark {

	private static final int SIZE = 1_000_000;

	private static final int RANGE = Integer.MAX_VALUE / SIZE * 10_000;

	private final TreeMap<Integer, Integer> map = new TreeMap<>();

	private final Random random = new Random(42);

	private BPlusTree<Integer> tree = BPlusTree.empty(Comparator.<Integer>naturalOrder());

	@Setup(Level.Trial)
	public void fill() {
		BPlusTree.Transient<Integer> editor = this.tree.asTransient();
		for (int i = 0; i < SIZE; i++) {
			Integer key = this.random.nextInt(Integer.MAX_VALUE);
			if (this.map.putIfAbsent(key, i) == null) {
				editor.add(key, i);
			}
		}
		this.tree = editor.persistent();
	}

	@Benchmark
	public long treeMapAscending() {
		int from = from();
		long sum = 0;
		for (Map.Entry<Integer, Integer> entry : this.map.subMap(from, from + RANGE).entrySet()) {
			sum += entry.getKey() + entry.getValue();
		}
		return sum;
	}

	@Benchmark
	public long treeMapDescending() {
		int from = from();
		long sum = 0;
		for (Map.Entry<Integer, Integer> entry : this.map.subMap(from, true, from + RANGE, false).descendingMap().entrySet()) {
			sum += entry.getKey() + entry.getValue();
		}
		return sum;
	}

	@Benchmark
	public long treeMapCount() {
		int from = from();
		return this.map.subMap(from, from + RANGE).size();
	}

	@Benchmark
	public long bPlusTreeAscending() {
		return scan(true);
	}

	@Benchmark
	public long bPlusTreeDescending() {
		return scan(false);
	}

	@Benchmark
	public long bPlusTreeCount() {
		Integer from = from();
		Integer to = from + RANGE;
		return this.tree.rank(to, false) - this.tree.rank(from, false);
	}

	private long scan(boolean ascending) {
		Integer from = from();
		Integer to = from + RANGE;
		BPlusTree.Cursor<Integer> cursor = this.tree.cursor(this.tree.rank(from, false), this.tree.rank(to, false),
				ascending);
		long sum = 0;
		while (cursor.advance()) {
			sum += cursor.key() + cursor.slot();
		}
		return sum;
	}

	private int from() {
		return this.random.nextInt(Integer.MAX_VALUE - RANGE);
	}

}
