package io.github.springdata.memory.sample.lending.member;

import jakarta.persistence.Embeddable;

/**
 * Where somebody lives.
 */
@Embeddable
public class Address {

	private String street;

	private String town;

	protected Address() {
	}

	/**
	 * Creates an address.
	 * @param street the street with the number
	 * @param town the town
	 */
	public Address(String street, String town) {
		this.street = street;
		this.town = town;
	}

	public String getStreet() {
		return this.street;
	}

	public String getTown() {
		return this.town;
	}

}
