package io.github.springdata.memory.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.github.springdata.memory.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Products in maps and buckets as an expert keeps them: the products hold their places,
 * and a change touches only what it must. No transactions, no older versions, one thread.
 */
final class HandWrittenProducts implements Products<PlainProduct> {

	private static final int FEW = 10;

	private final Map<Long, PlainProduct> byId = new HashMap<>();

	private final Map<String, PlainProduct> byName = new HashMap<>();

	private final Map<String, Bucket> byCategory = new HashMap<>();

	private final NavigableMap<Double, Bucket> byPrice = new TreeMap<>();

	private long lastId;

	@Override
	public PlainProduct create(@Nullable Long id, Workload.Item item) {
		return new PlainProduct(id, item);
	}

	@Override
	public Long id(PlainProduct product) {
		return product.id();
	}

	@Override
	public @Nullable PlainProduct findById(Long id) {
		return this.byId.get(id);
	}

	@Override
	public @Nullable PlainProduct findByName(String name) {
		return this.byName.get(name);
	}

	@Override
	public List<PlainProduct> findByCategory(String category) {
		Bucket bucket = this.byCategory.get(category);
		return (bucket != null) ? bucket.toList() : List.of();
	}

	@Override
	public List<PlainProduct> findTopTen() {
		List<PlainProduct> found = new ArrayList<>(FEW);
		for (Bucket bucket : this.byPrice.descendingMap().values()) {
			for (int i = 0; i < bucket.size; i++) {
				if (bucket.products[i].active) {
					found.add(bucket.products[i]);
					if (found.size() == FEW) {
						return found;
					}
				}
			}
		}
		return found;
	}

	@Override
	public long countByCategory(String category) {
		Bucket bucket = this.byCategory.get(category);
		return (bucket != null) ? bucket.size : 0;
	}

	@Override
	public boolean existsByName(String name) {
		return this.byName.containsKey(name);
	}

	@Override
	public PlainProduct save(PlainProduct product) {
		PlainProduct before = (product.id != null) ? this.byId.get(product.id) : null;
		if (before != null) {
			replace(before, product);
		}
		else {
			insert(product);
		}
		return product;
	}

	private void insert(PlainProduct product) {
		if (this.byName.putIfAbsent(product.name, product) != null) {
			throw new IllegalArgumentException("Name is taken: " + product.name);
		}
		product.id = ++this.lastId;
		this.byId.put(product.id, product);
		category(product).add(product);
		price(product).add(product);
	}

	private void replace(PlainProduct before, PlainProduct after) {
		if (!before.name.equals(after.name)) {
			if (this.byName.containsKey(after.name)) {
				throw new IllegalArgumentException("Name is taken: " + after.name);
			}
			this.byName.remove(before.name);
		}
		this.byName.put(after.name, after);
		this.byId.put(after.id(), after);
		if (before.category.equals(after.category)) {
			category(after).put(after, before.categoryPlace);
		}
		else {
			category(before).remove(before);
			category(after).add(after);
		}
		if (before.price == after.price) {
			price(after).put(after, before.pricePlace);
		}
		else {
			removeFromPrice(before);
			price(after).add(after);
		}
	}

	private Bucket category(PlainProduct product) {
		return this.byCategory.computeIfAbsent(product.category, (category) -> new Bucket(false));
	}

	private Bucket price(PlainProduct product) {
		return this.byPrice.computeIfAbsent(product.price, (price) -> new Bucket(true));
	}

	private void removeFromPrice(PlainProduct product) {
		Bucket bucket = this.byPrice.get(product.price);
		bucket.remove(product);
		if (bucket.size == 0) {
			this.byPrice.remove(product.price);
		}
	}

	@Override
	public List<PlainProduct> saveAll(List<PlainProduct> products) {
		products.forEach(this::save);
		return products;
	}

	@Override
	public void deleteById(Long id) {
		PlainProduct product = this.byId.remove(id);
		if (product != null) {
			this.byName.remove(product.name);
			category(product).remove(product);
			removeFromPrice(product);
		}
	}

	@Override
	public void deleteAllById(List<Long> ids) {
		ids.forEach(this::deleteById);
	}

	/**
	 * Products without order, each of which holds its place, so that the last one can
	 * take the place of one that leaves.
	 */
	private static final class Bucket {

		private final boolean ofPrice;

		private PlainProduct[] products = new PlainProduct[2];

		private int size;

		Bucket(boolean ofPrice) {
			this.ofPrice = ofPrice;
		}

		void add(PlainProduct product) {
			if (this.size == this.products.length) {
				this.products = Arrays.copyOf(this.products, this.size + (this.size >> 1) + 1);
			}
			put(product, this.size++);
		}

		void remove(PlainProduct product) {
			PlainProduct last = this.products[--this.size];
			put(last, this.ofPrice ? product.pricePlace : product.categoryPlace);
			Arrays.fill(this.products, this.size, this.size + 1, null);
		}

		void put(PlainProduct product, int place) {
			this.products[place] = product;
			if (this.ofPrice) {
				product.pricePlace = place;
			}
			else {
				product.categoryPlace = place;
			}
		}

		List<PlainProduct> toList() {
			return Arrays.asList(Arrays.copyOf(this.products, this.size));
		}

	}

}
