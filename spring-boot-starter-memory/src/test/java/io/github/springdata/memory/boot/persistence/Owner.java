package io.github.springdata.memory.boot.persistence;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import org.jspecify.annotations.Nullable;

@Entity
@NamedQuery(name = "Owner.findNamed", query = "select o from Owner o where o.lastName = ?1")
public class Owner {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(unique = true)
	String lastName = "";

	@OneToMany(mappedBy = "owner", cascade = CascadeType.ALL)
	List<Pet> pets = new ArrayList<>();

	protected Owner() {
	}

	Owner(String lastName) {
		this.lastName = lastName;
	}

	Owner withPet(String name) {
		this.pets.add(new Pet(this, name));
		return this;
	}

}
