package io.github.springdata.memory.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.springdata.memory.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Products that are filled with the rows of the workload, and what is drawn for calls on
 * them. The same seed gives the same rows and arguments to all who keep products.
 */
final class Stock implements AutoCloseable {

	private static final int CHUNK = 10_000;

	private final Random random = new Random(Workload.SEED);

	private final List<Workload.Item> rows;

	private final Products<Object> products;

	private int created;

	Stock(Keeper keeper, int size) {
		this.rows = Workload.draw(size, 0, Workload.SEED).items();
		this.products = keeper.open();
		for (int i = 0; i < size; i += CHUNK) {
			this.products.saveAll(this.rows.subList(i, Math.min(size, i + CHUNK))
				.stream()
				.map((item) -> this.products.create(null, item))
				.toList());
		}
	}

	Products<Object> products() {
		return this.products;
	}

	/**
	 * The names of stored products, drawn at random.
	 */
	String[] names(int count) {
		return this.random.ints(count, 0, this.rows.size())
			.mapToObj((i) -> new String(this.rows.get(i).name()))
			.toArray(String[]::new);
	}

	/**
	 * New products.
	 */
	List<Object> fresh(int count) {
		List<Object> fresh = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			fresh.add(this.products.create(null, vary(this.random.nextInt(this.rows.size()), "New " + ++this.created)));
		}
		return fresh;
	}

	/**
	 * A stored product with another price.
	 */
	Object changed(int index) {
		return this.products.create(index + 1L, vary(index, null));
	}

	private Workload.Item vary(int index, @Nullable String name) {
		Workload.Item item = this.rows.get(index);
		double price = this.random.nextInt(10_000) / 100.0;
		return new Workload.Item((name != null) ? name : item.name(), item.active(), item.category(), price,
				item.cost());
	}

	/**
	 * Deletes products that were added.
	 */
	void delete(List<Object> added) {
		this.products.deleteAllById(added.stream().map(this.products::id).toList());
	}

	@Override
	public void close() {
		this.products.close();
	}

}
