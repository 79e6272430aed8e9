package io.github.springdata.memory.calls;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * A call on products: a row of the table of calls.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = { "-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch" })
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public abstract class Call {

	private static final int STEP = 7919;

	@Param
	private Keeper keeper;

	@Param("100000")
	private int rows;

	private Stock stock;

	private Products<Object> products;

	private int last;

	@Setup
	public void open() {
		this.stock = new Stock(this.keeper, this.rows);
		this.products = this.stock.products();
	}

	@TearDown
	public void close() {
		this.stock.close();
	}

	final Stock stock() {
		return this.stock;
	}

	final Products<Object> products() {
		return this.products;
	}

	/**
	 * The index of the next row, counted from zero, in an order without locality.
	 */
	final int nextIndex() {
		this.last = (this.last + STEP) % this.rows;
		return this.last;
	}

}
