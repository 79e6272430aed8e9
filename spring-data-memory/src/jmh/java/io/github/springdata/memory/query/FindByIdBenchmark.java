package io.github.springdata.memory.query;

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
 * What does finding a row by its id cost, compared with a {@code HashMap}?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=FindByIdBenchmark</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FindByIdBenchmark {

	private final Catalogue catalogue = new Catalogue();

	private long next;

	private long next() {
		this.next = (this.next + 7919) % Catalogue.ROWS;
		return this.next + 1;
	}

	@Benchmark
	public Object repository() {
		return this.catalogue.products.findById(next());
	}

	@Benchmark
	public Object byHand() {
		return this.catalogue.byId.get(next());
	}

}
