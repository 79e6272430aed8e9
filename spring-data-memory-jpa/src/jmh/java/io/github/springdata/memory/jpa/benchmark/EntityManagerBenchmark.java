package io.github.springdata.memory.jpa.benchmark;

import java.util.concurrent.TimeUnit;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a call of an entity manager cost, beside Hibernate on H2?
 *
 * <pre>mvn -pl spring-data-memory-jpa -Pjmh test -Dcalls -Dcalls.args="-p operation=FIND"</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = { "-Xms2g", "-Xmx2g" })
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class EntityManagerBenchmark {

	@Param
	private Operation operation;

	@Param
	private Provider provider;

	private Shop shop;

	@Setup
	public void open() {
		this.shop = new Shop(this.provider);
	}

	@TearDown(Level.Iteration)
	public void clean() {
		this.shop.clean();
	}

	@TearDown
	public void close() {
		this.shop.close();
	}

	@Benchmark
	public long call() {
		return this.shop.run(this.operation);
	}

}
