package io.github.springdata.memory.startup;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The only test of the application.
 */
@DataJdbcTest
class ItemsTests {

	@Autowired
	private Items items;

	@Test
	void findsWhatWasSaved() {
		this.items.save(new Item(null, "name", true, "category", 1, 2));
		assertThat(this.items.findByCategory("category")).hasSize(1);
	}

}
