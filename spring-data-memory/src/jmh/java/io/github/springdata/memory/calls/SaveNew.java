package io.github.springdata.memory.calls;

import java.util.List;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * What does it cost to save a new product?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dcalls -Dcalls.args=SaveNew</pre>
 */
public class SaveNew extends BatchCall {

	private List<Object> fresh = List.of();

	@Setup(Level.Invocation)
	public void draw() {
		this.fresh = stock().fresh(SIZE);
	}

	@Benchmark
	@OperationsPerInvocation(SIZE)
	public void call() {
		for (Object product : this.fresh) {
			add(products().save(product));
		}
	}

}
