package io.github.springdata.memory.jpa.spring.sales;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * Country, whose id is assigned.
 */
@Entity
public class Country {

	@Id
	private String code;

	private String name;

	protected Country() {
	}

	public Country(String code, String name) {
		this.code = code;
		this.name = name;
	}

	public String getCode() {
		return this.code;
	}

	public String getName() {
		return this.name;
	}

}
