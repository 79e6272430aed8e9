package io.github.springdata.memory.startup;

import java.util.List;

import org.springframework.data.repository.ListCrudRepository;

/**
 * The items of the application.
 */
interface Items extends ListCrudRepository<Item, Long> {

	List<Item> findByCategory(String category);

}
