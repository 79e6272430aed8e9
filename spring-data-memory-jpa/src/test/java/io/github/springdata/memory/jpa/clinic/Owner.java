package io.github.springdata.memory.jpa.clinic;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;

/**
 * Owner of pets.
 */
@Entity
public class Owner extends Person {

	@Version
	private int version;

	@Embedded
	private Address address;

	@OneToMany(mappedBy = "owner", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("name")
	private List<Pet> pets = new ArrayList<>();

	protected Owner() {
	}

	public Owner(String name, Address address) {
		super(name);
		this.address = address;
	}

	public int getVersion() {
		return this.version;
	}

	public Address getAddress() {
		return this.address;
	}

	public void setAddress(Address address) {
		this.address = address;
	}

	public List<Pet> getPets() {
		return this.pets;
	}

	public Pet add(Pet pet) {
		pet.setOwner(this);
		this.pets.add(pet);
		return pet;
	}

}
