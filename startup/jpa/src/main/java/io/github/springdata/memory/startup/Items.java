package io.github.springdata.memory.startup;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The items of the application.
 */
interface Items extends JpaRepository<Item, Long> {

	List<Item> findByCategory(String category);

}
