package io.github.springdata.memory.store.collection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to add a million pairs to an empty {@link BPlusTree}, through a
 * transient, one by one or bottom-up, compared with a {@link TreeMap}?
 *
 * <pre>
 * mvn -Pjmh -pl spring-data-memory test -Djmh=BPlusTreeInsertBenchmark
 * </pre>
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 4)
@Measurement(iterations = 6)
public class BPlusTreeInsertBenchmark {

	private static final Comparator<Long> ORDER = Comparator.naturalOrder();

	/** Whether the keys come in ascending order; else in random order. */
	@Param({ "false", "true" })
	public boolean sorted;

	private Long[] keys = {};

	private Object[] sortedKeys = {};

	private int[] slots = {};

	@Setup(Level.Trial)
	public void fill() {
		Random random = new Random(42);
		this.keys = IntStream.range(0, 1_000_000)
			.mapToObj((i) -> this.sorted ? (long) i : random.nextLong())
			.toArray(Long[]::new);
		this.sortedKeys = Arrays.stream(this.keys).sorted().toArray();
		this.slots = IntStream.range(0, this.keys.length).toArray();
	}

	@Benchmark
	public Object treeMap() {
		Map<Long, Integer> map = new TreeMap<>(ORDER);
		for (int i = 0; i < this.keys.length; i++) {
			map.put(this.keys[i], i);
		}
		return map;
	}

	@Benchmark
	public Object transientTree() {
		BPlusTree.Transient<Long> editor = BPlusTree.empty(ORDER).asTransient();
		for (int i = 0; i < this.keys.length; i++) {
			editor.add(this.keys[i], i);
		}
		return editor.persistent();
	}

	@Benchmark
	public Object persistentTree() {
		BPlusTree<Long> tree = BPlusTree.empty(ORDER);
		for (int i = 0; i < this.keys.length; i++) {
			tree = Edits.add(tree, this.keys[i], i);
		}
		return tree;
	}

	@Benchmark
	public Object fromSorted() {
		return BPlusTree.fromSorted(ORDER, this.sortedKeys, this.slots);
	}

}
