package io.github.springdata.memory.calls;

import io.github.springdata.memory.workload.Row;
import io.github.springdata.memory.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * The product of hand-written collections. It holds its places in them.
 */
final class PlainProduct implements Row {

	@Nullable Long id;

	final String name;

	final boolean active;

	final String category;

	final double price;

	final double cost;

	/**
	 * The place in the bucket of the category.
	 */
	int categoryPlace;

	/**
	 * The place in the bucket of the price.
	 */
	int pricePlace;

	PlainProduct(@Nullable Long id, Workload.Item item) {
		this.id = id;
		this.name = item.name();
		this.active = item.active();
		this.category = item.category();
		this.price = item.price();
		this.cost = item.cost();
	}

	@Override
	@SuppressWarnings("NullAway")
	public Long id() {
		return this.id;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public boolean active() {
		return this.active;
	}

	@Override
	public String category() {
		return this.category;
	}

	@Override
	public double price() {
		return this.price;
	}

	@Override
	public double cost() {
		return this.cost;
	}

}
