package io.github.springdata.memory.docs;

import java.util.List;

import io.github.springdata.memory.boot.test.DataMemoryTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

// tag::test[]
@DataMemoryTest
class ItemsTests {

	@Autowired
	private Items items;

	@Test
	void numbersItemsFromOneInEveryTest() {
		this.items.saveAll(List.of(new Item("tea", "drink", 4), new Item("cake", "food", 5)));
		assertThat(this.items.findBySku("tea")).hasValueSatisfying((tea) -> assertThat(tea.id).isEqualTo(1));
	}

	@Test
	void refusesASecondItemWithTheSameSku() {
		this.items.save(new Item("tea", "drink", 4));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.items.save(new Item("tea", "drink", 6)));
	}

}
// end::test[]
