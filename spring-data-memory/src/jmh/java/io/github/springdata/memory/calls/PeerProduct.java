package io.github.springdata.memory.calls;

import io.github.springdata.memory.workload.Row;
import io.github.springdata.memory.workload.Workload;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.keyvalue.annotation.KeySpace;

/**
 * The product as an entity of Spring Data JPA, JDBC and KeyValue.
 */
@Entity
@Table(name = "product", indexes = { @Index(columnList = "category"), @Index(columnList = "price") })
@org.springframework.data.relational.core.mapping.Table("product")
@KeySpace("product")
class PeerProduct implements Row {

	@Id
	@org.springframework.data.annotation.Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "product")
	@SequenceGenerator(name = "product", sequenceName = "product_sequence", allocationSize = 50)
	private @Nullable Long id;

	@Column(unique = true)
	private String name = "";

	private boolean active;

	private String category = "";

	private double price;

	private double cost;

	@PersistenceCreator
	PeerProduct() {
	}

	PeerProduct(@Nullable Long id, Workload.Item item) {
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
