package io.github.springdata.memory.query;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does finding a row by a unique string cost, compared with a {@code HashMap}?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=UniqueLookupBenchmark</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class UniqueLookupBenchmark {

	private final Catalogue catalogue = new Catalogue();

	private final String[] skus = IntStream.rangeClosed(1, 1024).mapToObj((i) -> "sku-" + i * 97).toArray(String[]::new);

	private int next;

	private String next() {
		this.next = (this.next + 1) % this.skus.length;
		return this.skus[this.next];
	}

	@Benchmark
	public Object repository() {
		return this.catalogue.products.findBySku(next());
	}

	@Benchmark
	public Object byHand() {
		return this.catalogue.bySku.get(next());
	}

}
