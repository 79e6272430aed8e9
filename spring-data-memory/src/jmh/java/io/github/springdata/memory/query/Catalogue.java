package io.github.springdata.memory.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.CompoundIndex;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexKind;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

/**
 * 100,000 products, 9,000 in each category and half of them active, in a repository and
 * in maps and lists as one would keep them by hand.
 */
final class Catalogue {

	static final int ROWS = 100_000;

	private static final int CATEGORIES = 11;

	final Products products;

	final Map<Long, Product> byId = new HashMap<>();

	final Map<String, Product> bySku = new HashMap<>();

	final Map<String, List<Product>> byCategory = new HashMap<>();

	final NavigableMap<PriceAndId, Product> byPrice = new TreeMap<>();

	Catalogue() {
		this.products = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore())).getRepository(Products.class);
		List<Product> rows = new ArrayList<>(ROWS);
		for (int i = 1; i <= ROWS; i++) {
			rows.add(new Product(i, "sku-" + i, "category-" + i % CATEGORIES, i % 2 == 0, i * 7919L % 10_000));
		}
		this.products.insertAll(rows).forEach(this::keep);
	}

	private void keep(Product product) {
		this.byId.put(product.id(), product);
		this.bySku.put(product.sku(), product);
		this.byCategory.computeIfAbsent(product.category(), (category) -> new ArrayList<>()).add(product);
		this.byPrice.put(new PriceAndId(product.price(), product.id()), product);
	}

	@CompoundIndex(properties = { "price", "id" })
	record Product(@Id long id, @Indexed(unique = true, kind = IndexKind.HASH) String sku,
			@Indexed(kind = IndexKind.HASH) String category, boolean active, @Indexed double price) {

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

		Optional<Product> findBySku(String sku);

		List<Product> findByCategory(String category);

		List<Product> findTop10ByActiveTrueOrderByPriceDesc();

		long countByCategory(String category);

		boolean existsBySku(String sku);

		Window<Product> findTop20ByOrderByPrice(ScrollPosition position);

	}

}
