package io.github.springdata.memory.startup;

import java.util.List;

import org.springframework.data.keyvalue.repository.KeyValueRepository;

/**
 * The items of the application.
 */
interface Items extends KeyValueRepository<Item, Long> {

	List<Item> findByCategory(String category);

}
