package io.github.springdata.memory.calls;

import java.util.List;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/**
 * What does it cost to save a thousand new products in one call?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dcalls -Dcalls.args=SaveAll</pre>
 */
public class SaveAll extends BatchCall {

	private List<Object> fresh = List.of();

	@Setup(Level.Invocation)
	public void draw() {
		this.fresh = stock().fresh(SIZE);
	}

	@Benchmark
	public void call() {
		addAll(products().saveAll(this.fresh));
	}

}
