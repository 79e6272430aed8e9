package io.github.springdata.memory.jpa.clinic;

import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;

/**
 * Veterinarian.
 */
@Entity
public class Vet {

	@Id
	private String license;

	@Column(unique = true)
	private String email;

	@ManyToMany(mappedBy = "vets")
	private Set<Visit> visits = new HashSet<>();

	protected Vet() {
	}

	public Vet(String license, String email) {
		this.license = license;
		this.email = email;
	}

	public String getLicense() {
		return this.license;
	}

	public String getEmail() {
		return this.email;
	}

	public Set<Visit> getVisits() {
		return this.visits;
	}

}
