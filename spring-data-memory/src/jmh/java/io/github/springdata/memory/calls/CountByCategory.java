package io.github.springdata.memory.calls;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What does it cost to count the products of a category?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dcalls -Dcalls.args=CountByCategory</pre>
 */
public class CountByCategory extends Call {

	@Benchmark
	public long call() {
		return products().countByCategory("category-3");
	}

}
