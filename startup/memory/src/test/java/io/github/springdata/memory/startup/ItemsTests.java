package io.github.springdata.memory.startup;

import io.github.springdata.memory.boot.test.DataMemoryTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The only test of the application.
 */
@DataMemoryTest
class ItemsTests {

	@Autowired
	private Items items;

	@Test
	void findsWhatWasSaved() {
		this.items.save(new Item(null, "name", true, "category", 1, 2));
		assertThat(this.items.findByCategory("category")).hasSize(1);
	}

}
