package io.github.springdata.memory.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

import org.springframework.data.domain.ScrollPosition;

/**
 * What does the window of 20 rows after a position in the middle of an order cost, compared
 * with the tail of a {@code TreeMap}?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=KeysetPageBenchmark</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class KeysetPageBenchmark {

	private final Catalogue catalogue = new Catalogue();

	private final ScrollPosition middle = ScrollPosition.forward(Map.of("price", 5000.0, "id", 50_000L));

	private final Catalogue.PriceAndId key = new Catalogue.PriceAndId(5000, 50_000);

	@Benchmark
	public Object repository() {
		return this.catalogue.products.findTop20ByOrderByPrice(this.middle);
	}

	@Benchmark
	public Object byHand() {
		List<Object> found = new ArrayList<>(20);
		for (Catalogue.Product product : this.catalogue.byPrice.tailMap(this.key, false).values()) {
			found.add(product);
			if (found.size() == 20) {
				break;
			}
		}
		return found;
	}

}
