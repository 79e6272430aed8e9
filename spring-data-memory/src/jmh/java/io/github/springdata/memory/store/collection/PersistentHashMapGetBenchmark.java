package io.github.springdata.memory.store.collection;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
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
 * How long does a {@link PersistentHashMap} take to find a random key, compared with a
 * {@link HashMap}? Keys that are looked up are equal to those of the map, but other
 * objects.
 *
 * <pre>
 * mvn -Pjmh -pl spring-data-memory test -Djmh=PersistentHashMapGetBenchmark
 * </pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PersistentHashMapGetBenchmark {

	/** The number of entries. */
	@Param({ "1000", "1000000" })
	public int size;

	/** The keys: ids from a sequence, random longs, or strings. */
	@Param({ "SEQUENCE", "RANDOM", "STRING" })
	public Keys keys;

	private Object[] lookups = {};

	private int next;

	private Map<Object, Integer> map = Map.of();

	private PersistentHashMap<Object, Integer> persistentMap = PersistentHashMap.empty();

	@Setup(Level.Trial)
	public void fill() {
		List<Integer> order = IntStream.range(0, this.size).boxed().collect(Collectors.toList());
		this.map = new HashMap<>();
		PersistentHashMap.Transient<Object, Integer> editor = this.persistentMap.asTransient();
		for (Integer i : order) {
			Object key = this.keys.key.apply(i);
			this.map.put(key, i);
			editor.put(key, i);
		}
		this.persistentMap = editor.persistent();
		Collections.shuffle(order, new Random(42));
		this.lookups = order.stream().map((i) -> this.keys.key.apply(i)).toArray();
	}

	@Benchmark
	public Object hashMap() {
		return this.map.get(lookup());
	}

	@Benchmark
	public Object persistentHashMap() {
		return this.persistentMap.get(lookup());
	}

	private Object lookup() {
		int index = this.next;
		this.next = (index + 1 < this.size) ? index + 1 : 0;
		return this.lookups[index];
	}

	public enum Keys {

		SEQUENCE((i) -> Long.valueOf(i + 1)), RANDOM((i) -> new Random(i).nextLong()), STRING((i) -> "key-" + i);

		private final IntFunction<Object> key;

		Keys(IntFunction<Object> key) {
			this.key = key;
		}

	}

}
