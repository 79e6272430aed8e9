package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.List;
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
 * How close to a scan of an {@link ArrayList} is a scan of a {@link PersistentVector}?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=VectorScanBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = { "-Xms6g", "-Xmx6g", "-XX:+AlwaysPreTouch" })
public class VectorScanBenchmark {

	/**
	 * Number of elements.
	 */
	@Param("1000000")
	public int length;

	private PersistentVector<Row> vector = PersistentVector.empty();

	List<Row> list = new ArrayList<>();

	@Setup
	public void fill() {
		PersistentVector.Transient<Row> edit = this.vector.asTransient();
		this.list = new ArrayList<>();
		for (int i = 0; i < this.length; i++) {
			Row row = new Row(i % 100);
			edit.append(row);
			this.list.add(row);
		}
		this.vector = edit.persistent();
	}

	@Benchmark
	public long listLoop() {
		long sum = 0;
		for (Row row : this.list) {
			sum += row.value;
		}
		return sum;
	}

	@Benchmark
	public long listForEach() {
		Sum sum = new Sum();
		this.list.forEach(sum::add);
		return sum.total;
	}

	@Benchmark
	public long vectorLeaves() {
		long sum = 0;
		VectorLeaves leaves = this.vector.leaves();
		while (leaves.next()) {
			for (int rows = leaves.present(); rows != 0; rows &= rows - 1) {
				sum += ((Row) leaves.leaf()[Integer.numberOfTrailingZeros(rows)]).value;
			}
		}
		return sum;
	}

	@Benchmark
	public long vectorForEach() {
		Sum sum = new Sum();
		this.vector.forEach((slot, row) -> sum.add(row));
		return sum.total;
	}

	/**
	 * An element.
	 */
	static final class Row {

		final int value;

		Row(int value) {
			this.value = value;
		}

	}

	/**
	 * Result of a scan.
	 */
	static final class Sum {

		long total;

		void add(Row row) {
			this.total += row.value;
		}

	}

}
