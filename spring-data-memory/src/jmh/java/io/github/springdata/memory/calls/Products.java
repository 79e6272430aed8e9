package io.github.springdata.memory.calls;

import java.util.List;

import io.github.springdata.memory.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * A table of products with an index each on the unique name, the category and the price,
 * and the calls that are measured.
 *
 * @param <E> the type of the entities
 */
public interface Products<E> extends AutoCloseable {

	/**
	 * A product that has not been stored, with the id of a stored one if it is to replace
	 * that.
	 */
	E create(@Nullable Long id, Workload.Item item);

	/**
	 * The id of a stored product.
	 */
	Long id(E product);

	@Nullable E findById(Long id);

	@Nullable E findByName(String name);

	List<E> findByCategory(String category);

	/**
	 * The ten dearest of the active ones, the dearest first.
	 */
	List<E> findTopTen();

	long countByCategory(String category);

	boolean existsByName(String name);

	/**
	 * Stores a product, and returns it with its id.
	 */
	E save(E product);

	/**
	 * Stores products in one transaction.
	 */
	List<E> saveAll(List<E> products);

	void deleteById(Long id);

	/**
	 * Deletes products in one transaction.
	 */
	void deleteAllById(List<Long> ids);

	@Override
	default void close() {
	}

}
