package io.github.springdata.memory.startup;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What the repository keeps.
 */
@Entity
@Table(indexes = { @Index(columnList = "active"), @Index(columnList = "category"), @Index(columnList = "price") })
class Item {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	private String name = "";

	private boolean active;

	private String category = "";

	private double price;

	private double cost;

	protected Item() {
	}

	Item(String name, boolean active, String category, double price, double cost) {
		this.name = name;
		this.active = active;
		this.category = category;
		this.price = price;
		this.cost = cost;
	}

	@Nullable Long getId() {
		return this.id;
	}

}
