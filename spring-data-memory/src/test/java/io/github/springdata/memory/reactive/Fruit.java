package io.github.springdata.memory.reactive;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import io.github.springdata.memory.mapping.Indexed;

/**
 * A mutable entity with a generated id, a version and a unique key.
 */
public class Fruit {

	@Id
	Long id;

	@Version
	Long version;

	@Indexed(unique = true)
	String name;

	@Indexed
	double price;

	Fruit() {
	}

	Fruit(String name, double price) {
		this.name = name;
		this.price = price;
	}

	static Fruit of(String name, double price) {
		return new Fruit(name, price);
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public double getPrice() {
		return this.price;
	}

}
