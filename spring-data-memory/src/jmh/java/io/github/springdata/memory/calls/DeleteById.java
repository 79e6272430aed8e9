package io.github.springdata.memory.calls;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * What does it cost to delete a product by its id?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dcalls -Dcalls.args=DeleteById</pre>
 */
public class DeleteById extends Call {

	private static final int SIZE = 1000;

	private final List<Long> ids = new ArrayList<>(SIZE);

	@Setup(Level.Invocation)
	public void add() {
		this.ids.clear();
		List<Object> added = products().saveAll(stock().fresh(SIZE));
		added.forEach((product) -> this.ids.add(products().id(product)));
		Collections.shuffle(this.ids, new Random(SIZE));
	}

	@Benchmark
	@OperationsPerInvocation(SIZE)
	public void call() {
		for (Long id : this.ids) {
			products().deleteById(id);
		}
	}

}
