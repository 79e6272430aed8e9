package io.github.springdata.memory.store.collection;

/**
 * Key with a chosen hash code, whose methods throw on demand.
 */
final class HostileKey {

	private static int callsLeft = Integer.MAX_VALUE;

	private final int id;

	private final int hashCode;

	HostileKey(int id, int hashCode) {
		this.id = id;
		this.hashCode = hashCode;
	}

	static void throwAfter(int calls) {
		callsLeft = calls;
	}

	static void behave() {
		callsLeft = Integer.MAX_VALUE;
	}

	static void pause(Runnable action) {
		int left = callsLeft;
		behave();
		action.run();
		callsLeft = left;
	}

	private static void called() {
		if (callsLeft-- <= 0) {
			callsLeft = 7;
			throw new IllegalStateException("hostile");
		}
	}

	int id() {
		return this.id;
	}

	@Override
	public boolean equals(Object other) {
		called();
		return other instanceof HostileKey key && this.id == key.id && this.hashCode == key.hashCode;
	}

	@Override
	public int hashCode() {
		called();
		return this.hashCode;
	}

}
