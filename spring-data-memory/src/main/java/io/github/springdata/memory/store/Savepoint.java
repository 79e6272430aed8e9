package io.github.springdata.memory.store;

import java.util.Map;

/**
 * A moment of a {@link Transaction} to which it can go back. It holds the immutable
 * versions of the tables at that moment, so that setting it and going back to it take
 * constant time.
 */
public final class Savepoint {

	private final Map<String, Workspace.State> tables;

	Savepoint(Map<String, Workspace.State> tables) {
		this.tables = tables;
	}

	Map<String, Workspace.State> tables() {
		return this.tables;
	}

}
