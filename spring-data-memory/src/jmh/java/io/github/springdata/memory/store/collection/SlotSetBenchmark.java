package io.github.springdata.memory.store.collection;

import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How close to those of a copied {@link BitSet} are the set operations of a
 * {@link SlotSet}? The slots are a random part of a million.
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=SlotSetBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = { "-Xms6g", "-Xmx6g", "-XX:+AlwaysPreTouch" })
public class SlotSetBenchmark {

	private static final int BOUND = 1_000_000;

	/**
	 * Number of slots of each set.
	 */
	@Param({ "500000", "20000" })
	public int size;

	private SlotSet left = SlotSet.empty();

	private SlotSet right = SlotSet.empty();

	private BitSet leftBits = new BitSet();

	private BitSet rightBits = new BitSet();

	private int[] shuffled = {};

	@Setup
	public void fill() {
		Random random = new Random(42);
		this.leftBits = randomBits(random);
		this.rightBits = randomBits(random);
		this.left = Edits.slots(this.leftBits.stream().toArray());
		this.right = Edits.slots(this.rightBits.stream().toArray());
		this.shuffled = random.ints(this.size, 0, BOUND).toArray();
	}

	private BitSet randomBits(Random random) {
		BitSet bits = new BitSet(BOUND);
		while (bits.cardinality() < this.size) {
			random.ints(this.size - bits.cardinality(), 0, BOUND).forEach(bits::set);
		}
		return bits;
	}

	@Benchmark
	public BitSet bitSetAnd() {
		BitSet copy = (BitSet) this.leftBits.clone();
		copy.and(this.rightBits);
		return copy;
	}

	@Benchmark
	public SlotSet intersection() {
		return this.left.intersection(this.right);
	}

	@Benchmark
	public BitSet bitSetOr() {
		BitSet copy = (BitSet) this.leftBits.clone();
		copy.or(this.rightBits);
		return copy;
	}

	@Benchmark
	public SlotSet union() {
		return this.left.union(this.right);
	}

	@Benchmark
	public BitSet bitSetAndNot() {
		BitSet copy = (BitSet) this.leftBits.clone();
		copy.andNot(this.rightBits);
		return copy;
	}

	@Benchmark
	public SlotSet difference() {
		return this.left.difference(this.right);
	}

	@Benchmark
	public long bitSetScan() {
		long sum = 0;
		for (int slot = this.leftBits.nextSetBit(0); slot >= 0; slot = this.leftBits.nextSetBit(slot + 1)) {
			sum += slot;
		}
		return sum;
	}

	@Benchmark
	public long iterator() {
		long sum = 0;
		for (var slots = this.left.iterator(); slots.hasNext();) {
			sum += slots.nextInt();
		}
		return sum;
	}

	@Benchmark
	public long forEach() {
		long[] sum = new long[1];
		this.left.forEach((slot) -> sum[0] += slot);
		return sum[0];
	}

	@Benchmark
	public BitSet bitSetBuild() {
		BitSet bits = new BitSet();
		for (int slot : this.shuffled) {
			bits.set(slot);
		}
		return bits;
	}

	@Benchmark
	public SlotSet builder() {
		SlotSet.Builder builder = SlotSet.builder();
		for (int slot : this.shuffled) {
			builder.add(slot);
		}
		return builder.build();
	}

	@Benchmark
	public SlotSet editedAdds() {
		SlotSet.Editor editor = SlotSet.editor();
		SlotSet set = SlotSet.empty();
		for (int slot : this.shuffled) {
			set = editor.add(set, slot);
		}
		editor.handOver();
		return set;
	}

}
