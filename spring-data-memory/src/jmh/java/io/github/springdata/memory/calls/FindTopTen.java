package io.github.springdata.memory.calls;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What does it cost to read the ten dearest of the active products?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dcalls -Dcalls.args=FindTopTen</pre>
 */
public class FindTopTen extends Call {

	@Benchmark
	public Object call() {
		return products().findTopTen();
	}

}
