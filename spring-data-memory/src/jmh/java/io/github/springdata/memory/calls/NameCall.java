package io.github.springdata.memory.calls;

import org.openjdk.jmh.annotations.Setup;

/**
 * A call with the name of a stored product.
 */
@SuppressWarnings("NullAway.Init")
public abstract class NameCall extends Call {

	private static final int NAMES = 1024;

	private String[] names;

	private int last;

	@Setup
	public void drawNames() {
		this.names = stock().names(NAMES);
	}

	final String nextName() {
		this.last = (this.last + 1) % NAMES;
		return this.names[this.last];
	}

}
