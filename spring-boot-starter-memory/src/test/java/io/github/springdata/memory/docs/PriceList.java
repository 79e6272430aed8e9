package io.github.springdata.memory.docs;

import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.Assert;

// tag::service[]
@Service
class PriceList {

	private final Items items;

	PriceList(Items items) {
		this.items = items;
	}

	@Transactional
	public void raise(String category, double amount, double highest) {
		for (Item item : this.items.findByCategory(category, Pageable.unpaged())) {
			item.price += amount;
			Assert.state(item.price <= highest, "Too expensive: " + item.sku);
		}
	}

}
// end::service[]
