package io.github.springdata.memory.calls;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What does it cost to read all products of a category? There are eleven.
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dcalls -Dcalls.args=FindByCategory</pre>
 */
public class FindByCategory extends Call {

	@Benchmark
	public Object call() {
		return products().findByCategory("category-3");
	}

}
