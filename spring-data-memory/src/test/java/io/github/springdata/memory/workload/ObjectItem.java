package io.github.springdata.memory.workload;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * The item as a mutable entity.
 */
@SuppressWarnings("NullAway")
public class ObjectItem implements Row {

	@Id
	private @Nullable Long id;

	private String name;

	@Indexed(kind = IndexKind.HASH)
	private boolean active;

	@Indexed(kind = IndexKind.HASH)
	private String category;

	@Indexed
	private double price;

	private double cost;

	public ObjectItem(String name, boolean active, String category, double price, double cost) {
		this.name = name;
		this.active = active;
		this.category = category;
		this.price = price;
		this.cost = cost;
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

	void change(Workload.Update update) {
		this.name = update.name();
		this.price = update.price();
	}

}
