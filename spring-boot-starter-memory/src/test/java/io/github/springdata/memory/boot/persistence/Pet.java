package io.github.springdata.memory.boot.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

@Entity
public class Pet {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@ManyToOne(optional = false)
	@Nullable Owner owner;

	String name = "";

	protected Pet() {
	}

	Pet(Owner owner, String name) {
		this.owner = owner;
		this.name = name;
	}

}
