package io.github.springdata.memory.jpa.clinic;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;

/**
 * Visit of a pet.
 */
@Entity
public class Visit {

	@Id
	@GeneratedValue
	private Long id;

	private LocalDate day;

	private String reason;

	@ManyToMany
	private Set<Vet> vets = new HashSet<>();

	protected Visit() {
	}

	public Visit(LocalDate day, String reason) {
		this.day = day;
		this.reason = reason;
	}

	public Long getId() {
		return this.id;
	}

	public LocalDate getDay() {
		return this.day;
	}

	public String getReason() {
		return this.reason;
	}

	public Set<Vet> getVets() {
		return this.vets;
	}

}
