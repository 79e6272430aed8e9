package io.github.springdata.memory.calls;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What does it cost to find out whether there is a product of a name?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dcalls -Dcalls.args=ExistsByName</pre>
 */
public class ExistsByName extends NameCall {

	@Benchmark
	public boolean call() {
		return products().existsByName(nextName());
	}

}
