package io.github.springdata.memory.jpa.clinic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

/**
 * Pet of an owner.
 */
@Entity
public class Pet extends Person {

	/**
	 * Kind of pet.
	 */
	public enum Kind {

		CAT, DOG

	}

	@Enumerated(EnumType.STRING)
	private Kind kind;

	private LocalDate birthday;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "owner_id")
	private Owner owner;

	@OneToMany(cascade = CascadeType.ALL)
	@JoinColumn(name = "pet_id")
	private final List<Visit> visits = new ArrayList<>();

	@ElementCollection
	private Set<String> nicknames = new HashSet<>();

	protected Pet() {
	}

	public Pet(String name, Kind kind, LocalDate birthday) {
		super(name);
		this.kind = kind;
		this.birthday = birthday;
	}

	public Kind getKind() {
		return this.kind;
	}

	public LocalDate getBirthday() {
		return this.birthday;
	}

	public Owner getOwner() {
		return this.owner;
	}

	void setOwner(Owner owner) {
		this.owner = owner;
	}

	public List<Visit> getVisits() {
		return this.visits;
	}

	public Set<String> getNicknames() {
		return this.nicknames;
	}

}
