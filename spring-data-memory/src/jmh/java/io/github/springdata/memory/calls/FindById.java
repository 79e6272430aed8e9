package io.github.springdata.memory.calls;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What does it cost to find a product by its id?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dcalls -Dcalls.args=FindById</pre>
 */
public class FindById extends Call {

	@Benchmark
	public Object call() {
		return products().findById(nextIndex() + 1L);
	}

}
