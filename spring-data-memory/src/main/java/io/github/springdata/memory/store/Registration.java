package io.github.springdata.memory.store;

/**
 * Handle that keeps a listener registered.
 */
@FunctionalInterface
public interface Registration extends AutoCloseable {

	/**
	 * Ends the calls of the listener; one that is under way may still arrive.
	 */
	@Override
	void close();

}
