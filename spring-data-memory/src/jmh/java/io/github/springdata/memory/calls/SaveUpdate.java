package io.github.springdata.memory.calls;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What does it cost to save a stored product with another price?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dcalls -Dcalls.args=SaveUpdate</pre>
 */
public class SaveUpdate extends Call {

	@Benchmark
	public Object call() {
		return products().save(stock().changed(nextIndex()));
	}

}
