package io.github.springdata.memory.calls;

import java.util.ArrayList;
import java.util.List;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A call that adds products. A thousand are timed together, and go again before the next
 * thousand.
 */
public abstract class BatchCall extends Call {

	static final int SIZE = 1000;

	private final List<Object> added = new ArrayList<>(SIZE);

	final void add(Object product) {
		this.added.add(product);
	}

	final void addAll(List<Object> products) {
		this.added.addAll(products);
	}

	@TearDown(Level.Invocation)
	public void deleteAdded() {
		stock().delete(this.added);
		this.added.clear();
	}

}
