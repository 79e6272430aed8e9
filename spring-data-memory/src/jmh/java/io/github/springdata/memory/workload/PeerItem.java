package io.github.springdata.memory.workload;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.data.keyvalue.annotation.KeySpace;

/**
 * The item as an entity of Spring Data JPA, JDBC and KeyValue.
 */
@Entity
@Table(name = "item",
		indexes = { @Index(columnList = "active"), @Index(columnList = "category"), @Index(columnList = "price") })
@org.springframework.data.relational.core.mapping.Table("item")
@KeySpace("item")
public class PeerItem implements Row {

	@Id
	@org.springframework.data.annotation.Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "item")
	@SequenceGenerator(name = "item", sequenceName = "item_sequence", allocationSize = 50)
	private @Nullable Long id;

	private String name = "";

	private boolean active;

	private String category = "";

	private double price;

	private double cost;

	protected PeerItem() {
	}

	PeerItem(Workload.Item item) {
		this.name = item.name();
		this.active = item.active();
		this.category = item.category();
		this.price = item.price();
		this.cost = item.cost();
	}

	void change(Workload.Update update) {
		this.name = update.name();
		this.price = update.price();
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

	public @Nullable Long getId() {
		return this.id;
	}

	public void setId(@Nullable Long id) {
		this.id = id;
	}

	public String getName() {
		return this.name;
	}

	public boolean isActive() {
		return this.active;
	}

	public String getCategory() {
		return this.category;
	}

	public double getPrice() {
		return this.price;
	}

	public double getCost() {
		return this.cost;
	}

}
