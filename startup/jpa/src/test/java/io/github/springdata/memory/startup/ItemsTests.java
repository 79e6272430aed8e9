package io.github.springdata.memory.startup;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The only test of the application.
 */
@DataJpaTest
class ItemsTests {

	@Autowired
	private Items items;

	@Test
	void findsWhatWasSaved() {
		this.items.save(new Item("name", true, "category", 1, 2));
		assertThat(this.items.findByCategory("category")).hasSize(1);
	}

}
