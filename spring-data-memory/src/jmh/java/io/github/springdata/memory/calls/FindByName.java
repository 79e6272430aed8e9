package io.github.springdata.memory.calls;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What does it cost to find a product by its unique name?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dcalls -Dcalls.args=FindByName</pre>
 */
public class FindByName extends NameCall {

	@Benchmark
	public Object call() {
		return products().findByName(nextName());
	}

}
