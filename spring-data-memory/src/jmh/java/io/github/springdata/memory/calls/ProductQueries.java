package io.github.springdata.memory.calls;

import java.util.List;
import java.util.Optional;

/**
 * The derived queries of a repository of products, for any module of Spring Data.
 *
 * @param <E> the type of the entities
 */
interface ProductQueries<E> {

	Optional<E> findByName(String name);

	List<E> findByCategory(String category);

	List<E> findTop10ByActiveTrueOrderByPriceDesc();

	long countByCategory(String category);

	boolean existsByName(String name);

}
