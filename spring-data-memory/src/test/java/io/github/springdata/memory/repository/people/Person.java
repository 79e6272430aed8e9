package io.github.springdata.memory.repository.people;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.data.annotation.Id;

public class Person implements Human {

	@Id
	private Long id;

	private String name;

	private int age;

	private boolean active;

	private String city;

	private BigDecimal balance;

	private LocalDate birthday;

	private Color color;

	private List<String> tags = new ArrayList<>();

	private Address address;

	public static Person of(PersonRecord state) {
		Person person = new Person();
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
