package io.github.springdata.memory.store.collection;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
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
 * How long does it take to put a million entries into an empty {@link PersistentHashMap},
 * through a transient or one by one, compared with a {@link HashMap}?
 *
 * <pre>
 * mvn -Pjmh -pl spring-data-memory test -Djmh=PersistentHashMapInsertBenchmark
 * </pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PersistentHashMapInsertBenchmark {

	/** Whether the keys are random; else they are ids from a sequence. */
	@Param({ "false", "true" })
	public boolean random;

	private Long[] keys = {};

	@Setup(Level.Trial)
	public void fill() {
		Random random = new Random(42);
		this.keys = IntStream.range(0, 1_000_000)
			.mapToObj((i) -> this.random ? random.nextLong() : (long) i)
			.toArray(Long[]::new);
	}

	@Benchmark
	public Object hashMap() {
		Map<Long, Long> map = new HashMap<>();
		for (Long key : this.keys) {
			map.put(key, key);
		}
		return map;
	}

	@Benchmark
	public Object transientHashMap() {
		PersistentHashMap.Transient<Long, Long> editor = PersistentHashMap.<Long, Long>empty().asTransient();
		for (Long key : this.keys) {
			editor.put(key, key);
		}
		return editor.persistent();
	}

	@Benchmark
	public Object persistentHashMap() {
		PersistentHashMap<Long, Long> map = PersistentHashMap.empty();
		for (Long key : this.keys) {
			map = map.put(key, key);
		}
		return map;
	}

}
