package io.github.springdata.memory.workload;

import java.util.List;

/**
 * Someone who does the workload. Starts empty and is used by one thread.
 *
 * @param <E> the type of its entities
 */
public interface Contender<E extends Row> extends AutoCloseable {

	/**
	 * Makes an entity that is not inserted yet. Takes no part in the competition.
	 */
	E create(Workload.Item item);

	/**
	 * Inserts all, in one transaction.
	 */
	void insert(List<E> items);

	/**
	 * Answers a question in full.
	 */
	List<E> select(Question question);

	/**
	 * Answers a question with a few rows.
	 */
	List<E> select(Question question, int limit);

	/**
	 * Changes an item.
	 */
	void update(Workload.Update update);

	/**
	 * Deletes an item.
	 */
	void delete(Long id);

	/**
	 * All that is left at the end.
	 */
	List<E> all();

	@Override
	default void close() {
	}

}
