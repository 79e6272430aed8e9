package io.github.springdata.memory.calls;

import java.util.List;

import io.github.springdata.memory.workload.Row;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.ListCrudRepository;

/**
 * Products in a repository of Spring Data.
 *
 * @param <E> the type of the entities
 * @param <R> the type of the repository
 */
abstract class RepositoryProducts<E extends Row, R extends ListCrudRepository<E, Long> & ProductQueries<E>>
		implements Products<E> {

	private final R repository;

	RepositoryProducts(R repository) {
		this.repository = repository;
	}

	@Override
	public Long id(E product) {
		return product.id();
	}

	@Override
	public @Nullable E findById(Long id) {
		return this.repository.findById(id).orElse(null);
	}

	@Override
	public @Nullable E findByName(String name) {
		return this.repository.findByName(name).orElse(null);
	}

	@Override
	public List<E> findByCategory(String category) {
		return this.repository.findByCategory(category);
	}

	@Override
	public List<E> findTopTen() {
		return this.repository.findTop10ByActiveTrueOrderByPriceDesc();
	}

	@Override
	public long countByCategory(String category) {
		return this.repository.countByCategory(category);
	}

	@Override
	public boolean existsByName(String name) {
		return this.repository.existsByName(name);
	}

	@Override
	public E save(E product) {
		return this.repository.save(product);
	}

	@Override
	public List<E> saveAll(List<E> products) {
		return this.repository.saveAll(products);
	}

	@Override
	public void deleteById(Long id) {
		this.repository.deleteById(id);
	}

	@Override
	public void deleteAllById(List<Long> ids) {
		this.repository.deleteAllById(ids);
	}

}
