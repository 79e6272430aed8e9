package io.github.springdata.memory.store.isolation;

import java.util.Map;

import io.github.springdata.memory.store.IsolationLevel;

/**
 * A database with one table of integers by id.
 */
interface Database extends AutoCloseable {

	/**
	 * Opens a session, without any access to the data yet.
	 */
	Session open(IsolationLevel level);

	/**
	 * The committed rows by id.
	 */
	Map<Integer, Integer> committed();

	@Override
	void close();

}
