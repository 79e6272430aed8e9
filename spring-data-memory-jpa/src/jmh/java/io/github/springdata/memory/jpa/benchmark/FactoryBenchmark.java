package io.github.springdata.memory.jpa.benchmark;

import java.util.concurrent.TimeUnit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does one more factory of twenty entities cost, its first query included, when
 * there were others before, as in suites of tests?
 *
 * <pre>mvn -pl spring-data-memory-jpa -Pjmh test -Djmh=FactoryBenchmark</pre>
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = { "-Xms2g", "-Xmx2g" })
@Warmup(iterations = 30)
@Measurement(iterations = 30)
@SuppressWarnings("NullAway.Init")
public class FactoryBenchmark {

	@Param
	private Provider provider;

	@Benchmark
	public Object start() {
		try (EntityManagerFactory factory = this.provider.open(); EntityManager manager = factory.createEntityManager()) {
			return FactoryStart.query(manager);
		}
	}

}
