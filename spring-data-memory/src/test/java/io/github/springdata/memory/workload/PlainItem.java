package io.github.springdata.memory.workload;

/**
 * The item of hand-written collections. It holds its places in them.
 */
public final class PlainItem implements Row {

	long id;

	String name;

	final boolean active;

	final String category;

	double price;

	final double cost;

	/**
	 * The bit of the category among {@link Workload#CATEGORIES}.
	 */
	final int categoryBit;

	/**
	 * The places in the buckets of the active ones, of the category and of the price.
	 */
	int activePlace;

	int categoryPlace;

	int pricePlace;

	PlainItem(Workload.Item item) {
		this.name = item.name();
		this.active = item.active();
		this.category = item.category();
		this.price = item.price();
		this.cost = item.cost();
		this.categoryBit = 1 << Workload.CATEGORIES.indexOf(item.category());
	}

	@Override
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
