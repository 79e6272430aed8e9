package io.github.springdata.memory.query;

import java.util.List;
import java.util.concurrent.TimeUnit;

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
 * What does counting 9,000 rows by an index cost, compared with the size of a list in a
 * {@code HashMap}?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=CountBenchmark</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CountBenchmark {

	private final Catalogue catalogue = new Catalogue();

	@Benchmark
	public long repository() {
		return this.catalogue.products.countByCategory("category-3");
	}

	@Benchmark
	public long byHand() {
		return this.catalogue.byCategory.getOrDefault("category-3", List.of()).size();
	}

}
