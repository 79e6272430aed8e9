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
 * What do the ten dearest of the active rows cost, compared with a {@code TreeMap} that is
 * read from its end?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=TopTenBenchmark</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TopTenBenchmark {

	private final Catalogue catalogue = new Catalogue();

	@Benchmark
	public Object repository() {
		return this.catalogue.products.findTop10ByActiveTrueOrderByPriceDesc();
	}

	@Benchmark
	public Object byHand() {
		List<Object> found = new ArrayList<>(10);
		for (Catalogue.Product product : this.catalogue.byPrice.descendingMap().values()) {
			if (product.active()) {
				found.add(product);
				if (found.size() == 10) {
					break;
				}
			}
		}
		return found;
	}

}
