package io.github.springdata.memory.startup;

import java.util.List;

import io.github.springdata.memory.repository.MemoryRepository;

/**
 * The items of the application.
 */
interface Items extends MemoryRepository<Item, Long> {

	List<Item> findByCategory(String category);

}
