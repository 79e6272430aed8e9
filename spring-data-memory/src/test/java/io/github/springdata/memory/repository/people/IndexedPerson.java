package io.github.springdata.memory.repository.people;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.CompoundIndex;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.store.index.IndexKind;

import org.springframework.data.annotation.Id;

@CompoundIndex(properties = { "city", "age" })
public class IndexedPerson implements Human {

	@Id
	private Long id;

	@Indexed
	private String name;

	@Indexed
	private int age;

	@Indexed
	private boolean active;

	@Indexed(kind = IndexKind.HASH)
	private String city;

	@Indexed
	private BigDecimal balance;

	private LocalDate birthday;

	@Indexed
	private Color color;

	@Indexed
	private List<String> tags = new ArrayList<>();

	private Address address;

	public static IndexedPerson of(PersonRecord state) {
		IndexedPerson person = new IndexedPerson();
		person.id = state.id();
		person.name = state.name();
		person.age = state.age();
		person.active = state.active();
		person.city = state.city();
		person.balance = state.balance();
		person.birthday = state.birthday();
		person.color = state.color();
		person.tags = (state.tags() != null) ? new ArrayList<>(state.tags()) : null;
		person.address = state.address();
		return person;
	}

	@Override
	public PersonRecord state() {
		return new PersonRecord(this.id, this.name, this.age, this.active, this.city, this.balance, this.birthday,
				this.color, this.tags, this.address);
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name;
	}

}
