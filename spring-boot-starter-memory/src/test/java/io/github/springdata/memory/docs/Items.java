package io.github.springdata.memory.docs;

import java.util.List;
import java.util.Optional;

import io.github.springdata.memory.repository.MemoryRepository;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

// tag::repository[]
interface Items extends MemoryRepository<Item, Long> {

	Optional<Item> findBySku(String sku);

	List<Item> findByCategoryAndPriceLessThanOrderByPriceDesc(String category, double price, Limit limit);

	Page<Item> findByCategory(String category, Pageable page);

	long countByCategory(String category);

	long deleteByPriceGreaterThan(double price);

}
// end::repository[]
