package io.github.springdata.memory.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.CompoundIndex;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

/**
 * 100,000 products in a repository and in a sorted map as one would keep it by hand.
 */
final class Catalogue {

	private static final int ROWS = 100_000;

	final Products products;

	final NavigableMap<PriceAndId, Product> byPrice = new TreeMap<>();

	Catalogue() {
		this.products = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore())).getRepository(Products.class);
		List<Product> rows = new ArrayList<>(ROWS);
		for (int i = 1; i <= ROWS; i++) {
			rows.add(new Product(i, i * 7919L % 10_000));
		}
		this.products.insertAll(rows)
			.forEach((product) -> this.byPrice.put(new PriceAndId(product.price(), product.id()), product));
	}

	@CompoundIndex(properties = { "price", "id" })
	record Product(@Id long id, double price) {

	}

	record PriceAndId(double price, long id) implements Comparable<PriceAndId> {

		private static final Comparator<PriceAndId> ORDER = Comparator.comparingDouble(PriceAndId::price)
			.thenComparingLong(PriceAndId::id);

		@Override
		public int compareTo(PriceAndId other) {
			return ORDER.compare(this, other);
		}

	}

	interface Products extends MemoryRepository<Product, Long> {

		Window<Product> findTop20ByOrderByPrice(ScrollPosition position);

	}

}
