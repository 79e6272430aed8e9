package io.github.springdata.memory.docs;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

// tag::entity[]
@MemoryEntity("items")
class Item {

	@Id
	@Nullable Long id;

	@Indexed(unique = true)
	String sku;

	@Indexed
	String category;

	@Indexed
	double price;

	Item(String sku, String category, double price) {
		this.sku = sku;
		this.category = category;
		this.price = price;
	}

}
// end::entity[]
