package io.github.springdata.memory.query;

import java.util.ArrayList;
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
 * What does reading 9,000 rows by an index cost, compared with the copy of a list from a
 * {@code HashMap}?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=CategoryBenchmark</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CategoryBenchmark {

	private final Catalogue catalogue = new Catalogue();

	@Benchmark
	public Object repository() {
		return this.catalogue.products.findByCategory("category-3");
	}

	@Benchmark
	public Object byHand() {
		return new ArrayList<>(this.catalogue.byCategory.getOrDefault("category-3", List.of()));
	}

}
